"""Who may open a person's file, and who did: by role and organisation, never by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, select

from portal.access.models import Assignment, Hold, ViewLog
from portal.access.models_ties import StandIn
from portal.access.service import visible
from portal.people.models import Account
from portal.store import Moment, Work, once_more
from portal.store.work import AnyRow

MOST = 200
"""Rows that are read at once; an older one comes with the next page."""

ONE_VISIT = timedelta(minutes=30)
"""Looks by the same official for the same reason within this time are one visit."""


@dataclass(frozen=True)
class MayLook:
    """Somebody who works, or worked, for the person."""

    role: str
    agency: str
    reason: str
    from_day: date
    until_day: date | None
    because: str = ""
    """Why this official stands in for another; empty for all others."""
    lent_by: str = ""
    """The organisation that lends this official to the team; empty for its own people (R-131)."""

    def is_now(self, today: date) -> bool:
        """Tell whether this official may look today."""
        return self.from_day <= today and (self.until_day is None or self.until_day >= today)


@dataclass(frozen=True)
class Looked:
    """One visit to the person's file by somebody else."""

    at: datetime
    role: str
    agency: str
    reason: str
    number: int
    """How many pages were opened during the visit."""


_HELD_WORK = once_more(Assignment)

# A look by an official whose work for the person is itself on hold shows that work, so it is absent as well.
_NOT_BY_HELD_WORK = ~exists(
    select(literal(1))
    .select_from(_HELD_WORK)
    .join(
        Hold,
        and_(
            Hold.item_id == _HELD_WORK.id,
            Hold.hidden_from == bindparam("principal"),
            Hold.ended_at.is_(None),
        ),
    )
    .where(
        _HELD_WORK.account_id == ViewLog.account_id,
        _HELD_WORK.person_id == bindparam("principal"),
    )
)

_ASSIGNED = (
    visible(
        Assignment,
        Account.role,
        Account.agency_id,
        Assignment.reason,
        Assignment.from_day,
        Assignment.until_day,
        StandIn.because,
        Account.lent_by,
        Account.until_day.label("account_until"),
    )
    .outerjoin(StandIn, StandIn.id == Assignment.id)
    .join(Account, Account.id == Assignment.account_id)
    .order_by(Assignment.from_day.desc(), Assignment.id)
    .limit(MOST)
)

_LOOKS = (
    visible(ViewLog, ViewLog.at, ViewLog.account_id, ViewLog.role, ViewLog.agency_id, ViewLog.reason)
    .where(ViewLog.at < bindparam("before", type_=Moment()), _NOT_BY_HELD_WORK)
    .order_by(ViewLog.at.desc(), ViewLog.id.desc())
    .limit(MOST)
)


def may_look(look: Work) -> list[MayLook]:
    """Return who works or worked for the person, the newest first; 200 at most."""
    return [
        MayLook(
            row.role,
            row.agency_id or "",
            row.reason,
            row.from_day,
            min((day for day in (row.until_day, row.account_until) if day), default=None),
            row.because or "",
            row.lent_by or "",
        )
        for row in look.rows(_ASSIGNED)
    ]


def looked(look: Work, *, before: datetime) -> tuple[list[Looked], datetime | None]:
    """Return visits of others to the person's file, newest first, and where the list goes on."""
    rows = look.rows(_LOOKS, before=before)
    return _visits(rows), rows[-1].at if len(rows) == MOST else None


def _visits(rows: Sequence[AnyRow]) -> list[Looked]:
    """Put looks together that one official made in one go."""
    visits: list[Looked] = []
    first_of: dict[tuple[str, str], int] = {}
    for at, account, role, agency, reason in _plain(rows):
        place = first_of.get((account, reason))
        if place is not None and visits[place].at - at <= ONE_VISIT:
            visits[place] = replace(visits[place], at=at, number=visits[place].number + 1)
            continue
        first_of[(account, reason)] = len(visits)
        visits.append(Looked(at, role, agency, reason, 1))
    return visits


def _plain(rows: Iterable[AnyRow]) -> Iterable[tuple[datetime, str, str, str, str]]:
    return ((row.at, row.account_id, row.role, row.agency_id, row.reason) for row in rows)
