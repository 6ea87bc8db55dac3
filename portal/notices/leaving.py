"""What leaves with a delivery: the address it goes to, and the code it says, opened only now."""

from __future__ import annotations

from portal.notices.models import Delivery
from portal.store import Work
from portal.store.keys import CannotOpen
from portal.store.work import AnyRow

ACCOUNT = "account"
"""The purpose of a letter with a code to sign in: it proves where somebody lives, so it goes nowhere else."""


def address_of_delivery(work: Work, row: AnyRow) -> str:
    """Return where something goes: the address a person gave, or for a code to sign in the registered one.

    To an address that is secret, also since a moment ago, such a code never goes.
    """
    if row.purpose != ACCOUNT:
        return _opened(work, row, "address", row.address_sealed)
    if row.is_at_risk:
        return ""
    try:
        home, name = (
            work.open(row.person_id, "persons", row.person_id, field_name, sealed)
            for field_name, sealed in (("address", row.home_sealed), ("name", row.name_sealed))
        )
    except CannotOpen:
        return ""
    lines = [part.strip() for part in home.split(",") if part.strip()]
    return "\n".join([name, *lines] if name and lines else lines)


def code_of_delivery(work: Work, delivery: str, row: AnyRow) -> str:
    """Return the code that this message is about: of its address, or its own."""
    if row.purpose == "code":
        return _opened(work, row, "code", row.code_sealed)
    if row.purpose != "visit" or row.own_code_sealed is None:
        return ""
    try:
        return work.open(row.person_id, Delivery.__tablename__, delivery, "code", row.own_code_sealed)
    except CannotOpen:
        return ""


def _opened(work: Work, row: AnyRow, field_name: str, sealed: bytes | None) -> str:
    try:
        return work.open(row.person_id, "contact_ways", row.way_id or "", field_name, sealed)
    except CannotOpen:
        return ""
