"""Guards on sharing at the page: each refusal says why, keeps all that was typed, and keeps nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.desk.test_recording import ClientFor, Desk, entries, notices
from tests.desk.ways import agency


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open."""
    return Desk(app, client_for)


@pytest.mark.requirement("R-064", "R-193")
def test_an_official_reads_the_rule_for_the_two_roles_before_it_is_kept(desk: Desk) -> None:
    empty = desk.official.open(f"desk/people/{desk.assignment}/record")
    assert "This is allowed" not in empty.text
    chosen = desk.press(empty, "kinds", answerer_role="youth_worker")
    assert "only with a release of this person" in chosen.text and "Jeugdwet art. 7.3.11" in chosen.text
    shown = desk.write()
    assert "You may tell this, as far as your task needs it." in shown.text
    assert "This is allowed" in shown.text and "AVG art. 6 lid 1 onder e" in shown.text


@pytest.mark.requirement("R-107", "R-197", "R-209", "R-218")
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"question": "Zit hij nog in detentie?"}, "Leave out detention and criminal files."),
        ({"question": "Mag ik een kopie van het dossier?"}, "Never ask for or give a whole file"),
        ({"why": "Zelfde als vorige keer"}, "The same as before is no reason."),
        ({"why": "Voor een onderzoek naar fraude"}, "not for enforcement or fraud"),
    ],
)
def test_words_that_may_not_be_told_are_refused_with_the_reason(
    desk: Desk, changes: dict[str, Any], reason: str
) -> None:
    page = desk.write(**changes, status=400)
    assert reason in page.text
    assert page.tree.xpath("//*[@role='alert']//a"), "the summary leads to the box"
    (typed,) = changes.values()
    assert typed in page.response.text and "De regeling loopt nog een jaar." in page.response.text
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("R-217")
def test_a_landlord_hears_no_suspicion_and_the_page_says_what_is_allowed(desk: Desk) -> None:
    landlord = {"answerer_agency": agency(desk.app, "o-sluis"), "answerer_role": "housing_worker"}
    suspicion = {"facts": "Er is bezoek.", "interpretation": "Er woont iemand in."}
    page = desk.write(**landlord, **suspicion, status=400)
    assert (
        "hears facts only, never what you suspect" in page.text
        and "Er woont iemand in." in page.response.text
    )
    assert "The person may refuse it." in page.text
    assert "may not bring or get" in desk.write(**landlord, data_kinds=["debt", "health"], status=400).text
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("R-064")
def test_what_needs_a_release_is_refused_without_one(desk: Desk) -> None:
    helper = {"answerer_agency": agency(desk.app, "o-brug"), "answerer_role": "youth_worker"}
    page = desk.write(**helper, data_kinds=["child"], status=400)
    assert "Ask for it first, or leave this kind of data out." in page.text
    assert "You may ask advice without names." in page.text


@pytest.mark.requirement("R-198")
def test_a_landlord_has_no_case_managers(desk: Desk) -> None:
    page = desk.write(answerer_agency=agency(desk.app, "o-sluis"), answerer_role="caseworker", status=400)
    assert "This role does not belong to this organisation." in page.text
    assert entries(desk.app, "wife") == []


@pytest.mark.requirement("R-104")
def test_a_question_of_a_third_party_is_an_entry_also_when_it_was_refused(
    desk: Desk, client_for: ClientFor
) -> None:
    landlord = {"asker_agency": agency(desk.app, "o-sluis"), "asker_role": "housing_worker"}
    own = {"answerer_agency": agency(desk.app, "o-werk"), "answerer_role": "caseworker"}
    asked = {"way": "refused", "question": "Is zij ziek?", "summary": "Er is niets verteld."}
    asked["data_kinds"] = "health"
    missing = desk.write(**landlord, **own, **asked, status=400)
    assert "Fill in this text for this person." in missing.text and "Is zij ziek?" in missing.response.text
    because = {"not_shared": "Een verhuurder hoort niets over gezondheid."}
    desk.press(desk.write(**landlord, **own, **asked, **because), "save")
    (kept,) = entries(desk.app, "wife")
    assert kept.is_decision_not_to_share and kept.data_kinds == "health"
    assert notices(desk.app, kept.id) == 1
    read = client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    assert "decided not to share something about you" in read and "Is zij ziek?" in read
    assert "Een verhuurder hoort niets over gezondheid." in read


@pytest.mark.requirement("R-132", "R-187")
def test_a_referral_and_a_talk_before_a_meeting_are_entries_with_a_notice(
    desk: Desk, client_for: ClientFor
) -> None:
    shown = desk.write(way="told", question="")
    assert "told Kredietbank Waterstad something about you" in shown.text
    desk.press(shown, "save")
    (kept,) = entries(desk.app, "wife")
    assert notices(desk.app, kept.id) == 1
    assert "heard it (debt adviser)" in client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    page = desk.official.open(f"desk/people/{desk.assignment}/entries/{kept.id}/correct")
    assert page.tree.xpath("//input[@name='way'][@checked]/@value") == ["told"]


def test_a_way_that_is_none_keeps_nothing(desk: Desk) -> None:
    assert "Say what happened." in desk.write(way="gossip", status=400).text
    assert entries(desk.app, "wife") == []
