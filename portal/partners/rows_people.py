"""Rows of persons, custody, officials and assignments."""

from __future__ import annotations

from portal.access.models import Assignment
from portal.access.models_ties import Tie
from portal.instructions.models import Training
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.partners.rows import Making, Row, Rows, required_day
from portal.partners.telling import LONG_PAST
from portal.people.models import Account, Custody, Person
from portal.people.service import CITIZEN, citizen_hash, number_hash, subject_hash
from portal.store import new_id

DEMO_ISSUER = "demo"
"""The issuer of the demo town's accounts; the subject is the demo name."""


def person(making: Making) -> Rows:
    """Return a person, whose key is in the store already, and an account in a demo town."""
    values = making.values
    number = values.text("number")
    row: Row = {
        "id": making.id,
        "number_hash": number_hash(making.work.keyring, number) if number else None,
        "number_sealed": _sealed(making, "number", number),
        "name_sealed": _sealed(making, "name", values.text("name")),
        "born_on_sealed": _sealed(making, "born_on", _written(making)),
        "address_sealed": _sealed(making, "address", values.text("address")),
        "language": values.text("language") or "nl",
        "is_at_risk": values.flag("is_at_risk"),
        "wants_easier": values.flag("wants_easier"),
        "died_on": values.day("died_on"),
        "made_at": making.at,
        **making.known_by(),
    }
    demo = values.text("demo_name")
    return {Person: [row], Account: [_citizen(making, demo)] if demo else []}


def _written(making: Making) -> str:
    born_on = making.values.day("born_on")
    return born_on.isoformat() if born_on else ""


def _sealed(making: Making, field: str, text: str) -> bytes | None:
    return making.work.seal(making.id, Person.__tablename__, making.id, field, text) if text else None


def _citizen(making: Making, demo: str) -> Row:
    keyring = making.work.keyring
    return {
        "id": new_id(),
        "issuer": DEMO_ISSUER,
        "subject_hash": citizen_hash(keyring, DEMO_ISSUER, demo),
        "kind": CITIZEN,
        "role": "",
        "agency_id": None,
        "team": "",
        "lent_by": None,
        "until_day": None,
        "person_id": making.id,
        "demo_name": demo,
        "is_closed": False,
        "source": None,
        "source_id": None,
        "source_hash": None,
        "batch_id": making.batch,
        "made_at": making.at,
    }


def official(making: Making) -> Rows:
    """Return the account of somebody who works for, or helps, citizens."""
    values = making.values
    issuer, subject = values.text("issuer"), values.text("subject")
    row: Row = {
        "id": making.id,
        "issuer": issuer,
        "subject_hash": subject_hash(making.work.keyring, issuer, subject),
        "kind": values.text("account_kind"),
        "role": values.text("role"),
        "agency_id": making.one("organisation", "organisation"),
        "team": values.text("team"),
        "lent_by": making.maybe("lent_by", "organisation"),
        "until_day": values.day("until_day"),
        "person_id": None,
        "demo_name": values.text("demo_name") or None,
        "is_closed": values.flag("is_closed"),
        "made_at": making.at,
        **making.known_by(),
    }
    return {Account: [row]}


def custody(making: Making) -> Rows:
    """Return the custody of one parent over one child."""
    values = making.values
    row: Row = {
        "id": making.id,
        "child_id": making.one("child", "person"),
        "parent_id": making.one("parent", "person"),
        "has_custody": values.text("has_custody"),
        "proof": values.text("proof"),
        "from_day": required_day(values, "from_day"),
        "until_day": values.day("until_day"),
        **making.known_by(),
    }
    return {Custody: [row]}


def training(making: Making) -> Rows:
    """Return one training of an official."""
    row: Row = {
        "id": making.id,
        "account_id": making.one("official", "official"),
        "on_day": required_day(making.values, "on_day"),
        **making.known_by(),
    }
    return {Training: [row]}


def assignment(making: Making) -> Rows:
    """Return the assignment of an official to a person."""
    values = making.values
    row: Row = {
        "id": making.id,
        "account_id": making.one("official", "official"),
        "person_id": making.one("person", "person"),
        "from_day": required_day(values, "from_day"),
        "until_day": values.day("until_day"),
        "reason": values.text("reason"),
        "told_at": making.at,
        "release_id": making.maybe("release", "declaration"),
        **making.known_by(),
    }
    told = notice_row(
        person=str(row["person_id"]),
        kind="assigned",
        about_table=Assignment.__tablename__,
        about_id=making.id,
        at=making.at,
        batch=making.batch,
    )
    # Who works for somebody for long stands on the page of who may look; only what is new is told.
    is_new = making.at.date() - required_day(values, "from_day") <= LONG_PAST
    return {Assignment: [row], Notice: [told] if is_new else []}


def tie(making: Making) -> Rows:
    """Return that an official is, or is close to, somebody; of the number only a keyed hash is kept."""
    values = making.values
    row: Row = {
        "id": making.id,
        "account_id": making.one("official", "official"),
        "number_hash": number_hash(making.work.keyring, values.text("number")),
        "kind": values.text("relation"),
        "made_at": making.at,
        **making.known_by(),
    }
    return {Tie: [row]}
