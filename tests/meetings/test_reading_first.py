"""Reading a report with somebody first: closed until a talk is booked, and opened at once by who skips it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.clocks import FakeClock
from tests.desk.ways import opened
from tests.meetings import ways
from tests.meetings.tables import Table
from tests.meetings.test_pages import AFTER, table  # noqa: F401  # A fixture.
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
SAID = "Wij spraken over de regeling."


def pressed(person: Visitor, page: Page, how: str) -> Page:
    return person.fill(page, {"how": how}, form="/together")


@pytest.fixture
def told(table: Table, clock: FakeClock, client_for: ClientFor) -> tuple[Visitor, str, Table]:  # noqa: F811
    """A meeting with a report; the person chose beforehand to read it with somebody."""
    meeting = table.plan()
    page = table.person.open(table.own())
    assert "First read it with somebody" in page.text
    pressed(table.person, page, "together")
    clock.moment += AFTER
    official, table.person = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    opened(official, table.assignment)
    ways.held(official, meeting)
    ways.reported(official, meeting)
    return official, meeting, table


@pytest.mark.requirement("R-189")
def test_the_report_opens_only_when_a_talk_is_booked(told: tuple[Visitor, str, Table]) -> None:
    official, meeting, table = told  # noqa: F811
    page = table.person.open(table.own())
    assert SAID not in page.text and "Until then the report stays closed." in page.text
    assert not page.links("/consultations/"), "and no way around it"
    desk = official.open(meeting)
    assert "This person wants to read the report with somebody" in desk.text
    form = official.open(f"{meeting}/talk")
    past = {"talk_on-day": "1", "talk_on-month": "1", "talk_on-year": "2020"}
    assert "Choose the day of the talk" in official.fill(form, past, form="/talk", status=400).text
    day = {"talk_on-day": "20", "talk_on-month": "12", "talk_on-year": "2026"}
    assert "The day is kept." in official.fill(form, day, form="/talk").text
    page = table.person.open(table.own())
    assert SAID in page.text and "You read it together on 20 December 2026." in page.text


@pytest.mark.requirement("R-189")
def test_the_person_skips_it_and_reads_alone_at_once(told: tuple[Visitor, str, Table]) -> None:
    official, meeting, table = told  # noqa: F811
    page = pressed(table.person, table.person.open(table.own()), "alone")
    assert SAID in page.text
    official.open(f"{meeting}/talk", status=404)
    assert "wants to read the report with somebody" not in official.open(meeting).text


@pytest.mark.requirement("R-189")
def test_who_chooses_nothing_reads_the_report_as_always(
    table: Table,  # noqa: F811
    clock: FakeClock,
    client_for: ClientFor,
) -> None:
    meeting = table.plan()
    clock.moment += AFTER
    official, table.person = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    opened(official, table.assignment)
    ways.held(official, meeting)
    ways.reported(official, meeting)
    assert SAID in table.person.open(table.own()).text
