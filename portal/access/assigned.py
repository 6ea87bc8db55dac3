"""Officials at the door: nothing without an assignment of today, and a reason at each opening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, column, exists, literal, or_, select, table, update

from portal.access.models import Acquaintance, Assignment, Hold, Opening, RefusedTry
from portal.access.ties import knows
from portal.errors import NotFound
from portal.people.models import Person
from portal.store import Store, Work, Writing, new_id
from portal.store.models import PersonKey
from portal.store.published import published
from portal.store.work import AnyRow
from portal.viewer import Official, Viewer

KNOWN_PRIVATELY = "known-privately"
"""How a refused try is marked when an official knows the person."""

OPEN_FOR = timedelta(minutes=30)
"""How long a reason that was given counts; then it is asked again."""


# The room of declarations lies above this one; only these columns of its table are read here.
_RELEASES = table(
    "declarations",
    *(column("id"), column("person_id"), column("withdrawn_at"), column("valid_from"), column("valid_to")),
    column("replaced_at"),
)
_RELEASE_IS_IN_FORCE = exists(
    select(literal(1)).where(
        _RELEASES.c.id == Assignment.release_id,
        _RELEASES.c.person_id == Assignment.person_id,
        _RELEASES.c.withdrawn_at.is_(None),
        _RELEASES.c.replaced_at.is_(None),
        _RELEASES.c.valid_from <= bindparam("today"),
        or_(_RELEASES.c.valid_to.is_(None), _RELEASES.c.valid_to >= bindparam("today")),
    )
)
"""A body that lost its ground loses reading at once: the next click finds nothing."""

_VALID = and_(
    or_(Assignment.release_id.is_(None), _RELEASE_IS_IN_FORCE),
    Assignment.account_id == bindparam("account"),
    Assignment.from_day <= bindparam("today"),
    or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
    published(Assignment),
    # Access starts when the person is told; where telling is dangerous a hold stands in its place.
    or_(
        Assignment.told_at.is_not(None),
        exists(select(literal(1)).where(Hold.item_id == Assignment.id, Hold.ended_at.is_(None))),
    ),
    ~knows(Assignment.account_id, Assignment.person_id),
)

_PEOPLE = (
    select(
        Person.id,
        Person.name_sealed,
        PersonKey.wrapped,
        Assignment.id.label("assignment"),
        Assignment.reason,
        Assignment.from_day,
        Assignment.until_day,
        Person.is_at_risk,
    )
    .join(Person, Person.id == Assignment.person_id)
    .join(PersonKey, PersonKey.person_id == Person.id)
    .where(_VALID)
    .order_by(Assignment.from_day.desc(), Assignment.id)
    .limit(200)
)
_ONE = _PEOPLE.where(Assignment.id == bindparam("assignment"))

_OPENING = (
    select(Opening.reason)
    .where(
        Opening.account_id == bindparam("account"),
        Opening.assignment_id == bindparam("assignment"),
        Opening.at > bindparam("not_before"),
    )
    .order_by(Opening.at.desc())
    .limit(1)
)

_END_UNDER = (
    update(Assignment)
    .where(
        Assignment.release_id == bindparam("release"),
        or_(Assignment.until_day.is_(None), Assignment.until_day > bindparam("last")),
    )
    .values(until_day=bindparam("last"), ended_here=bindparam("last"))
)
_CLOSE = (
    update(Opening)
    .where(Opening.account_id == bindparam("account"), Opening.assignment_id == bindparam("which"))
    .values(reason="")
)
_HOLD = select(Hold.article, Hold.review_on, Hold.asked_by, Hold.approved_by).where(
    Hold.item_id == bindparam("assignment"), Hold.hidden_from == bindparam("person"), Hold.ended_at.is_(None)
)


@dataclass(frozen=True)
class OwnPerson:
    """Somebody an official works for today."""

    assignment: str
    """Random; it stands in addresses, so that no address holds the id of a person."""
    person: str
    name: str
    reason: str
    from_day: date
    until_day: date | None
    wrapped_key: bytes
    has_secret_address: bool = False


def _own_person(work: Work, row: AnyRow) -> OwnPerson:
    work.know(row.id, row.wrapped)
    return OwnPerson(
        assignment=row.assignment,
        person=row.id,
        name=work.open(row.id, "persons", row.id, "name", row.name_sealed),
        reason=row.reason,
        from_day=row.from_day,
        until_day=row.until_day,
        wrapped_key=row.wrapped,
        has_secret_address=row.is_at_risk,
    )


def own_people(work: Work, *, official: Official, today: date) -> list[OwnPerson]:
    """Return the people an official works for today, the newest first; 200 at most."""
    rows = work.rows(_PEOPLE, account=official.account, today=today)
    return [_own_person(work, row) for row in rows]


def own_person(work: Work, *, official: Official, assignment: str, today: date) -> OwnPerson:
    """Return one of them.

    :raises NotFound: when the assignment is not this official's, has ended, or never was.
    """
    row = work.row(_ONE, account=official.account, today=today, assignment=assignment)
    if row is None:
        raise NotFound("assignment")
    return _own_person(work, row)


def open_file(work: Writing, *, official: Official, assignment: str, reason: str, at: datetime) -> None:
    """Write down why an official opens somebody's file; counts for half an hour.

    The person reads the reason in the list of who looked.
    """
    opening = {"id": new_id(), "account_id": official.account, "assignment_id": assignment}
    work.add(Opening, {**opening, "reason": reason, "at": at})


def close_file(work: Writing, *, official: Official, assignment: str) -> None:
    """Let no reason count any longer: at the next click the official is asked again, and that is told."""
    work.run(_CLOSE, {"account": official.account, "which": assignment})


def say_acquainted(work: Writing, *, official: Official, assignment: str, today: date, at: datetime) -> None:
    """Close a file to an official who knows the person privately; only a team leader can open it again.

    :raises NotFound: when the assignment is not this official's.
    """
    person = own_person(work, official=official, assignment=assignment, today=today)
    known = {"account_id": official.account, "person_id": person.person, "at": at}
    work.add_if_new(Acquaintance, known, "account_id", "person_id")
    refused = {"id": new_id(), "at": at, "account_id": official.account, "endpoint": KNOWN_PRIVATELY}
    work.add(RefusedTry, refused)


def end_under(work: Writing, *, release: str, last_day: date) -> None:
    """Write down the last day of all work that rests on a release that was taken back.

    The door is closed already, because the release is not in force; this is what the person reads.
    """
    work.run(_END_UNDER, {"release": release, "last": last_day})


def hold_on(work: Work, *, assignment: str, person: str) -> AnyRow | None:
    """Return the hold that hides from a person that this official works for them, if there is one."""
    rows = work.rows(_HOLD, assignment=assignment, person=person)
    return rows[0] if rows else None


@dataclass(frozen=True)
class Desk:
    """An official at work for one person: who it is about, and the viewer to read and act with."""

    person: OwnPerson
    viewer: Viewer


class ReasonNeeded(NotFound):
    """The official works for this person, but has not said why the file is opened now."""


def at_desk(store: Store, *, official: Official, assignment: str, today: date, at: datetime) -> Desk:
    """Return the desk of an official for one of their people.

    :raises NotFound: without an assignment of today.
    :raises ReasonNeeded: when no reason was given in the last half hour.
    """
    with store.reading() as work:
        person = own_person(work, official=official, assignment=assignment, today=today)
        reason = work.value(
            _OPENING, account=official.account, assignment=assignment, not_before=at - OPEN_FOR
        )
    if not reason:
        raise ReasonNeeded(assignment)
    viewer = Viewer(
        account=official.account,
        person=person.person,
        capacity="assigned",
        reason=reason,
        role=official.role,
        agency=official.agency,
        session=official.session,
        until=official.until,
        wrapped_key=person.wrapped_key,
        has_secret_address=person.has_secret_address,
    )
    return Desk(person, viewer)
