"""Complaints in numbers: asking about health without need has a theme of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from portal.agencies.themes import THEMES_AT_DESK, Theme
from portal.cases.models import Case
from portal.cases.models_handling import CaseOutcome
from portal.desk.policies import figures
from portal.desk.policies.figures import Quarter
from portal.store import new_id
from tests.cases.ways import sent
from tests.clocks import MONDAY
from tests.desk.ways import person_of, store_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]
TODAY = MONDAY.date()


def answer(app: Flask, case: str, theme: str, times: int) -> None:
    """Answer some points of a case, all about one theme."""
    row = {
        "letter_id": new_id(),
        "case_id": case,
        "person_id": person_of(app, "wife"),
        "norms": "reliability",
    }
    row |= {"outcome": "well_founded", "theme": theme, "was_allowed": "no", "policy_of": None}
    row |= {"norms": "reliability"}
    rows = [{**row, "id": new_id(), "grievance_id": new_id()} for _ in range(times)]
    with store_of(app).writing() as work:
        work.add(CaseOutcome, *rows)


def test_a_quarter_begins_in_its_first_month() -> None:
    days = (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 31))
    assert [figures.quarter_of(day).number for day in days] == [1, 1, 2, 4]
    assert Quarter(2026, 1).before() == Quarter(2025, 4)
    assert [one.first_day for one in figures.quarters(date(2026, 2, 1))][:2] == [
        date(2026, 1, 1),
        date(2025, 10, 1),
    ]


@pytest.mark.requirement("R-106", "L-14")
def test_needless_questions_about_health_are_counted_by_quarter_and_few_are_shown_to_nobody_else(
    app: Flask, client_for: ClientFor
) -> None:
    wife = client_for("wife", lang="en")
    case = sent(wife).rsplit("/", 1)[1]
    answer(app, case, "asked_health", 3)
    with store_of(app).reading() as work:
        counted = figures.by_theme(work, today=TODAY)
    assert counted == {(Theme.ASKED_HEALTH, figures.quarter_of(TODAY)): 3}
    handler = client_for("complaint-handler", lang="en")
    (table, *_) = handler.open("desk/complaint-figures").tree.xpath("//table")
    rows = {row.xpath("string(th)"): row.xpath("string(td)") for row in table.xpath(".//tbody/tr")}
    assert rows[THEMES_AT_DESK[Theme.ASKED_HEALTH]] == "3" and rows[THEMES_AT_DESK[Theme.SHARED]] == "0"
    assert client_for("manager", lang="en").open("desk/complaint-figures").status == 200
    for who in ("caseworker", "wife"):
        client_for(who, lang="en").open("desk/complaint-figures", status=404)
    anybody = Visitor(app, lang="en")

    def newest() -> str:
        page = anybody.open("recommendations/asked_health")
        return str(page.tree.xpath("string(//table//tbody/tr[1]/td)"))

    assert newest() == "Less than ten"
    answer(app, case, "asked_health", 8)
    assert newest() == "11"
    with store_of(app).writing() as work:
        work.run(update(Case).where(Case.id == case).values(first_day=TODAY - timedelta(days=800)))
    assert newest() == "Less than ten"
