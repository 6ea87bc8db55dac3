"""A worker that is killed at any point loses no notice, and each double is known and counted.

Forty times on each run. Five hundred times takes some five minutes on each database:

    PORTAL_TEST_KILLS=500 .venv/bin/python -m pytest -s tests/notices/test_kills.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from portal.settings import ROOT
from portal.store import Store
from tests.notices.killing import NEW_EACH_TIME
from tests.notices.post_office import PostOffice
from tests.notices.ways import deliveries, notices, reach
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]

KILLS = int(os.environ.get("PORTAL_TEST_KILLS") or 40)

PATIENCE = 1150 + 5 * max(0, KILLS - 40)
"""Seconds. Many kills on a machine that does much else take longer, and that is no fault of a worker."""


def kill_and_count(store: Store, someone: Someone, office: PostOffice, kills: int) -> None:
    """Kill a worker this often; then every notice was told, and no double is unknown."""
    for number in range(30):
        reach(store, someone(), f"iemand{number}@example.nl")
    url = store.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    arguments = [url, str(office.port), str(office.ca), str(kills)]
    # Only our own arguments; nothing comes from outside.
    done = subprocess.run(
        [sys.executable, "-m", "tests.notices.killing", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told, sent, taken = notices(store), deliveries(store), office.ids
    assert len(told) == (kills + 1) * NEW_EACH_TIME
    assert [row.id for row in told if row.sent_at is None] == [], "no notice is lost"
    assert {row.state for row in sent} == {"sent"}
    assert {f"<{row.id}@waterstad.example>" for row in sent} == set(taken), "each arrived under its own id"
    twice = sum(times - 1 for times in taken.values())
    counted = sum(row.possible_doubles for row in sent)
    print(
        f"\n{kills} kills: {len(told)} notices told, {len(sent)} mails, {twice} came twice, {counted} counted"
    )
    for row in sent:
        doubles = taken[f"<{row.id}@waterstad.example>"] - 1
        assert doubles <= row.possible_doubles, "a double that nobody counted"
    assert sum(row.possible_doubles for row in sent) > 0, "no kill fell while a letter was on its way"


@pytest.mark.slow
@pytest.mark.requirement("R-035")
@pytest.mark.timeout(PATIENCE + 50)
def test_a_worker_that_is_killed_again_and_again_loses_nothing(
    store: Store, someone: Someone, office: PostOffice
) -> None:
    kill_and_count(store, someone, office, KILLS)
