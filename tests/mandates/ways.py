"""Ways of these tests: a mandate as it stands in the store, and whom it is about."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import select

from portal.mandates.models import Mandate
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Act
from tests.clocks import MONDAY

IN_THREE_MONTHS = MONDAY.date() + timedelta(days=90)
SEE_AND_COMPLAIN = f"{Act.SEE} {Act.COMPLAINTS}"


def mandate(
    store: Store,
    *,
    person: str,
    account: str,
    acts: str = SEE_AND_COMPLAIN,
    until: date = IN_THREE_MONTHS,
    **changes: object,
) -> str:
    """Give an account a mandate that holds, and return its id."""
    made = new_id()
    row: dict[str, object] = {"id": made, "person_id": person, "how": "portal", "relation": "", "acts": acts}
    row |= {"account_id": account, "from_day": MONDAY.date() - timedelta(days=9), "until_day": until}
    row |= {"made_at": MONDAY, "made_by": account, "language": "nl", "text_hash": "0" * 64}
    row |= {"taken_at": MONDAY, "confirmed_at": MONDAY, **changes}
    with store.writing() as work:
        work.add(Mandate, row)
    return made


def demo(app: Flask, name: str) -> tuple[str, str]:
    """Return the account and the person of somebody in the demo town; officials have no person."""
    with app.extensions["inzage"].store.reading() as work:
        row = work.row(select(Account.id, Account.person_id).where(Account.demo_name == name))
    assert row is not None
    return row.id, row.person_id or ""


def store_of(app: Flask) -> Store:
    """Return the store of a portal."""
    found: Store = app.extensions["inzage"].store
    return found
