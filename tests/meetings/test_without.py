"""A meeting that goes on without the person: with an answer, or with a reason that the person reads."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.clocks import FakeClock
from tests.desk.ways import opened
from tests.meetings import ways
from tests.meetings.tables import WITHOUT
from tests.meetings.test_pages import AFTER, ClientFor, Table, meetings
from tests.visitor import Page

pytestmark = pytest.mark.requirement("R-049")

NEEDED = {
    "en": "Write in two sentences to this person why you met without them, or without their answer.",
    "nl": "Schrijf in twee zinnen aan deze persoon waarom u zonder hem of haar overlegde",
}


def token(page: Page) -> str:
    """The token of the form of a page."""
    return str(page.tree.xpath("//input[@name='csrf_token']/@value")[0])


def passed(app: Flask, client_for: ClientFor, clock: FakeClock, lang: str, answer: str) -> tuple[Table, str]:
    """Plan a meeting, let the person answer, and let its day pass."""
    table = Table(app, client_for, lang)
    meeting = table.plan()
    if answer:
        table.person.fill(table.person.open(table.own()), {"how": answer}, form="/join")
    clock.moment += AFTER
    table.official, table.person = client_for("caseworker", lang=lang), client_for("wife", lang=lang)
    opened(table.official, table.assignment)
    return table, meeting


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("answer", ["", "attend", "with_someone", "phone"])
def test_without_an_answer_or_a_reason_a_meeting_is_not_held(
    app: Flask, client_for: ClientFor, clock: FakeClock, lang: str, answer: str
) -> None:
    table, meeting = passed(app, client_for, clock, lang, answer)
    for because in ("", "Geen tijd."):
        page = ways.held(table.official, meeting, without_you=because, status=400)
        assert NEEDED[lang] in page.text and because in page.response.text
        assert {one.state for one in meetings(app)} == {"planned"}
    ways.held(table.official, meeting)
    assert WITHOUT in table.person.open(table.own()).text
    # Pressed once more it changes nothing.
    again = {
        "csrf_token": token(page),
        **ways.all_ticked(page, "there", "shared"),
        "was_present": "no",
        "without_you": "Iets anders. Echt waar.",
    }
    table.official.post(f"{meeting}/held", again, status=409)
    assert WITHOUT in table.person.open(table.own()).text


@pytest.mark.parametrize(
    ("answer", "present"),
    [("attend", "yes"), ("phone", "phone"), ("", "yes"), ("not", "no"), ("in_writing", "no")],
)
def test_an_answer_or_being_there_needs_no_reason_and_none_is_kept(
    app: Flask, client_for: ClientFor, clock: FakeClock, answer: str, present: str
) -> None:
    table, meeting = passed(app, client_for, clock, "en", answer)
    ways.held(table.official, meeting, was_present=present)
    assert WITHOUT not in table.person.open(table.own()).text
    assert {one.state for one in meetings(app)} == {"held"}
