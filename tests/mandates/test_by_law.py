"""What a court or the law decided: no button of the person or of who acts stops it or hands it over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from portal.mandates.models import Mandate, MandateEvent
from portal.notices.models import Task
from portal.viewer import Act
from tests.clocks import MONDAY
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]


def by_law(app: Flask, relation: str = "curator", **changes: object) -> str:
    """The advocate is the curator of the wife."""
    (account, _), (_, person) = demo(app, "advocate"), demo(app, "wife")
    changed = {"how": "law", "relation": relation, "checked_at": MONDAY, **changes}
    return mandate(store_of(app), person=person, account=account, **changed)  # type: ignore[arg-type]  # Any column.


def press(visitor: Visitor, address: str, fields: dict[str, object], *, status: int) -> Page:
    """Send a form that the page does not offer, with the token of another page."""
    page = visitor.open("me/helpers/new" if "/me/" in address else "helping/code")
    tokens = {name: value for name, value in page.form().form_values() if "csrf" in name}
    return visitor.post(address, {**tokens, **fields}, status=status)


def row_of(app: Flask, grant: str) -> tuple[object, str]:
    with store_of(app).reading() as work:
        row = work.row(select(Mandate.ended_at, Mandate.acts).where(Mandate.id == grant))
    assert row is not None
    return row.ended_at, row.acts


@pytest.mark.requirement("L-96")
def test_the_person_cannot_stop_or_narrow_it_past_the_page(app: Flask, client_for: SignIn) -> None:
    grant, wife = by_law(app), client_for("wife")
    before = row_of(app, grant)
    page = wife.open(f"me/helpers/{grant}")
    assert not page.tree.xpath("//form[contains(@action,'/stop') or contains(@action,'/less')]")
    day = {"until-day": "1", "until-month": "2", "until-year": "2027"}
    for step, fields in (("stop", {}), ("less", {"acts": Act.SEE.value, **day})):
        answer = press(wife, f"/nl/me/helpers/{grant}/{step}", fields, status=400)
        assert "rechter" in answer.text, step
    assert row_of(app, grant) == before, "nothing is kept by half"
    assert client_for("advocate").client.get(f"/nl/for/{grant}/consultations").status_code == 200


@pytest.mark.requirement("L-96")
def test_who_acts_by_law_cannot_stop_or_hand_over_by_a_button(app: Flask, client_for: SignIn) -> None:
    account, _ = demo(app, "advocate")
    with store_of(app).reading() as work:
        agency = work.value(select(Mandate.agency_id).where(Mandate.account_id == account))
    grant, advocate = by_law(app, agency_id=agency or "a" * 26), client_for("advocate")
    page = advocate.open("helping")
    assert not page.tree.xpath("//main//form[contains(@action,'/helping/')]")
    assert "rechter" in press(advocate, f"/nl/helping/{grant}/stop", {}, status=400).text
    press(advocate, f"/nl/helping/{grant}/colleague", {}, status=404)
    assert row_of(app, grant)[0] is None


@pytest.mark.requirement("T-57")
def test_saying_that_it_is_wrong_goes_to_an_officer_and_stops_nothing(app: Flask, client_for: SignIn) -> None:
    grant, wife = by_law(app), client_for("wife")
    page = wife.open(f"me/helpers/{grant}")
    assert "gaat het door" in page.text
    wife.fill(page, {}, form="/not-me")
    assert row_of(app, grant)[0] is None
    with store_of(app).reading() as work:
        tasks = work.rows(select(Task.role).where(Task.about_id == grant))
        events = work.rows(select(MandateEvent.what).where(MandateEvent.mandate_id == grant))
    assert [task.role for task in tasks] == ["privacy_officer"]
    assert "not_me" in {event.what for event in events}
