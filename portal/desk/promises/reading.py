"""What is to be done about promises: for who works for somebody, and for who leads an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from portal.access.assigned import OwnPerson, own_people
from portal.access.holding import is_held
from portal.agencies.models import Agency
from portal.promises.models import Promise, SentBefore
from portal.promises.rules import SentState, State
from portal.store import Work
from portal.store.published import published
from portal.viewer import Official

MOST = 200

LEADERS = frozenset({"manager", "team_leader"})
"""Roles that see what is overdue at their organisations, without seeing whose it is."""

_SEEN: ColumnElement[bool] = and_(
    published(Promise),
    ~is_held(Promise.person_id, Promise.id, Promise.item_id),
)
"""What is hidden from its person is in no list and no count here either."""

_IS_OVERDUE = and_(Promise.status == State.OPEN.value, Promise.due_on < bindparam("today"))
_TO_DO = (
    select(Promise.person_id, Promise.status)
    .where(
        Promise.agency_id == bindparam("agency"),
        Promise.person_id.in_(bindparam("people", expanding=True)),
        or_(Promise.status == State.ASKED.value, _IS_OVERDUE),
        _SEEN,
    )
    .limit(MOST)
)
_TO_FIND = (
    select(SentBefore.person_id)
    .where(
        SentBefore.agency_id == bindparam("agency"),
        SentBefore.person_id.in_(bindparam("people", expanding=True)),
        SentBefore.state == SentState.ASKED.value,
        ~is_held(SentBefore.person_id, SentBefore.id),
    )
    .limit(MOST)
)
_OWN_BODIES = select(Agency.id).where(
    or_(Agency.id == bindparam("agency"), Agency.parent_id == bindparam("agency"))
)
_OVERDUE = (
    select(Promise.id, Promise.agency_id, Promise.whose, Promise.role, Promise.made_on, Promise.due_on)
    .where(Promise.agency_id.in_(_OWN_BODIES), _IS_OVERDUE, _SEEN)
    .order_by(Promise.due_on, Promise.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class ToDo:
    """What waits for one of an official's own people."""

    person: OwnPerson
    to_answer: int
    overdue: int
    to_find: int

    @property
    def is_something(self) -> bool:
        """Tell whether anything waits."""
        return bool(self.to_answer or self.overdue or self.to_find)


@dataclass(frozen=True)
class Overdue:
    """A promise past its day: which organisation and function, never whose, and never what."""

    id: str
    agency: str
    whose: str
    role: str
    made_on: date
    due_on: date

    def days_late(self, today: date) -> int:
        """Return how many days it is late."""
        return (today - self.due_on).days


def to_do(work: Work, *, official: Official, today: date) -> Sequence[ToDo]:
    """Return an official's own people, each with what waits at this organisation."""
    people = {one.person: one for one in own_people(work, official=official, today=today)}
    if not people:
        return ()
    wanted = {"agency": official.agency, "people": list(people)}
    rows = work.rows(_TO_DO, today=today, **wanted)
    asked = Counter(row.person_id for row in rows if row.status == State.ASKED)
    late = Counter(row.person_id for row in rows if row.status != State.ASKED)
    sent = Counter(row.person_id for row in work.rows(_TO_FIND, **wanted))
    return [ToDo(one, asked[id], late[id], sent[id]) for id, one in people.items()]


def overdue(work: Work, *, official: Official, today: date) -> Sequence[Overdue]:
    """Return what is overdue at the organisations that an official leads, the oldest first."""
    if official.role not in LEADERS:
        return ()
    rows = work.rows(_OVERDUE, agency=official.agency, today=today)
    return [Overdue(row.id, row.agency_id, row.whose, row.role, row.made_on, row.due_on) for row in rows]
