"""The queue of a desk: own work, and what nobody took yet, by the days that are left; no text is opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, false, tuple_

from portal.access.handlers import open_to_take, own_work
from portal.cases import kinds
from portal.cases.kind import Kind
from portal.cases.models import Case, CasePart
from portal.cases.rules import OPEN, State
from portal.store import Work
from portal.store.published import written
from portal.store.work import AnyRow
from portal.viewer import Official

MOST_OWN = 200

_COLUMNS = (
    CasePart.id,
    CasePart.case_id,
    CasePart.kind,
    CasePart.state,
    CasePart.act_by,
    CasePart.agency_id,
    Case.number,
    Case.state.label("case_state"),
    Case.first_day,
    Case.is_urgent,
)
# The states are written out, so that the store knows that its index of open parts will do.
_OPEN = CasePart.state.in_(written(*sorted(OPEN)))
_OF_ROLE = CasePart.handled_by == bindparam("role")
_BY_DAY = (CasePart.act_by, CasePart.id)

_WAITING = (
    open_to_take(CasePart.case_id, CasePart.person_id, *_COLUMNS)
    .join(Case, Case.id == CasePart.case_id)
    .where(_OF_ROLE, CasePart.is_taken == false(), _OPEN, CasePart.act_by.is_not(None))
    .order_by(*_BY_DAY)
    .limit(bindparam("number_of_rows"))
)
_WAITING_AFTER = _WAITING.where(tuple_(*_BY_DAY) > tuple_(bindparam("after_day"), bindparam("after_part")))
# Own work starts from the official. With the states written out it would start from that index, which holds
# all that the whole role has to do.
_OWN = (
    own_work(CasePart.case_id, CasePart.person_id, *_COLUMNS)
    .join(Case, Case.id == CasePart.case_id)
    .where(_OF_ROLE, CasePart.state.in_(sorted(OPEN)))
    .order_by(*_BY_DAY)
    .limit(MOST_OWN)
)


_NUMBERS = own_work(Case.id, Case.person_id, Case.id, Case.number).where(
    Case.id.in_(bindparam("cases", expanding=True))
)


@dataclass(frozen=True)
class QueueLine:
    """One thing to do: never whose it is, and never what it says."""

    part: str
    case: str
    number: str
    kind: Kind
    state: State
    agency: str
    first_day: date
    act_by: date
    is_urgent: bool

    def days_left(self, today: date) -> int:
        """Return the calendar days until the last day; less than 0 after it."""
        return (self.act_by - today).days

    def is_overdue(self, today: date) -> bool:
        """Tell whether the last day has passed."""
        return today > self.act_by

    def is_late_soon(self, today: date) -> bool:
        """Tell whether three quarters of the time are over: our own target (R-259)."""
        target = self.first_day + timedelta(days=(self.act_by - self.first_day).days * 3 // 4)
        return not self.is_overdue(today) and today >= target

    @property
    def place(self) -> str:
        """Return where the list goes on after this line."""
        return f"{self.act_by.isoformat()}_{self.part}"


@dataclass(frozen=True)
class Queue:
    """What stands in the queue of one official; ``further`` is what ``after`` must be for the next page."""

    own: tuple[QueueLine, ...]
    waiting: tuple[QueueLine, ...]
    further: str | None


def queue(
    work: Work, *, official: Official, today: date, at: datetime, after: str = "", size: int = 20
) -> Queue:
    """Return the queue: own work first, then what nobody took, the least days first; two queries.

    :param after: where the list goes on; anything else is the first page.
    """
    asked: dict[str, object] = {"account": official.account, "role": official.role, "today": today}
    day, part = _place(after)
    own = () if day else tuple(map(_line, work.rows(_OWN, **asked, at=at)))
    if day:
        asked |= {"after_day": day, "after_part": part}
    rows = work.rows(_WAITING_AFTER if day else _WAITING, **asked, number_of_rows=size + 1)
    waiting = tuple(map(_line, rows[:size]))
    return Queue(own, waiting, waiting[-1].place if len(rows) > size else None)


def numbers_of(
    work: Work, *, official: Official, cases: Collection[str], today: date, at: datetime
) -> dict[str, str]:
    """Return the numbers of those of these cases that the official handles now, and so may open."""
    if not cases:
        return {}
    rows = work.rows(_NUMBERS, account=official.account, cases=sorted(set(cases)), today=today, at=at)
    return {row.id: row.number for row in rows}


def _place(after: str) -> tuple[date | None, str]:
    day, _, part = after.partition("_")
    try:
        return date.fromisoformat(day), part
    except ValueError:
        return None, ""


def _line(row: AnyRow) -> QueueLine:
    return QueueLine(
        part=row.id,
        case=row.case_id,
        number=row.number,
        kind=kinds.find(row.kind),
        state=State(row.case_state if row.case_state in OPEN else row.state),
        agency=row.agency_id or "",
        first_day=row.first_day,
        act_by=row.act_by or row.first_day,
        is_urgent=row.is_urgent,
    )
