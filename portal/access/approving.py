"""Holds asked for at the desk: two others must agree, or the hold ends and the person is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, bindparam, exists, func, literal, select, update

from portal.access.models import Hold, HoldApproval
from portal.errors import Conflict, NotFound, Refused
from portal.notices.service import tell_after_hold
from portal.people.models import Account
from portal.store import Work, Writing
from portal.store.texts import read_of_each
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

NEEDED = 2
"""Officials who must agree; neither may be the one who asked. Source: R-033, R-068."""

MOST = 100

HOLDS = Hold.__tablename__
REASON = "reason"
"""The field of the text that says why a hold is needed."""


@dataclass(frozen=True)
class PendingHold:
    """A hold that hides already, and waits for officials to agree."""

    id: str
    person: str
    item_table: str
    item_id: str
    article: str
    review_on: date
    made_at: datetime
    asked_by: str
    asked_by_role: str
    asked_by_agency: str
    agreed: int
    """How many officials agreed."""
    is_mine: bool
    """Whether the official who reads asked for it, or agreed already."""


_AGREED = (
    select(func.count()).select_from(HoldApproval).where(HoldApproval.hold_id == Hold.id).scalar_subquery()
)
_MINE: ColumnElement[bool] = exists(
    select(literal(1)).where(HoldApproval.hold_id == Hold.id, HoldApproval.account_id == bindparam("account"))
)
_PENDING = (
    select(
        Hold.id,
        Hold.hidden_from,
        Hold.item_table,
        Hold.item_id,
        Hold.article,
        Hold.review_on,
        Hold.made_at,
        Hold.asked_by,
        Account.role,
        Account.agency_id,
        _AGREED.label("agreed"),
        _MINE.label("is_mine"),
    )
    .outerjoin(Account, Account.id == Hold.asked_by)
    .where(Hold.approved_by.is_(None), Hold.ended_at.is_(None))
    .order_by(Hold.made_at, Hold.id)
    .limit(MOST)
)
_ONE = _PENDING.where(Hold.id == bindparam("hold"))
_APPROVE = (
    update(Hold)
    .where(Hold.id == bindparam("which"), Hold.approved_by.is_(None), Hold.ended_at.is_(None))
    .values(approved_by=bindparam("second"))
)
_END = (
    update(Hold)
    .where(Hold.id == bindparam("which"), Hold.approved_by.is_(None), Hold.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)


def pending(work: Work, *, official: Official) -> Sequence[PendingHold]:
    """Return the holds that wait for officials, the oldest first; 100 at most."""
    return [_hold(row, official) for row in work.rows(_PENDING, account=official.account)]


def one_pending(work: Work, *, official: Official, hold: str) -> PendingHold:
    """Return one of them.

    :raises NotFound: when it does not wait, or never was.
    """
    row = work.row(_ONE, account=official.account, hold=hold)
    if row is None:
        raise NotFound(HOLDS)
    return _hold(row, official)


def why(work: Work, found: Sequence[PendingHold]) -> Mapping[str, str]:
    """Return why each hold was asked for, by its id; empty when nobody wrote that down."""
    words = read_of_each(work, {one.id: one.person for one in found})
    return {hold: said.get(REASON, "") for hold, said in words.items()}


def approve(work: Writing, *, official: Official, hold: str, at: datetime) -> bool:
    """Agree with a hold; tell whether that was the second official, so that it stands.

    :raises NotFound: when the hold does not wait.
    :raises Refused: when this official asked for it or agreed before.
    """
    found = one_pending(work, official=official, hold=hold)
    if found.asked_by == official.account:
        raise Refused(N_("You asked for this yourself. Two others must look at it."))
    mine = {"hold_id": hold, "account_id": official.account, "at": at}
    if not work.add_if_new(HoldApproval, mine, "hold_id", "account_id"):
        raise Refused(N_("You agreed already. Somebody else must look at it as well."))
    if found.agreed + 1 < NEEDED:
        return False
    work.run(_APPROVE, {"which": hold, "second": official.account})
    return True


def turn_down(work: Writing, *, official: Official, hold: str, kind: str, at: datetime) -> None:
    """End a hold that is not needed, and tell the person of what was hidden.

    :param kind: the kind of notice.
    :raises NotFound: when the hold does not wait.
    :raises Refused: when this official asked for it.
    :raises Conflict: when somebody else decided at the same moment.
    """
    found = one_pending(work, official=official, hold=hold)
    if found.asked_by == official.account:
        raise Refused(N_("You asked for this yourself. Two others must look at it."))
    if not work.run(_END, {"which": hold, "moment": at}):
        raise Conflict(N_("Somebody else has just decided about this."))
    tell_after_hold(
        work,
        person=found.person,
        kind=kind,
        about_table=found.item_table,
        about_id=found.item_id,
        at=at,
    )


def _hold(row: AnyRow, official: Official) -> PendingHold:
    return PendingHold(
        id=row.id,
        person=row.hidden_from,
        item_table=row.item_table,
        item_id=row.item_id,
        article=row.article,
        review_on=row.review_on,
        made_at=row.made_at,
        asked_by=row.asked_by,
        asked_by_role=row.role or "",
        asked_by_agency=row.agency_id or "",
        agreed=row.agreed,
        is_mine=bool(row.is_mine) or row.asked_by == official.account,
    )
