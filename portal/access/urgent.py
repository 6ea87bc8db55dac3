"""Emergencies: written down first, completed within a day, and on the privacy officer's list until then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.access.models import Emergency, Hold
from portal.errors import NotFound
from portal.people.models import Account
from portal.store import Work, Writing, new_id
from portal.store.work import AnyRow
from portal.viewer import Official

COMPLETE_WITHIN = timedelta(hours=24)
"""How long an emergency may stay incomplete. Source: R-192."""

MOST = 100


@dataclass(frozen=True)
class Unfinished:
    """An emergency that is not complete yet: when and by whom, never what."""

    id: str
    item: str
    person: str
    assignment: str
    happened_at: datetime
    made_at: datetime
    complete_by: datetime
    role: str
    agency: str

    def is_overdue(self, at: datetime) -> bool:
        """Tell whether the day in which it had to be completed is over."""
        return at > self.complete_by


_OPEN = (
    select(
        Emergency.id,
        Emergency.item_id,
        Emergency.person_id,
        Emergency.assignment_id,
        Emergency.happened_at,
        Emergency.made_at,
        Emergency.complete_by,
        Account.role,
        Account.agency_id,
    )
    .outerjoin(Account, Account.id == Emergency.account_id)
    .where(Emergency.completed_at.is_(None))
    .order_by(Emergency.complete_by, Emergency.id)
    .limit(MOST)
)
_OWN = _OPEN.where(Emergency.account_id == bindparam("account"))
_ONE = _OWN.where(Emergency.id == bindparam("emergency"))
_COMPLETE = (
    update(Emergency)
    .where(Emergency.id == bindparam("which"), Emergency.completed_at.is_(None))
    .values(completed_at=bindparam("moment"))
)
_END_HOLD = (
    update(Hold)
    .where(Hold.item_id == bindparam("item"), Hold.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)


def note(
    work: Writing,
    *,
    official: Official,
    assignment: str,
    person: str,
    item: tuple[str, str],
    happened_at: datetime,
    at: datetime,
) -> None:
    """Write down that an item is an emergency that must be completed.

    :param item: its table and id.
    """
    emergency: dict[str, object] = {"id": new_id(), "item_table": item[0], "item_id": item[1]}
    emergency |= {"person_id": person, "assignment_id": assignment, "account_id": official.account}
    emergency |= {"happened_at": happened_at, "made_at": at, "complete_by": at + COMPLETE_WITHIN}
    work.add(Emergency, {**emergency, "completed_at": None})


def unfinished(work: Work) -> Sequence[Unfinished]:
    """Return all emergencies that are not complete, the most urgent first; 100 at most."""
    return [_unfinished(row) for row in work.rows(_OPEN)]


def own_unfinished(work: Work, *, official: Official) -> Sequence[Unfinished]:
    """Return those that this official must complete, the most urgent first; 100 at most."""
    return [_unfinished(row) for row in work.rows(_OWN, account=official.account)]


def own(work: Work, *, official: Official, emergency: str) -> Unfinished:
    """Return one that this official must complete.

    :raises NotFound: when it is somebody else's, complete, or never was.
    """
    row = work.row(_ONE, account=official.account, emergency=emergency)
    if row is None:
        raise NotFound("emergency")
    return _unfinished(row)


def complete(work: Writing, *, found: Unfinished, at: datetime) -> None:
    """Take an emergency off the lists: the complete entry has its own hold, or is told.

    :raises NotFound: when it was completed already.
    """
    if not work.run(_COMPLETE, {"which": found.id, "moment": at}):
        raise NotFound("emergency")
    work.run(_END_HOLD, {"item": found.item, "moment": at})


def _unfinished(row: AnyRow) -> Unfinished:
    return Unfinished(
        id=row.id,
        item=row.item_id,
        person=row.person_id,
        assignment=row.assignment_id,
        happened_at=row.happened_at,
        made_at=row.made_at,
        complete_by=row.complete_by,
        role=row.role or "",
        agency=row.agency_id or "",
    )
