"""A crime as the ground: article, authority and written number, never a choice of one worker (R-112)."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import crimes
from portal.access.models_crimes import CrimeRequest
from portal.agencies.articles import CRIME_ARTICLES
from portal.store import new_id
from portal.viewer import Official
from tests.clocks import MONDAY
from tests.desk.test_recording import ClientFor, Desk, entries
from tests.desk.ways import account_of, agency, store_of
from tests.partners.deliveries import exchange, problems, subject
from tests.visitor import Page

ARTICLE = CRIME_ARTICLES[1]
NUMBER = "PL-2026-0451"


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open."""
    return Desk(app, client_for)


def told(desk: Desk, **changes: Any) -> Page:
    """What the police are told: where she lives."""
    police = {"answerer_agency": agency(desk.app, "o-politie"), "answerer_role": "police_officer"}
    said = {"data_kinds": ["contact"], "basis": "crime", "article": ARTICLE, **police, **changes}
    return desk.write(**said)


def asked(desk: Desk, *, status: int = 200, **changes: Any) -> Page:
    """Write down what the police asked."""
    page = desk.official.open(f"desk/people/{desk.assignment}/crime")
    said = {"authority": agency(desk.app, "o-politie"), "article": ARTICLE, "number": NUMBER}
    said |= {"question": "Waar woont zij?", **changes}
    return desk.official.fill(page, said, form="/crime", status=status)


def decided(
    client_for: ClientFor, do: str = "agree", *, status: int = 200, reason: str = "Het moet."
) -> Page:
    """Let the privacy officer decide."""
    officer = client_for("privacy-officer", lang="en")
    return officer.fill(
        officer.open("desk/crimes"), {"do": do, "reason": reason}, form="/desk/crimes/", status=status
    )


@pytest.mark.requirement("R-112")
def test_no_worker_tells_something_because_of_a_crime_alone(desk: Desk) -> None:
    page = desk.press(told(desk), "save", status=400)
    assert "The privacy officer must agree to it." in page.text and entries(desk.app, "wife") == []
    assert "De regeling loopt nog een jaar." in page.response.text
    asked(desk)
    assert "must agree" in desk.press(told(desk), "save", status=400).text, "asked is not agreed"


@pytest.mark.requirement("R-112")
@pytest.mark.parametrize("missing", ["authority", "article", "number", "question"])
def test_it_needs_article_authority_number_and_what_was_asked(desk: Desk, missing: str) -> None:
    page = asked(desk, status=400, **{missing: ""})
    assert page.tree.xpath(f"//*[@role='alert']//a[@href='#{missing}']")
    if missing != "question":
        assert "Waar woont zij?" in page.response.text
    with store_of(desk.app).reading() as work:
        assert work.rows(select(CrimeRequest.id)) == []


@pytest.mark.requirement("R-112")
def test_after_a_yes_it_is_told_once_to_that_authority_and_both_sides_read_why(
    desk: Desk, client_for: ClientFor
) -> None:
    asked(desk)
    listed = client_for("privacy-officer", lang="en").open("desk/crimes")
    assert NUMBER in listed.text and "Waar woont zij?" in listed.text
    assert "Write why." in decided(client_for, reason="", status=400).text
    assert "Nothing waits for you" in decided(client_for).text
    own = desk.official.open(f"desk/people/{desk.assignment}/crime")
    assert "Agreed, for one talk" in own.text and "Het moet." in own.text
    other = {"answerer_agency": agency(desk.app, "o-veilig"), "answerer_role": "safety_adviser"}
    assert "must agree" in desk.press(told(desk, **other), "save", status=400).text, "another body"
    desk.press(told(desk), "save")
    (kept,) = entries(desk.app, "wife")
    assert (kept.basis, kept.article) == ("crime", ARTICLE)
    read = client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    assert "An authority asked it in writing, because of a crime" in read and ARTICLE in read
    assert "must agree" in desk.press(told(desk), "save", status=400).text, "once, and not again"


@pytest.mark.requirement("R-112")
def test_after_a_no_nothing_is_told_and_who_asked_reads_why(desk: Desk, client_for: ClientFor) -> None:
    asked(desk)
    decided(client_for, "refuse", reason="Het nummer klopt niet.")
    assert "Het nummer klopt niet." in desk.official.open(f"desk/people/{desk.assignment}/crime").text
    desk.press(told(desk), "save", status=400)
    assert entries(desk.app, "wife") == []
    for who in ("caseworker", "manager", "wife"):
        client_for(who, lang="en").open("desk/crimes", status=404)


@pytest.mark.requirement("R-112")
def test_who_wrote_it_down_never_agrees_and_a_second_press_changes_nothing(
    desk: Desk, client_for: ClientFor
) -> None:
    asked(desk)
    store = store_of(desk.app)
    with store.reading() as work:
        request = str(work.value(select(CrimeRequest.id)))
    own = Official(account_of(desk.app, "caseworker"), "privacy_officer", new_id(), "", None)
    with store.writing() as work, pytest.raises(crimes.Refused):
        crimes.decide(work, official=own, request=request, agrees=True, reason="Ja.", at=MONDAY)
    decided(client_for)
    with store.writing() as work, pytest.raises(crimes.Conflict):
        other = Official(new_id(), "privacy_officer", new_id(), "", None)
        crimes.decide(work, official=other, request=request, agrees=False, reason="Nee.", at=MONDAY)


@pytest.mark.requirement("R-112")
def test_the_article_and_the_ground_go_together(desk: Desk) -> None:
    for wrong in ({"basis": "public_task"}, {"article": "Participatiewet art. 7"}):
        page = desk.write(data_kinds=["debt"], **{"basis": "crime", "article": ARTICLE, **wrong}, status=400)
        assert "Only an authority that asks about a crime uses this article." in page.text


@pytest.mark.requirement("R-112")
def test_no_delivery_brings_a_crime_as_its_ground() -> None:
    (wrong,) = problems(exchange("k-1", subject("p-1", basis="crime")))
    assert wrong.field == "subjects[0].basis"
