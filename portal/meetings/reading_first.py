"""Reading a report with somebody first: it opens when a talk is booked, or when the person skips that.

Source: R-189: hearing what was said about you can be hard. The choice is the person's, each time anew.
"""

from __future__ import annotations

from datetime import date, datetime

from portal.access import Viewer
from portal.errors import NotFound, Refused
from portal.meetings.moving import TABLE, inform, move, note
from portal.meetings.reading import Shown
from portal.meetings.rules import State
from portal.store import Writing
from portal.words import N_

WHEN = (State.PLANNED, State.HELD, State.REPORTED)


def is_closed(found: Shown) -> bool:
    """Tell whether the report stays closed: the person wants somebody with them, and no talk is booked."""
    return bool(found.row.reads_first) and found.row.talk_on is None


def choose(work: Writing, *, viewer: Viewer, found: Shown, with_somebody: bool, at: datetime) -> None:
    """Keep whether the person wants to read it with somebody first; "no" opens it at once.

    :raises NotFound: for an official.
    :raises Conflict: when the meeting is over, or was stopped.
    """
    if viewer.capacity == "assigned":
        raise NotFound(TABLE)
    if found.row.reads_first == with_somebody:
        return
    values: dict[str, object] = {"reads_first": with_somebody, "talk_on": None}
    move(work, meeting=found.id, person=viewer.person, stands=WHEN, at=at, values=values)
    what = "reads_first" if with_somebody else "reads_alone"
    note(work, meeting=found.id, person=viewer.person, what=what, by="person", at=at)


def book(work: Writing, *, person: str, found: Shown, on: date | None, today: date, at: datetime) -> None:
    """Keep the day of the talk; the report opens with it, and the person is told.

    :raises NotFound: when the person does not want a talk.
    :raises Refused: when the day is not today or later.
    """
    if not found.row.reads_first:
        raise NotFound(TABLE)
    if on is None or on < today:
        raise Refused(N_("Choose the day of the talk: today or later."))
    move(work, meeting=found.id, person=person, stands=WHEN, at=at, values={"talk_on": on})
    note(work, meeting=found.id, person=person, what="talk_booked", by="official", at=at)
    inform(work, meeting=found.id, person=person, kind="meeting_reported", at=at)
