"""Letters that no printer takes: on the lists after two working days, and off them when the file is gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from portal.notices.models import Delivery
from portal.notices.sending import Outbox
from portal.notices.tasks import TaskKind, late_of, open_tasks
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.unprinted import list_unprinted
from tests.clocks import MONDAY, FakeClock
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("R-035")

Someone = Callable[..., Somebody]
FRIDAY = datetime(2026, 11, 27, 9, tzinfo=UTC)


def bench_with(portal: Portal, store: Store, clock: FakeClock, folder: Path | None) -> Bench:
    """What a worker has in its hands that prints in a folder."""
    settings = replace(portal.settings, print_folder=folder)
    return Bench(
        replace(portal, store=store, clock=clock, settings=settings), Outbox(store, clock, WORDS, {})
    )


def put(store: Store, folder: Path, person: str, at: datetime, *names: str) -> str:
    """Put a letter in the folder, as the worker did at a moment; return its delivery."""
    id = new_id()
    row: dict[str, object] = {"id": id, "person_id": person, "purpose": "notice", "channel": "post"}
    with store.writing() as work:
        work.add(Delivery, {**row, "state": "sent", "next_try_at": at, "made_at": at, "done_at": at})
    for name in names or ("{}.pdf",):
        (folder / name.format(id)).write_bytes(b"%PDF-1.7")
    return id


def listed(store: Store, role: str) -> list[tuple[str, date]]:
    """The letters on the list of a role, each with its last day."""
    with store.reading() as work:
        found = open_tasks(work, role=role)
    return [(one.about_id, one.for_day) for one in found if one.kind == TaskKind.NOT_PRINTED]


def test_two_working_days_pass_before_anybody_hears_of_it(
    store: Store, someone: Someone, clock: FakeClock, small_portal: Portal, tmp_path: Path
) -> None:
    bench, who = bench_with(small_portal, store, clock, tmp_path), someone()
    letter = put(store, tmp_path, who.id, FRIDAY, "{}.pdf", "{}-nl.pdf")
    put(store, tmp_path, who.id, FRIDAY, ".{}.pdf.part")
    (tmp_path / "of-the-mail-house.pdf").write_bytes(b"%PDF-1.7")
    tuesday = FRIDAY + timedelta(days=4)
    assert list_unprinted(bench, tuesday) == 0
    assert [list_unprinted(bench, tuesday + timedelta(days=1)) for _ in range(2)] == [2, 0]
    last_day = date(2026, 12, 1)
    assert listed(store, "helpdesk") == listed(store, "manager") == [(letter, last_day)]
    with store.reading() as work:
        late = late_of(work, role="manager", kind=TaskKind.NOT_PRINTED)
    assert (late.number, late.first_day) == (1, last_day)
    for file in tmp_path.glob(f"{letter}*"):
        file.unlink()
    list_unprinted(bench, tuesday + timedelta(days=1))
    assert listed(store, "helpdesk") == listed(store, "manager") == []


def test_without_a_folder_nothing_is_late(
    store: Store, someone: Someone, clock: FakeClock, small_portal: Portal, tmp_path: Path
) -> None:
    put(store, tmp_path, someone().id, FRIDAY)
    bench = bench_with(small_portal, store, clock, None)
    assert list_unprinted(bench, FRIDAY + timedelta(days=30)) == 0


def test_the_help_desk_and_who_looks_after_the_portal_see_it_without_a_name(
    app: Flask, client_for: Callable[..., Visitor], tmp_path: Path
) -> None:
    parts: Portal = app.extensions["inzage"]
    helpdesk, manager = client_for("helpdesk", lang="en"), client_for("manager", lang="en")
    said = "No printer took 2 letters"
    assert said not in helpdesk.open("desk/collect").text + manager.open("desk/duties").text
    long_ago = MONDAY - timedelta(days=7)
    for person in ("a" * 26, "b" * 26):
        put(parts.store, tmp_path, person, long_ago)
    clock = FakeClock(parts.clock.now())
    list_unprinted(bench_with(parts, parts.store, clock, tmp_path), clock.moment)
    for page in (helpdesk.open("desk/collect"), manager.open("desk/duties")):
        assert said in page.text and "18 November 2026 at the latest" in page.text
    for visitor in (helpdesk, manager):
        assert "No printer took a letter within two working days" in visitor.open("desk/tasks").text
    assert "printer" not in client_for("wife", lang="en").open("").text
