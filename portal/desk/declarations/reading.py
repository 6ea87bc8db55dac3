"""What waits at the desk about declarations, without opening anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.access import Viewer
from portal.access.assigned import OwnPerson, own_people
from portal.access.holding import is_held
from portal.clock import AMSTERDAM
from portal.declarations.models import Request, Stop
from portal.errors import NotFound
from portal.store import Work
from portal.viewer import Official

MOST = 200

_HELD = is_held(Stop.person_id, Stop.item_id, Stop.id)
_OPEN_STOPS = (
    select(Stop.id, Stop.person_id, Stop.agency_id, Stop.told_at)
    .where(Stop.stopped_at.is_(None), ~_HELD)
    .order_by(Stop.told_at, Stop.id)
    .limit(MOST)
)
_STOPS_HERE = _OPEN_STOPS.where(
    Stop.agency_id == bindparam("agency"), Stop.person_id.in_(bindparam("people", expanding=True))
)
_ONE = select(Stop.person_id).where(Stop.id == bindparam("stop"), ~_HELD)
_ASKED = (
    select(Request.person_id)
    .where(
        Request.agency_id == bindparam("agency"),
        Request.person_id.in_(bindparam("people", expanding=True)),
        Request.state == "asked",
        ~is_held(Request.person_id, Request.id),
    )
    .limit(MOST)
)


@dataclass(frozen=True)
class ToDo:
    """What waits for one of an official's own people."""

    person: OwnPerson
    to_stop: int
    asked: int


@dataclass(frozen=True)
class Silent:
    """A body that has not said that it stopped: never whose release it was."""

    id: str
    agency: str
    told_at: datetime

    def days(self, today: date) -> int:
        """Return for how many days it is silent."""
        return (today - self.told_at.astimezone(AMSTERDAM).date()).days


def to_do(work: Work, *, official: Official, today: date) -> Sequence[ToDo]:
    """Return an official's own people, each with what waits."""
    people = {one.person: one for one in own_people(work, official=official, today=today)}
    if not people:
        return ()
    wanted = {"agency": official.agency, "people": list(people)}
    stops = Counter(row.person_id for row in work.rows(_STOPS_HERE, **wanted))
    asked = Counter(row.person_id for row in work.rows(_ASKED, **wanted))
    return [ToDo(one, stops[id], asked[id]) for id, one in people.items()]


def silent(work: Work) -> Sequence[Silent]:
    """Return the bodies that have not said that they stopped, the longest silent first."""
    return [Silent(row.id, row.agency_id, row.told_at) for row in work.rows(_OPEN_STOPS)]


def officer_at(work: Work, *, official: Official, stop: str) -> Viewer:
    """Return how the privacy officer looks at what one body was told; the person sees that it was opened.

    :raises NotFound: when there is none, or it is hidden.
    """
    person = work.value(_ONE, stop=stop)
    if person is None:
        raise NotFound("declaration_stops")
    return Viewer(
        account=official.account,
        person=str(person),
        capacity="assigned",
        reason="data_right",
        role=official.role,
        agency=official.agency,
        session=official.session,
        until=official.until,
    )
