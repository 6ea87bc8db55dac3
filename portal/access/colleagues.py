"""Officials by function: whom a handler can choose to stand in, or name as involved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from sqlalchemy import bindparam, select

from portal.people.models import Account
from portal.store import Work

_OFFICIALS = (
    select(Account.id, Account.agency_id, Account.team, Account.role, Account.until_day)
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
    until_day: date | None = None
    """The last day of somebody who was lent to this work; such an official can still be named as involved."""

    def works_on(self, day: date) -> bool:
        """Tell whether this official still works here on a day (R-131)."""
        return self.until_day is None or self.until_day >= day


def colleagues(work: Work) -> list[Colleague]:
    """Return all officials by function, 1000 at most."""
    rows = work.rows(_OFFICIALS)
    return [Colleague(row.id, row.agency_id or "", row.team, row.role, row.until_day) for row in rows]


_ROLES = select(Account.id, Account.role).where(Account.id.in_(bindparam("accounts", expanding=True)))


def labels(work: Work, accounts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the role and a letter of each account, in the order in which they first did something (R-039).

    Accounts hold no names. Within one case a letter always stands for the same official, so that one can
    tell who wrote what.
    """
    order = list(dict.fromkeys(accounts))
    roles = {row.id: row.role for row in work.rows(_ROLES, accounts=order)} if order else {}
    return {one: (roles.get(one, ""), _letter(place)) for place, one in enumerate(order)}


def _letter(place: int) -> str:
    """Return A to Z, then AA and on."""
    return ascii_uppercase[place] if place < 26 else _letter(place // 26 - 1) + ascii_uppercase[place % 26]
