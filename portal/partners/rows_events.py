"""Rows of declarations, promises and consultations."""

from __future__ import annotations

from collections.abc import Mapping

from portal.access import Hold
from portal.consultations import recording as consultations
from portal.declarations import recording as declarations
from portal.declarations.rules import Draft
from portal.partners.drafting import draft_of
from portal.partners.rows import Making, Row, Rows, about_person, hold, required_day
from portal.promises.models import Plan, Promise
from portal.promises.rules import Side


def promise(making: Making) -> Rows:
    """Return a promise, with its text."""
    values = making.values
    row: Row = {
        "agency_id": making.one("organisation", "organisation"),
        "made_on": required_day(values, "made_on"),
        "role": values.text("role"),
        "due_on": values.day("due_on"),
        "status": values.text("status"),
        "whose": values.text("whose") or Side.BODY.value,
        "told_by": Side.BODY.value,
        "item_id": making.maybe("plan", "plan"),
        "asked_at": None,
    }
    return about_person(making, Promise, row, "text", "document", "withdrawn_because")


def plan(making: Making) -> Rows:
    """Return a signed plan, with its texts; its duties are promises."""
    values = making.values
    row: Row = {
        "agency_id": making.one("organisation", "organisation"),
        "signed_on": required_day(values, "signed_on"),
        "until_on": values.day("until_on"),
    }
    return about_person(making, Plan, row, "title", "signed_by")


def declaration(making: Making) -> Rows:
    """Return a declaration with its texts and the bodies it names."""
    person = making.one("person", "person")
    draft = _declaration_draft(making, person)
    rows = declarations.rows_for(making.work, draft, at=making.at, batch=making.batch, id=making.id)
    return {**rows, Hold: hold(making, person)}


def _declaration_draft(making: Making, person: str) -> Draft:
    values, record = making.values, making.record
    signed_at = values.moment("signed_at")
    assert signed_at is not None  # The schema says it is required, and the record was checked.
    return Draft(
        person=person,
        kind=values.text("what"),
        title=values.text("title"),
        text=values.text("text"),
        agency=making.one("organisation", "organisation"),
        version=values.text("version"),
        language=values.text("language"),
        signed_at=signed_at,
        signed_how=values.text("signed_how"),
        valid_from=required_day(values, "valid_from"),
        purpose=values.text("purpose"),
        valid_to=values.day("valid_to"),
        data_kinds=values.words("data_kinds"),
        bodies={
            making.resolve("organisation", body.text("organisation")): body.text("answer")
            for body in values.parts("bodies")
        },
        about=values.text("about"),
        exceptions=values.text("exceptions"),
        is_general=values.flag("is_general"),
        withdrawn_at=values.moment("withdrawn_at"),
        source=record.source,
        source_id=record.id,
        source_hash=record.fingerprint,
    )


def consultation(
    making: Making, *, is_newer_version: bool = False, corrected: Mapping[str, str] | None = None
) -> Rows:
    """Return a consultation with an entry for each person; a newer version has entries of its own."""
    draft = draft_of(
        making.values,
        making.resolve,
        fingerprint=making.record.fingerprint,
        consultation=making.id if is_newer_version else None,
        corrected=corrected,
    )
    return consultations.rows_for(making.work, draft, at=making.at, batch=making.batch, asked=making.asked)
