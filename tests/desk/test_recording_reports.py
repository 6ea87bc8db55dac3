"""A report, such as to Veilig Thuis: discussed first or why not, told or why not; and the four questions."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.desk.test_recording import ClientFor, Desk, entries, notices
from tests.desk.ways import agency


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open."""
    return Desk(app, client_for)


@pytest.mark.requirement("R-109", "L-110")
def test_a_report_says_whether_it_was_discussed_first_and_the_person_reads_it(
    desk: Desk, client_for: ClientFor
) -> None:
    safe = {"way": "report", "answerer_agency": agency(desk.app, "o-veilig"), "question": ""}
    safe |= {"answerer_role": "safety_adviser", "data_kinds": "family", "basis": "safety"}
    missing = desk.write(**{**safe, "not_asked_because": ""}, status=400)
    assert "Say why the person was not asked first." in missing.text
    missing = desk.write(**{**safe, "is_told": ""}, status=400)
    assert "Answer this with yes or no." in missing.text and entries(desk.app, "wife", "report") == []
    shown = desk.write(**safe)
    assert "sent a report about you to" in shown.text
    desk.press(shown, "save")
    (kept,) = entries(desk.app, "wife", "report")
    assert notices(desk.app, kept.id) == 1
    read = client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    assert "Report to another organisation" in read and "De telefoon stond uit." in read
    page = desk.official.open(f"desk/people/{desk.assignment}/entries/{kept.id}/correct")
    assert page.tree.xpath("//input[@name='way'][@checked]/@value") == ["report"]


@pytest.mark.requirement("R-140", "R-201")
def test_the_four_questions_and_the_words_of_the_law_stand_where_a_talk_is_written_down(desk: Desk) -> None:
    page = desk.official.open(f"desk/people/{desk.assignment}/record").text
    for text in ("Does it help this person?", "Must the other know this for the work?"):
        assert text in page
    for word in ("Lawfulness", "Purpose limitation", "Minimisation", "Proportionality", "Subsidiarity"):
        assert word in page
    assert "There is no lighter way to reach the same." in page


@pytest.mark.requirement("R-092", "R-140", "R-201")
def test_a_sample_asks_the_same_and_whether_old_data_stand_there(client_for: ClientFor) -> None:
    from_lot = client_for("privacy-officer", lang="en")
    days = {"from_day-day": "1", "from_day-month": "1", "from_day-year": "2015", "seed": "1", "size": "1"}
    days |= {"until_day-day": "2", "until_day-month": "11", "until_day-year": "2026", "kind": "exchange"}
    page = from_lot.fill(from_lot.open("desk/privacy/samples"), days, form="/samples")
    (item,) = [link for link in page.links("/desk/privacy/samples/") if link.count("/") == 6]
    read = from_lot.open(item)
    assert len(read.tree.xpath("//main//fieldset")) == 10
    for text in (
        "Are facts and opinions apart?",
        "Do all data in it still matter?",
        "Was it to help this person?",
    ):
        assert text in read.text
    assert "Lawfulness" in read.text
