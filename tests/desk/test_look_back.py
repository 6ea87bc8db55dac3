"""The yearly look back: one command, fixed figures, and the same whenever it is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from portal.access import Hold
from portal.access.models import RefusedTry
from portal.access.models_samples import LookReview
from portal.desk.privacy.yearly import INDICATORS, look_back
from portal.instructions.norms import PRIVACY_NORMS
from portal.store import Store, new_id
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import store_of
from tests.dossiers.ways import a_file, an_item

YEAR_END = datetime(2024, 12, 31, 23, tzinfo=UTC)  # The new year in Amsterdam.


def csv_of(app: Flask, year: int) -> str:
    done = app.test_cli_runner().invoke(args=["look-back", str(year)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return str(done.output)


@pytest.mark.requirement("R-082")
def test_one_command_gives_fixed_figures_that_stay_the_same(app: Flask, clock: FakeClock) -> None:
    first = csv_of(app, 2019)
    lines = first.splitlines()
    assert lines[0] == "year,norm,what,number" and len(lines) == len(INDICATORS) + 1
    assert any(line.startswith("2019,3.3,talks between organisations,") for line in lines)
    assert "talks between organisations,0" not in first
    with store_of(app).writing() as work:
        work.add(RefusedTry, {"id": new_id(), "at": MONDAY, "account_id": new_id(), "endpoint": "x"})
    clock.moment += timedelta(days=400)
    assert csv_of(app, 2019) == first, "what came later changes nothing"


@pytest.mark.requirement("R-082")
def test_a_year_that_runs_is_refused_and_small_numbers_point_at_nobody(app: Flask) -> None:
    refused = app.test_cli_runner().invoke(args=["look-back", "2026"])
    assert refused.exit_code == 1 and "not over yet" in refused.output
    with store_of(app).writing() as work:
        row = {"account_id": "a" * 26, "agency_id": "b" * 26, "team": "", "from_day": YEAR_END.date()}
        row |= {"until_day": YEAR_END.date()}
        for minutes in (1, 2, -1):
            work.add(LookReview, {"id": new_id(), **row, "at": YEAR_END - timedelta(minutes=minutes)})
    assert "2024,5.2,looks back by team leaders,<5" in csv_of(app, 2024)


@pytest.mark.requirement("R-082")
def test_what_was_hidden_at_the_end_of_the_year_does_not_count(store: Store, someone: object) -> None:
    person = someone().id  # type: ignore[operator]  # It makes somebody.
    file = a_file(store, person)
    items = [an_item(store, person, file) for _ in range(7)]
    hold = {"item_table": "file_items", "hidden_from": person, "article": "UAVG art. 41"}
    hold |= {"review_on": YEAR_END.date(), "asked_by": new_id()}
    with store.writing() as work:
        # One hold ended before the year did, one after it.
        for item, ended in ((items[0], -1), (items[1], 1)):
            dates = {
                "made_at": datetime(2024, 3, 1, tzinfo=UTC),
                "ended_at": YEAR_END + timedelta(days=ended),
            }
            work.add(Hold, {"id": new_id(), "item_id": item, **hold, **dates})
    with store.reading() as work:
        numbers = {one.what: one.number for one in look_back(work, 2024)}
    assert numbers["things written in files"] == 6


def test_every_figure_belongs_to_a_norm() -> None:
    assert {norm for norm, _what, _count in INDICATORS} <= {norm.number for norm in PRIVACY_NORMS}
