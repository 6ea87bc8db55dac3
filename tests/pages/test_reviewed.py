"""The text of every page for everybody has a day on which it was read through, a year ago at most."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.catalogue.reviewed import REVIEWED, read_again_by, too_old
from portal.notices.models import Task
from portal.worker.running import bench_of, run_due
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import store_of
from tests.visitor import Visitor

NO_TEXT = {"pages.components", "pages.records_schema", "pages.what_we_ask", "pages.why_we_ask"}
"""Parts for who builds this site, and what is made anew from the tables in the code for each reader."""


@pytest.mark.requirement("R-247")
def test_every_page_with_a_text_says_when_it_was_read_through(bare_app: Flask) -> None:
    pages = {
        rule.endpoint
        for rule in bare_app.url_map.iter_rules()
        if rule.endpoint.startswith("pages.") and "GET" in (rule.methods or set()) and not rule.defaults
    }
    told = {}
    for rule in bare_app.url_map.iter_rules():
        if rule.endpoint in pages and rule.arguments <= {"lang"}:
            answer = bare_app.test_client().get(rule.rule.replace("<lang>", "nl"))
            if answer.status_code == 200 and answer.mimetype == "text/html":
                told[rule.endpoint] = "Wij lazen deze pagina door op" in answer.text
    assert len(told) > 10
    assert {page for page, is_told in told.items() if not is_told} <= NO_TEXT
    assert set(REVIEWED) == {page for page, is_told in told.items() if is_told}


def test_the_day_is_the_one_of_the_register(bare_app: Flask) -> None:
    assert REVIEWED["pages.where"] == date(2026, 11, 26)
    assert "Wij lazen deze pagina door op 26 november 2026." in Visitor(bare_app).open("where-can-i-go").text


@pytest.mark.requirement("R-247")
def test_a_text_is_fresh_for_a_year_and_not_a_day_longer() -> None:
    oldest = min(REVIEWED.values())
    assert list(too_old(read_again_by(oldest))) == []
    late = dict(too_old(read_again_by(oldest) + timedelta(days=1)))
    assert late == {page: read_again_by(day) for page, day in REVIEWED.items() if day == oldest}
    assert read_again_by(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.requirement("R-247")
def test_a_text_that_is_too_old_is_on_the_list_until_it_was_read(
    app: Flask, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = bench_of(app.extensions["inzage"])

    def listed() -> set[str]:
        run_due(bench)
        with store_of(app).reading() as work:
            rows = work.rows(
                select(Task.about_id, Task.role).where(Task.kind == "text_old", Task.done_at.is_(None))
            )
        assert {row.role for row in rows} <= {"privacy_officer"}
        return {row.about_id for row in rows}

    assert listed() == set()
    clock.later(days=400)
    assert listed() == set(REVIEWED)
    read = (MONDAY + timedelta(days=400)).date()
    monkeypatch.setattr("portal.catalogue.reviewed.REVIEWED", {**REVIEWED, "pages.where": read})
    clock.later(days=1)
    assert listed() == set(REVIEWED) - {"pages.where"}
