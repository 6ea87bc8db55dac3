"""Guards on sharing at the page: each refusal says why, keeps all that was typed, and keeps nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.desk.test_recording import ClientFor, Desk, entries
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
