"""Pages of the privacy officer: what goes wrong, and samples drawn by lot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold, ViewLog
from portal.access.models import Assignment, RefusedTry
from portal.consultations.models import ConsultationSubject
from portal.meetings.models import Meeting, MeetingPerson
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.ways import account_of, agency, person_of, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]

DAYS = {
    "from_day-day": "1",
    "from_day-month": "1",
    "from_day-year": "2015",
    "until_day-day": "2",
    "until_day-month": "11",
    "until_day-year": "2026",
    "seed": "20261102",
}


def drawn(officer: Visitor, kind: str, size: str = "3", *, status: int = 200) -> Page:
    """Draw a sample."""
    page = officer.open("desk/privacy/samples")
    return officer.fill(page, {**DAYS, "kind": kind, "size": size}, form="/samples", status=status)


@pytest.fixture
def officer(client_for: ClientFor) -> Visitor:
    """The privacy officer."""
    return client_for("privacy-officer", lang="en")


@pytest.mark.requirement("R-051")
def test_what_goes_wrong_is_told_by_role_and_organisation_and_names_nobody(
    app: Flask, officer: Visitor
) -> None:
    worker = account_of(app, "caseworker")
    with store_of(app).writing() as work:
        some = work.rows(select(ConsultationSubject.id).limit(1))[0].id
        work.run(update(ConsultationSubject).values(channel="unsecured_mail", happened_at=MONDAY))
        for _ in range(61):
            row = {"id": new_id(), "account_id": worker, "person_id": new_id(), "reason": "benefit"}
            work.add(Assignment, {**row, "from_day": MONDAY.date(), "until_day": None, "told_at": MONDAY})
        for _ in range(21):
            work.add(RefusedTry, {"id": new_id(), "at": MONDAY, "account_id": worker, "endpoint": "x"})
        hold = {"id": new_id(), "item_table": "x", "item_id": some, "hidden_from": new_id()}
        late = {"article": "UAVG 41", "review_on": MONDAY.date() - timedelta(days=3), "made_at": MONDAY}
        work.add(Hold, {**hold, **late, "asked_by": worker})
    page = officer.open("desk/privacy")
    for text in ("Werk en Inkomen Waterstad · case manager: 6", "case manager: 21", "UAVG 41", "Too late"):
        assert text in page.text
    for name in ("Oudeveld", "Sterrenburg", "Boomgaard", "Tromp"):
        assert name not in page.text


@pytest.mark.requirement("R-051", "R-116")
@pytest.mark.parametrize("kind", ["exchange", "declaration"])
def test_one_of_a_sample_is_read_scored_and_its_person_sees_it(
    app: Flask, officer: Visitor, kind: str
) -> None:
    page = drawn(officer, kind)
    items = [link for link in page.links("/desk/privacy/samples/") if link.count("/") == 6]
    assert len(items) == 3
    page = officer.open(items[0])
    missing = officer.fill(page, {}, form="/samples/", status=400)
    assert "Answer this: " in missing.text
    answers = {f"answer_{place}": "y" for place in range(len(page.tree.xpath("//main//fieldset")))}
    page = officer.fill(page, answers, form="/samples/")
    assert "Scored" in page.text
    with store_of(app).reading() as work:
        rows = work.rows(select(ViewLog.reason, ViewLog.role).where(ViewLog.item_table == kind))
    assert {tuple(row) for row in rows} == {("sample", "privacy_officer")}


@pytest.mark.requirement("R-051")
def test_a_wrong_form_says_what_is_needed_and_keeps_what_was_typed(officer: Visitor) -> None:
    page = officer.open("desk/privacy/samples")
    page = officer.fill(page, {"seed": "my seed", "size": "99"}, form="/samples", status=400)
    assert "Write a number from 1 to 50." in page.text
    assert "Choose what you check." in page.text
    assert page.tree.xpath("//input[@name='seed']/@value") == ["my seed"]


def test_everybody_reads_the_totals_and_there_are_none_yet(visitor: Visitor) -> None:
    assert "There are no results yet" in visitor.open("/en/our-checks").text


@pytest.mark.requirement("R-051")
def test_a_meeting_of_which_somebody_heard_nothing_is_counted(app: Flask, officer: Visitor) -> None:
    body, who = agency(app, "o-werk"), person_of(app, "wife")
    meeting = {"id": new_id(), "kind": "case", "planned_at": MONDAY, "channel": "spoken", "agency_id": body}
    with store_of(app).writing() as work:
        work.add(Meeting, {**meeting, "account_id": account_of(app, "caseworker"), "made_at": MONDAY})
        for heard, due in (("no", None), ("", MONDAY.date() - timedelta(days=1)), ("yes", None)):
            row = {**meeting, "id": new_id(), "meeting_id": meeting["id"], "person_id": who, "number": "1"}
            row |= {"state": "held", "heard": heard, "report_due": due, "held_at": MONDAY}
            work.add(MeetingPerson, {**row, "made_at": MONDAY, "changed_at": MONDAY})
            who = person_of(app, "husband") if heard == "no" else person_of(app, "mother")
    assert "Meetings without an answer" in officer.open("desk/privacy").text
    assert "Werk en Inkomen Waterstad: 2" in officer.open("desk/privacy").text
