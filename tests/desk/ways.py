"""Ways an official goes: open a file, write down a talk, agree that it stays hidden."""

from __future__ import annotations

from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.access.models import Assignment
from portal.agencies.models import Agency, ContactPoint
from portal.people.models import Account
from portal.store import Store
from tests.visitor import Page, Visitor

YES = {"reason": "record", "own_words": "Wij belden vandaag.", "privately": "no"}


def store_of(app: Flask) -> Store:
    """The store of the town."""
    found: Store = app.extensions["inzage"].store
    return found


def person_of(app: Flask, demo_name: str) -> str:
    """The person of a demo account."""
    with store_of(app).reading() as work:
        return str(work.value(select(Account.person_id).where(Account.demo_name == demo_name)))


def account_of(app: Flask, demo_name: str) -> str:
    """The id of a demo account."""
    with store_of(app).reading() as work:
        return str(work.value(select(Account.id).where(Account.demo_name == demo_name)))


def assignment_of(app: Flask, official: str, person: str) -> str:
    """The assignment of an official to a person, both by demo name."""
    who = person_of(app, person)
    with store_of(app).reading() as work:
        found = select(Assignment.id).where(
            Assignment.account_id == account_of(app, official), Assignment.person_id == who
        )
        return str(work.value(found))


def agency(app: Flask, source_id: str) -> str:
    """The id of an organisation of the town."""
    with store_of(app).reading() as work:
        return str(work.value(select(Agency.id).where(Agency.source_id == source_id)))


def contact(app: Flask, source_id: str) -> str:
    """The id of a contact point of the town."""
    with store_of(app).reading() as work:
        return str(work.value(select(ContactPoint.id).where(ContactPoint.source_id == source_id)))


def opened(visitor: Visitor, assignment: str, **changes: str) -> Page:
    """Say why, unless it was said today already, and come to the person's page."""
    page = visitor.open(f"desk/people/{assignment}")
    if not page.tree.xpath("//main//form[contains(@action, '/why')]"):
        return page
    return visitor.fill(page, {**YES, **changes}, form="/why")


def talk(app: Flask, **changes: Any) -> dict[str, Any]:
    """A whole talk, as somebody fills it in: a question by phone to the debt adviser."""
    complete: dict[str, Any] = {
        "channel": "phone",
        "answerer_agency": agency(app, "o-krediet"),
        "answerer_role": "debt_adviser",
        "question": "Hoe hoog is de schuld nu?",
        "summary": "De regeling loopt nog een jaar.",
        "data_kinds": ["debt"],
        "why": "Om te weten of een cursus te betalen is.",
        "basis": "public_task",
        "article": "Participatiewet art. 7",
        "in_file": "no",
        "in_file_because": "Het dossier is van vorig jaar.",
        "asked_first": "could_not",
        "not_asked_because": "De telefoon stond uit.",
        "was_present": "no",
        "source_kind": "partner_body",
        "in_proportion": "yes",
        "no_other_way": "yes",
        "is_told": "no",
        "contact": contact(app, "c-krediet"),
    }
    return {**complete, **changes}


def second(**changes: Any) -> dict[str, Any]:
    """The text of the second person."""
    complete = {
        "question": "Kan er volgende maand een gesprek zijn?",
        "summary": "Er is tijd voor een gesprek.",
        "data_kinds": ["agenda"],
        "why": "Om het gesprek te plannen.",
        "basis": "public_task",
        "article": "Participatiewet art. 7",
        "in_file": "no",
        "in_file_because": "Er stond geen afspraak in.",
        "asked_first": "not_in_time",
        "not_asked_because": "Het gesprek is morgen.",
        "was_present": "no",
        "source_kind": "partner_body",
        "source_on-day": "23",
        "source_on-month": "11",
        "source_on-year": "2026",
        "in_proportion": "yes",
        "no_other_way": "yes",
        "is_told": "no",
    }
    return {f"b-{name}": value for name, value in {**complete, **changes}.items()}


def written(visitor: Visitor, assignment: str, values: dict[str, Any], *, status: int = 200) -> Page:
    """Fill in the page of a talk and go on."""
    page = visitor.open(f"desk/people/{assignment}/record")
    return visitor.fill(page, {**values, "do": "go"}, form="/record", status=status)
