"""A talk that was not allowed: refused as a plan, kept as a fact with its rule, read by both sides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from portal.access.models import Hold
from portal.consultations.models import ConsultationSubject
from portal.store import new_id
from tests.clocks import MONDAY
from tests.desk.test_recording import ClientFor, Desk, entries, notices
from tests.desk.ways import account_of, agency, person_of, store_of
from tests.visitor import Page

WRONG = {"was_not_allowed": "y", "basis": "", "article": "", "in_proportion": "no"}


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open."""
    return Desk(app, client_for)


def to_landlord(app: Flask, **changes: Any) -> dict[str, Any]:
    """What a landlord was told about somebody's health."""
    landlord = {"answerer_agency": agency(app, "o-sluis"), "answerer_role": "housing_worker"}
    return {**landlord, "summary": "Zij is ziek.", "data_kinds": ["health"], **changes}


def kept_wrong(desk: Desk, **changes: Any) -> Any:
    """Keep a talk with the landlord that was not allowed."""
    empty = desk.official.open(f"desk/people/{desk.assignment}/record")
    values = to_landlord(desk.app, **WRONG, **changes)
    offered = desk.press(
        empty, "kinds", **{name: values[name] for name in ("was_not_allowed", "answerer_role")}
    )
    assert "health" in offered.tree.xpath("//input[@name='data_kinds']/@value")
    desk.press(desk.write(**values), "save")
    (kept,) = entries(desk.app, "wife")
    return kept


@pytest.mark.requirement("R-217")
def test_what_a_landlord_may_not_hear_is_refused_as_a_plan_and_kept_as_a_fact(
    desk: Desk, client_for: ClientFor
) -> None:
    refused = desk.write(**to_landlord(desk.app), status=400)
    assert "Did it happen already? Then tick this box" in refused.text
    assert refused.tree.xpath("//*[@role='alert']//a[@href='#was_not_allowed']")
    assert "Zij is ziek." in refused.response.text and entries(desk.app, "wife") == []
    kept = kept_wrong(desk)
    assert kept.broken_rules == "closed kinds" and kept.basis == "unknown"
    assert notices(desk.app, kept.id) == 1
    page = client_for("wife", lang="en").open(f"consultations/{kept.id}")
    assert "This was not allowed" in page.text
    assert "A landlord or an employer may never hear this. (AVG art. 9 lid 1)" in page.text
    assert "We only show the rule they name" not in page.text


@pytest.mark.requirement("R-217")
def test_the_person_complains_about_it_from_the_entry_and_sees_it_in_the_list(
    desk: Desk, client_for: ClientFor
) -> None:
    kept = kept_wrong(desk)
    wife = client_for("wife", lang="en")
    assert "Not allowed" in wife.open("consultations").text
    page = wife.open(f"consultations/{kept.id}")
    (address,) = set(page.tree.xpath(f"//*[@id='entry']//a[contains(@href, 'entry={kept.id}')]/@href"))
    assert "complaint" in address
    assert "Zij is ziek." in wife.open(address).text


@pytest.mark.requirement("R-209")
@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"question": "Zit hij nog in detentie?"}, "justice"),
        ({"question": "Mag ik een kopie van het dossier?"}, "whole_file"),
        ({"why": "Voor een onderzoek naar fraude"}, "enforcement"),
        ({"basis": "release"}, "no_release"),
        ({"not_allowed_because": "Er stonden anderen bij."}, "other"),
    ],
)
def test_each_rule_that_was_broken_stands_with_the_entry(
    desk: Desk, client_for: ClientFor, changes: dict[str, Any], rule: str
) -> None:
    desk.press(desk.write(**{**WRONG, **changes}), "save")
    (kept,) = entries(desk.app, "wife")
    assert kept.broken_rules == rule
    text = client_for("wife", lang="en").open(f"consultations/{kept.id}").text
    assert "This was not allowed" in text
    assert ("Er stonden anderen bij." in text) is (rule == "other")


def test_without_a_rule_that_was_broken_one_must_say_what_went_wrong(desk: Desk) -> None:
    page = desk.write(**WRONG, status=400)
    assert "Say what went wrong." in page.text and "De regeling loopt nog een jaar." in page.response.text
    assert entries(desk.app, "wife") == []


def test_what_is_missing_is_asked_for_all_the_same(desk: Desk) -> None:
    page = desk.write(**to_landlord(desk.app, **WRONG, why="Idem"), status=400)
    assert "The same as before is no reason." in page.text and "may never hear" not in page.text


def test_a_correction_keeps_that_it_was_not_allowed(desk: Desk) -> None:
    kept = kept_wrong(desk)
    page = desk.official.open(f"desk/people/{desk.assignment}/entries/{kept.id}/correct")
    assert page.tree.xpath("//input[@name='was_not_allowed'][@checked]")
    assert "health" in page.tree.xpath("//input[@name='data_kinds'][@checked]/@value")


def officers_list(client_for: ClientFor) -> tuple[Page, Page]:
    """The overview of the privacy officer, and the list behind it."""
    officer = client_for("privacy-officer", lang="en")
    return officer.open("desk/privacy"), officer.open("desk/privacy/not-allowed")


@pytest.mark.requirement("R-051", "R-217")
def test_the_privacy_officer_sees_and_counts_it_without_the_person(desk: Desk, client_for: ClientFor) -> None:
    overview, before = officers_list(client_for)
    assert "Woonstichting De Sluis: 1" not in overview.text and "A landlord" not in before.text
    kept_wrong(desk)
    overview, listed = officers_list(client_for)
    assert "Talks that were not allowed" in overview.text and "Woonstichting De Sluis: 1" in overview.text
    assert "A landlord or an employer may never hear this." in listed.text
    assert "Zij is ziek." not in listed.text and "Oudeveld" not in listed.text


@pytest.mark.requirement("R-110")
def test_what_is_hidden_is_neither_listed_nor_counted(desk: Desk, client_for: ClientFor) -> None:
    own = client_for("wife", lang="en")
    before = own.open("consultations").text.count("Not allowed")
    kept = kept_wrong(desk)
    assert own.open("consultations").text.count("Not allowed") == before + 1
    row = {"id": new_id(), "item_table": "consultation_subjects", "item_id": kept.id, "made_at": MONDAY}
    row |= {"hidden_from": person_of(desk.app, "wife"), "asked_by": account_of(desk.app, "caseworker")}
    with store_of(desk.app).writing() as work:
        work.add(Hold, {**row, "article": "UAVG art. 41", "review_on": MONDAY.date() + timedelta(days=20)})
    overview, listed = officers_list(client_for)
    assert "Woonstichting De Sluis: 1" not in overview.text and "A landlord" not in listed.text
    assert own.open("consultations").text.count("Not allowed") == before


def test_what_is_long_past_or_was_replaced_is_counted_no_more(desk: Desk, client_for: ClientFor) -> None:
    kept_wrong(desk)
    with store_of(desk.app).writing() as work:
        work.run(update(ConsultationSubject).values(happened_at=MONDAY - timedelta(days=400)))
    overview, listed = officers_list(client_for)
    assert "There is none now." in listed.text and "See each talk" not in overview.text


@pytest.mark.parametrize("who", ["caseworker", "wife"])
def test_nobody_else_opens_the_list(client_for: ClientFor, who: str) -> None:
    assert client_for(who, lang="en").open("desk/privacy/not-allowed", status=404).response.status_code == 404
