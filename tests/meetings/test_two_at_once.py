"""Two officials at one meeting: who comes second is told so, and loses nothing that was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from portal.access.models import Assignment
from tests.clocks import FakeClock
from tests.desk.ways import account_of, opened, store_of
from tests.meetings import ways
from tests.meetings.test_pages import AFTER, ClientFor, Table, meetings
from tests.visitor import Page, Visitor

MINE = "Dit typte ik net te laat. Het is lang."
CHANGED = "Something changed in the meantime"


def boxes(page: Page) -> dict[str, str]:
    """What stands in the boxes of a page, by name."""
    return {str(one.get("name")): str(one.text or "").strip() for one in page.tree.xpath("//main//textarea")}


@pytest.fixture
def held(app: Flask, client_for: ClientFor, clock: FakeClock) -> Iterator[tuple[Visitor, Visitor, str]]:
    """Two windows at the desk, and a meeting that was held."""
    table = Table(app, client_for)
    meeting = table.plan()
    clock.moment += AFTER
    first, second = client_for("caseworker", lang="en"), client_for("caseworker", lang="en")
    for one in (first, second):
        opened(one, table.assignment)
    ways.held(first, meeting)
    yield first, second, meeting


def test_the_second_report_is_refused_and_every_text_is_given_back(
    app: Flask, held: tuple[Visitor, Visitor, str]
) -> None:
    first, second, meeting = held
    late = second.open(f"{meeting}/report")
    ways.reported(first, meeting)
    given = {**ways.REPORT, "report": MINE, "do": "go"}
    page = second.fill(late, given, form="/report", status=409)
    assert CHANGED in page.text
    assert boxes(page)["report"] == MINE
    assert boxes(page)["solution"] == ways.REPORT["solution"]
    # Sent again it is refused again: nothing is told twice.
    page = second.fill(page, {}, form="/report", status=409)
    assert boxes(page)["report"] == MINE
    assert {one.state for one in meetings(app)} == {"reported"}


@pytest.mark.parametrize(
    ("step", "given", "box"),
    [
        ("invite", {**ways.INVITE, "why": MINE}, "why"),
        ("held", {"was_present": "no", "without_you": MINE}, "without_you"),
    ],
)
def test_after_a_stop_of_the_person_the_official_reads_so_and_keeps_the_text(
    app: Flask,
    client_for: ClientFor,
    step: str,
    given: dict[str, Any],
    box: str,
) -> None:
    table = Table(app, client_for)
    meeting = table.plan()
    page = table.official.open(f"{meeting}/{step}")
    stop = table.person.open(f"{table.own()}/stop")
    table.person.fill(stop, {}, form="/stop")
    refused = table.official.fill(page, given, form=f"/{step}", status=409)
    assert boxes(refused)[box] == MINE
    assert MINE not in table.person.open(table.own()).text


def test_who_worked_for_the_person_until_yesterday_gets_nothing_back(
    app: Flask, held: tuple[Visitor, Visitor, str], clock: FakeClock
) -> None:
    first, _second, meeting = held
    page = first.open(f"{meeting}/report")
    with store_of(app).writing() as work:
        yesterday = clock.today().replace(day=1)
        mine = Assignment.account_id == account_of(app, "caseworker")
        work.run(update(Assignment).where(mine).values(until_day=yesterday))
    gone = first.fill(page, {**ways.REPORT, "report": MINE, "do": "go"}, form="/report", status=404)
    assert MINE not in gone.response.get_data(as_text=True)


@pytest.mark.parametrize(("name", "is_given_back"), [("text", True), ("word", False), ("password", False)])
def test_a_password_or_the_word_for_the_phone_is_never_given_back(
    app: Flask, client_for: ClientFor, name: str, is_given_back: bool
) -> None:
    table = Table(app, client_for)
    meeting = table.plan()
    page = table.official.open(f"{meeting}/invite")
    token = str(page.tree.xpath("//input[@name='csrf_token']/@value")[0])
    stop = table.person.open(f"{table.own()}/stop")
    table.person.fill(stop, {}, form="/stop")
    sent = {"csrf_token": token, name: MINE}
    refused = table.official.post(f"{meeting}/invite", sent, status=409)
    assert (MINE in refused.response.get_data(as_text=True)) == is_given_back
