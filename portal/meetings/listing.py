"""Lists of meetings: of a person, and of the body that keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam

from portal.access import visible
from portal.access.bodies import kept_by, naming, of_everybody
from portal.access.pointers import Pointer
from portal.clock import AMSTERDAM
from portal.errors import NotFound
from portal.meetings.models import Meeting, MeetingPerson
from portal.meetings.rules import State
from portal.store import Work
from portal.store.work import AnyRow
from portal.words import N_, Said

TABLE = MeetingPerson.__tablename__
MOST = 100

_ONE = visible(MeetingPerson, MeetingPerson.id, MeetingPerson.planned_at, MeetingPerson.agency_id).where(
    MeetingPerson.id == bindparam("meeting"), MeetingPerson.state != State.DRAFT.value
)
_LINES = (
    MeetingPerson.id,
    MeetingPerson.kind,
    MeetingPerson.planned_at,
    MeetingPerson.agency_id,
    MeetingPerson.state,
    MeetingPerson.report_due,
    MeetingPerson.number,
    MeetingPerson.joining,
    MeetingPerson.is_invited,
)
_LIST = (
    visible(MeetingPerson, *_LINES)
    .where(MeetingPerson.state != State.DRAFT.value)
    .order_by(MeetingPerson.planned_at.desc(), MeetingPerson.id)
    .limit(MOST)
)
_LIST_AT_BODY = (
    kept_by(MeetingPerson, *_LINES).order_by(MeetingPerson.planned_at.desc(), MeetingPerson.id).limit(MOST)
)
_OF_PEOPLE = (
    naming(MeetingPerson, *_LINES, MeetingPerson.person_id)
    .where(
        MeetingPerson.person_id.in_(bindparam("persons", expanding=True)),
        MeetingPerson.state.in_(
            [State.DRAFT.value, State.PLANNED.value, State.STOPPED.value, State.HELD.value]
        ),
    )
    .order_by(MeetingPerson.planned_at, MeetingPerson.id)
    .limit(MOST)
)
_TABLE = of_everybody(
    Meeting.id, Meeting.kind, Meeting.planned_at, Meeting.channel, Meeting.covenant_id
).where(Meeting.id == bindparam("table"), Meeting.agency_id == bindparam("body"))
_SAME = kept_by(MeetingPerson, MeetingPerson.id).where(MeetingPerson.meeting_id == bindparam("table"))


def list_for(look: Work) -> Sequence[AnyRow]:
    """Return the meetings that a person may see, the newest first; 100 at most."""
    return look.rows(_LIST)


def list_at_body(work: Work, *, body: str) -> Sequence[AnyRow]:
    """Return the meetings about a person that a body keeps, those on hold too; 100 at most."""
    return work.rows(_LIST_AT_BODY, body=body)


def list_of_people(work: Work, *, body: str, persons: Sequence[str]) -> Sequence[AnyRow]:
    """Return the meetings about some people that a body keeps and that are not over, the next one first."""
    return work.rows(_OF_PEOPLE, body=body, persons=list(persons)) if persons else ()


def same_table(work: Work, *, table: str, body: str) -> str | None:
    """Return the address under which the bound person has a meeting of the same table, if there is one."""
    rows = work.rows(_SAME, table=table, body=body)
    return str(rows[0].id) if rows else None


def table_of(work: Work, *, table: str, body: str) -> AnyRow:
    """Return what happens once, for a part about another of the official's people.

    :raises NotFound: when this body keeps no such meeting.
    """
    row = work.row(_TABLE, table=table, body=body)
    if row is None:
        raise NotFound(TABLE)
    return row


def describe(work: Work, meeting: str) -> Pointer:
    """Describe a meeting in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_ONE, meeting=meeting)
    if row is None:
        raise NotFound(TABLE)
    text = Said(N_("Meeting of %(day)s"), day=row.planned_at.astimezone(AMSTERDAM).date())
    return Pointer(TABLE, row.id, text, "meetings.show", row.agency_id)
