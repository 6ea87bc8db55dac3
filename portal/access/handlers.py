"""Who handles a case: one official and stand-ins; who is involved, or leads who is, finds nothing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
    update,
)

from portal.access.models import Assignment
from portal.access.models_handlers import CaseHandler, CaseInvolved, Chief
from portal.access.ties import knows
from portal.errors import NotFound
from portal.people.models import Account, Person
from portal.store import Moment, Store, Work, Writing, new_id
from portal.store.models import PersonKey
from portal.viewer import Official, Viewer

REASON = "complaint"
"""Why a handler looks, as the person reads it in the list of who looked."""

REASONS = {"privacy_officer": "data_right", "medical_adviser": "set_aside"}
"""The same for roles that handle something else than complaints."""

_ACCOUNT: BindParameter[str] = bindparam("account")
_AT: BindParameter[datetime] = bindparam("at", type_=Moment())


# Any: an id column of any table.
def _unbiased(case: Any, person: Any) -> ColumnElement[bool]:
    """Tell whether an official has nothing to do with a case or its person.

    Source: Awb art. 9:7 lid 1: handled by somebody who was not involved in the conduct.
    """
    involved = exists(
        select(literal(1))
        .select_from(CaseInvolved)
        .outerjoin(Chief, Chief.account_id == CaseInvolved.account_id)
        .where(
            CaseInvolved.case_id == case,
            or_(CaseInvolved.account_id == _ACCOUNT, Chief.chief_id == _ACCOUNT),
        )
    )
    # Complaining must not change how somebody is helped: who helps them never sees it.
    helps = exists(
        select(literal(1)).where(
            Assignment.account_id == _ACCOUNT,
            Assignment.person_id == person,
            Assignment.reason != REASON,
            or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
        )
    )
    return and_(~involved, ~helps, ~knows(_ACCOUNT, person))


_NOW = and_(
    CaseHandler.account_id == _ACCOUNT,
    CaseHandler.from_at <= _AT,
    or_(CaseHandler.until_at.is_(None), CaseHandler.until_at > _AT),
)


# Any: ids of any table, and a select of any columns.
def open_to_take(case: Any, person: Any, *columns: Any) -> Select[Any]:
    """Return a select of rows of all people, without what this official may not see."""
    return select(*columns).where(_unbiased(case, person))


# Any: see above.
def own_work(case: Any, person: Any, *columns: Any) -> Select[Any]:
    """Return a select of rows about the cases that this official handles now."""
    return (
        select(*columns).join(CaseHandler, CaseHandler.case_id == case).where(_NOW, _unbiased(case, person))
    )


# Any: see above.
def for_worker(*columns: Any) -> Select[Any]:
    """Return a select over all people, for the worker alone: it shows nobody anything."""
    return select(*columns)


_HANDLES = (
    select(CaseHandler.person_id, CaseHandler.is_stand_in, PersonKey.wrapped, Person.is_at_risk)
    .join(PersonKey, PersonKey.person_id == CaseHandler.person_id)
    .join(Person, Person.id == CaseHandler.person_id)
    .where(CaseHandler.case_id == bindparam("case"), _NOW)
    .where(_unbiased(CaseHandler.case_id, CaseHandler.person_id))
    .limit(1)
)
# One case can hold things for two roles, such as a complaint and a correction: each has its own handler.
_MAIN = (
    select(CaseHandler.account_id)
    .join(Account, Account.id == CaseHandler.account_id)
    .where(
        CaseHandler.case_id == bindparam("case"),
        Account.role == bindparam("role"),
        CaseHandler.is_stand_in.is_(False),
        or_(CaseHandler.until_at.is_(None), CaseHandler.until_at > _AT),
    )
)
_AT_WORK = select(CaseHandler.id).where(CaseHandler.case_id == bindparam("case"), _NOW).limit(1)
_INVOLVED = select(CaseInvolved.account_id).where(CaseInvolved.case_id == bindparam("case"))
_LEAVE = (
    update(CaseHandler)
    .where(
        CaseHandler.case_id == bindparam("the_case"),
        CaseHandler.account_id.in_(bindparam("who", expanding=True)),
        or_(CaseHandler.until_at.is_(None), CaseHandler.until_at > bindparam("moment", type_=Moment())),
    )
    .values(until_at=bindparam("moment", type_=Moment()))
)
_ALL_LEAVE = (
    update(CaseHandler)
    .where(
        CaseHandler.case_id == bindparam("the_case"),
        CaseHandler.account_id.in_(select(Account.id).where(Account.role == bindparam("of_role"))),
        or_(CaseHandler.until_at.is_(None), CaseHandler.until_at > bindparam("moment", type_=Moment())),
    )
    .values(until_at=bindparam("moment", type_=Moment()))
)
_END_LATER = (
    update(CaseHandler)
    .where(CaseHandler.case_id == bindparam("the_case"), CaseHandler.until_at.is_(None))
    .values(until_at=bindparam("moment", type_=Moment()))
)
_STAY = (
    update(CaseHandler)
    .where(
        CaseHandler.case_id == bindparam("the_case"),
        CaseHandler.account_id == bindparam("who"),
        CaseHandler.is_stand_in.is_(False),
        CaseHandler.until_at > bindparam("moment", type_=Moment()),
    )
    .values(until_at=None)
)
_CHIEFS = select(Chief.chief_id).where(Chief.account_id.in_(bindparam("who", expanding=True)))


@dataclass(frozen=True)
class AtCase:
    """An official at work on one case."""

    viewer: Viewer
    is_stand_in: bool


def viewer_of(official: Official, person: str, wrapped: bytes | None = None) -> Viewer:
    """Return the viewer with which a handler reads and acts in a case of a person."""
    return Viewer(
        account=official.account,
        person=person,
        capacity="assigned",
        reason=REASONS.get(official.role, REASON),
        role=official.role,
        agency=official.agency,
        session=official.session,
        until=official.until,
        wrapped_key=wrapped,
    )


def at_case(store: Store, *, official: Official, case: str, at: datetime, today: date) -> AtCase:
    """Return an official at work on a case.

    :raises NotFound: when they do not handle it now, or are involved, or there is no such case.
    """
    with store.reading() as work:
        row = work.row(_HANDLES, account=official.account, case=case, at=at, today=today)
    if row is None:
        raise NotFound("cases")
    viewer = viewer_of(official, row.person_id, row.wrapped)
    return AtCase(replace(viewer, has_secret_address=row.is_at_risk), bool(row.is_stand_in))


def is_at_work(work: Work, *, account: str, case: str, at: datetime) -> bool:
    """Tell whether an official works on a case now, also for somebody else."""
    return bool(work.rows(_AT_WORK, account=account, case=case, at=at))


def handler_of(work: Work, *, case: str, role: str, at: datetime) -> str | None:
    """Return the account of who handles a case now for a role, if anybody does."""
    rows = work.rows(_MAIN, case=case, role=role, at=at)
    return str(rows[0].account_id) if rows else None


def add_handler(
    work: Writing,
    *,
    account: str,
    case: str,
    person: str,
    at: datetime,
    until: datetime | None = None,
    is_stand_in: bool = False,
) -> None:
    """Let an official handle a case from now on."""
    row = {"id": new_id(), "case_id": case, "person_id": person, "account_id": account}
    work.add(CaseHandler, {**row, "from_at": at, "until_at": until, "is_stand_in": is_stand_in})


def leave(work: Writing, *, case: str, accounts: Sequence[str], at: datetime) -> int:
    """End the work of officials on a case; return how many worked on it."""
    return work.run(_LEAVE, {"the_case": case, "who": list(accounts), "moment": at})


def all_leave(work: Writing, *, case: str, role: str, at: datetime) -> None:
    """End the work of all officials of a role on a case: who stands in goes with who had it."""
    work.run(_ALL_LEAVE, {"the_case": case, "of_role": role, "moment": at})


def stay(work: Writing, *, case: str, account: str, at: datetime) -> None:
    """Let who handles a case now go on until it is done, when their work was to end later."""
    work.run(_STAY, {"the_case": case, "who": account, "moment": at})


def end_later(work: Writing, *, case: str, until: datetime) -> None:
    """Let the work on a case end at a moment still to come (R-114: for as long as it is open)."""
    work.run(_END_LATER, {"the_case": case, "moment": until})


def involve(work: Writing, *, case: str, accounts: Sequence[str], played: str, by: str, at: datetime) -> None:
    """Mark officials as involved: they and their direct chiefs lose the case at once (R-263)."""
    for account in accounts:
        row = {"case_id": case, "account_id": account, "played": played, "marked_by": by, "marked_at": at}
        work.add_if_new(CaseInvolved, row, "case_id", "account_id")
    chiefs = [str(row.chief_id) for row in work.rows(_CHIEFS, who=list(accounts))]
    leave(work, case=case, accounts=[*accounts, *chiefs], at=at)


def involved(work: Work, *, case: str) -> frozenset[str]:
    """Return the accounts that are marked as involved."""
    return frozenset(str(row.account_id) for row in work.rows(_INVOLVED, case=case))
