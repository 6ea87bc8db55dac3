"""Taking steps: from one state to the next in one stroke, and the line that says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import bindparam, update

from portal.errors import Conflict
from portal.meetings.models import MeetingPerson, MeetingStep
from portal.meetings.rules import State, before
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.store.texts import keep
from portal.words import N_

TABLE = MeetingPerson.__tablename__

NOT_NOW = N_("This step is not possible any more. The meeting was stopped, or it went on.")


def move(
    work: Writing,
    *,
    meeting: str,
    person: str,
    at: datetime,
    stands: Iterable[State],
    to: State | None = None,
    values: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Bring a meeting from one of some states to the next, or change something while it stays there.

    The row is taken in the same stroke, so a stop and a step never both happen.

    :param stands: the states in which this step may be taken: a stop is never undone by a step of planning.
    :raises Conflict: when the meeting is in no such state (any more).
    """
    allowed = frozenset(stands)
    assert to is None or allowed <= before(to), "the table of states allows this step"
    changes: dict[str, object] = {**values, "changed_at": at, **({"state": to.value} if to else {})}
    statement = (
        update(MeetingPerson)
        .where(
            MeetingPerson.id == bindparam("which"),
            MeetingPerson.person_id == bindparam("whose"),
            MeetingPerson.state.in_(sorted(state.value for state in allowed)),
        )
        .values({name: bindparam(f"new_{name}") for name in changes})
    )
    binds = {f"new_{name}": value for name, value in changes.items()}
    if not work.run(statement, {"which": meeting, "whose": person, **binds}):
        raise Conflict(NOT_NOW)


def note(
    work: Writing, *, meeting: str, person: str, what: str, by: str, at: datetime, agency: str = ""
) -> None:
    """Write one line of what happened with a meeting.

    :param by: "person" or "official".
    """
    row = {"id": new_id(), "item_id": meeting, "person_id": person, "what": what, "by": by}
    work.add(MeetingStep, {**row, "agency_id": agency, "at": at})


def inform(work: Writing, *, meeting: str, person: str, kind: str, at: datetime) -> None:
    """Put a notice about a meeting in the outbox; while it is on hold for the person nothing is told."""
    tell(work, person=person, kind=kind, about_table=TABLE, about_id=meeting, at=at)


def write(
    work: Writing, *, person: str, about: str, field: str, text: str, at: datetime, table: str = TABLE
) -> None:
    """Keep a text when there is one."""
    if text.strip():
        keep(work, person=person, about_table=table, about_id=about, field=field, text=text, at=at)
