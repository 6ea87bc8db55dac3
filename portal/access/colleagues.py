"""Officials by function: whom a handler can choose to stand in, or name as involved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from portal.people.models import Account
from portal.store import Work

_OFFICIALS = (
    select(Account.id, Account.agency_id, Account.team, Account.role)
    .where(Account.kind == "official", Account.is_closed.is_(False))
    .order_by(Account.agency_id, Account.team, Account.role, Account.id)
    .limit(1000)
)


@dataclass(frozen=True)
class Colleague:
    """An official as another may choose one: by function, because accounts hold no names."""

    account: str
    agency: str
    team: str
    role: str


def colleagues(work: Work) -> list[Colleague]:
    """Return all officials by function, 1000 at most."""
    rows = work.rows(_OFFICIALS)
    return [Colleague(row.id, row.agency_id or "", row.team, row.role) for row in rows]
