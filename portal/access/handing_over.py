"""Another official instead of one: the work goes to a colleague, and the file closes to the first at once.

Source: R-238: while a complaint is open, letters, mails and calls go to another name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, or_, select, update

from portal.access.models import Assignment
from portal.access.models_handlers import CaseHandler, CaseInvolved
from portal.access.service import visible
from portal.access.standing_in import REASON as STANDS_IN
from portal.access.ties import knows
from portal.errors import NotFound
from portal.people.models import Account
from portal.store import Work, Writing, new_id, once_more
from portal.store.work import AnyRow
from portal.viewer import Viewer

TABLE = Assignment.__tablename__
_HANDLES = "complaint"

_other = once_more(Account)
_theirs = once_more(Assignment)
_TODAY = and_(
    Assignment.from_day <= bindparam("today"),
    or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
    Assignment.reason.not_in((_HANDLES, STANDS_IN)),
)
_WORK = (
    visible(
        Assignment,
        Assignment.id,
        Assignment.account_id,
        Assignment.release_id,
        Assignment.reason,
        Assignment.until_day,
        Account.role,
        Account.team,
        Account.agency_id,
    )
    .join(Account, Account.id == Assignment.account_id)
    .where(_TODAY)
    .order_by(Assignment.from_day, Assignment.id)
    .limit(50)
)
_WORKS_FOR_PERSON = exists(
    select(literal(1)).where(
        _theirs.account_id == _other.id,
        _theirs.person_id == bindparam("principal"),
        or_(_theirs.until_day.is_(None), _theirs.until_day >= bindparam("today")),
    )
)
_HAS_TO_DO_WITH_CASE = or_(
    exists(
        select(literal(1)).where(
            CaseInvolved.case_id == bindparam("case"), CaseInvolved.account_id == _other.id
        )
    ),
    exists(
        select(literal(1)).where(
            CaseHandler.case_id == bindparam("case"), CaseHandler.account_id == _other.id
        )
    ),
)
_OTHERS = (
    select(_other.id, _other.role, _other.team, _other.agency_id)
    .where(
        _other.kind == "official",
        _other.is_closed.is_(False),
        _other.agency_id == bindparam("agency"),
        _other.role == bindparam("role"),
        or_(_other.until_day.is_(None), _other.until_day >= bindparam("today")),
        ~_WORKS_FOR_PERSON,
        ~_HAS_TO_DO_WITH_CASE,
        ~knows(_other.id, bindparam("principal")),
    )
    .order_by(_other.team, _other.id)
    .limit(200)
)
_END = (
    update(Assignment)
    .where(
        Assignment.id == bindparam("which"),
        Assignment.person_id == bindparam("principal"),
        or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
    )
    .values(until_day=bindparam("last"), ended_here=bindparam("last"))
)


@dataclass(frozen=True)
class Worker:
    """An official who works for the person today, or a colleague who could: by function, never by name."""

    id: str
    """Of the work, or of the account of a colleague."""
    role: str
    team: str
    agency: str


@dataclass(frozen=True)
class HandedOver:
    """Work that went to a colleague."""

    by: Worker
    """Who does it from now on."""
    ended: str
    """The assignment that ended."""
    made: str
    """The assignment that was made."""


def workers(look: Work, *, today: date) -> tuple[Worker, ...]:
    """Return who works for the person today, without handlers of complaints and who stands in.

    What is hidden from the person is absent here too, so that an answer tells nothing of it.
    """
    return tuple(_worker(row) for row in look.rows(_WORK, today=today))


def others(look: Work, *, case: str, instead_of: Worker, today: date) -> tuple[Worker, ...]:
    """Return colleagues of the same function and body who have nothing to do with the person or the case."""
    asked = {"agency": instead_of.agency, "role": instead_of.role, "today": today}
    return tuple(_worker(row) for row in look.rows(_OTHERS, **asked, case=case))


def hand_over(
    work: Writing, *, viewer: Viewer, case: str, assignment: str, to: str, today: date, at: datetime
) -> HandedOver:
    """Let a colleague do the work of an official from now on.

    The ground goes along and grows no wider: a release that is taken back ends this work too. The caller
    tells the person in the same transaction.

    :raises NotFound: when nobody works for the person so, or the colleague cannot.
    """
    row = next((one for one in work.rows(_WORK, today=today) if one.id == assignment), None)
    if row is None:
        raise NotFound(TABLE)
    colleagues = others(work, case=case, instead_of=_worker(row), today=today)
    colleague = next((one for one in colleagues if one.id == to), None)
    if colleague is None:
        raise NotFound("accounts")
    if not work.run(_END, {"which": assignment, "last": today - timedelta(days=1), "today": today}):
        raise NotFound(TABLE)
    made: dict[str, object] = {"id": new_id(), "account_id": to, "person_id": viewer.person, "told_at": at}
    made |= {"release_id": row.release_id, "from_day": today, "until_day": row.until_day}
    work.add(Assignment, {**made, "reason": row.reason})
    return HandedOver(by=colleague, ended=assignment, made=str(made["id"]))


def _worker(row: AnyRow) -> Worker:
    return Worker(row.id, row.role, row.team, row.agency_id or "")
