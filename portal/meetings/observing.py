"""Looking on at a meeting: a trainee, researcher or interpreter, only after a yes of the person (R-204)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer
from portal.agencies.roles import OBSERVERS
from portal.errors import Conflict, NotFound
from portal.meetings.drafts import MeetingIncomplete, Problem
from portal.meetings.models import MeetingObserver
from portal.meetings.moving import NOT_NOW, inform, move, note, write
from portal.meetings.reading import Shown
from portal.meetings.rules import State
from portal.store import Writing
from portal.viewer import Official
from portal.words import N_

TABLE = MeetingObserver.__tablename__
ANSWERS = frozenset({"yes", "no"})

_ANSWER = (
    update(MeetingObserver)
    .where(
        MeetingObserver.id == bindparam("which"),
        MeetingObserver.item_id == bindparam("meeting"),
        MeetingObserver.person_id == bindparam("whose"),
    )
    .values(answer=bindparam("said"), answered_at=bindparam("moment"))
)
_WAS_THERE = (
    update(MeetingObserver)
    .where(
        MeetingObserver.id == bindparam("which"),
        MeetingObserver.item_id == bindparam("meeting"),
        MeetingObserver.answer == "yes",
    )
    .values(was_there=True)
)


def ask_observer(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    agency: str,
    role: str,
    why: str,
    token: str,
    at: datetime,
) -> bool:
    """Ask the person whether somebody may look on; tell whether this press did it.

    :raises MeetingIncomplete: when it does not say who and why.
    :raises Conflict: when the meeting is not to come any more, or the person was not told of it yet.
    """
    problems = []
    if not agency:
        problems.append(Problem("agency", N_("Choose the organisation.")))
    if role not in OBSERVERS:
        problems.append(Problem("role", N_("Say who wants to look on.")))
    if not why.strip():
        problems.append(Problem("why", N_("Say why somebody wants to look on.")))
    if problems:
        raise MeetingIncomplete(problems)
    move(work, meeting=found.id, person=person, stands=(State.PLANNED,), at=at)
    row: dict[str, object] = {"id": token, "item_id": found.id, "person_id": person, "agency_id": agency}
    row |= {"role": role, "answer": "", "was_there": False, "asked_at": at, "answered_at": None}
    if not work.add_if_new(MeetingObserver, row, "id"):
        return False
    write(work, person=person, about=token, field="why", text=why, at=at, table=TABLE)
    note(work, meeting=found.id, person=person, what="observer", by="official", agency=official.agency, at=at)
    inform(work, meeting=found.id, person=person, kind="meeting_changed", at=at)
    return True


def answer_observer(
    work: Writing, *, viewer: Viewer, found: Shown, observer: str, answer: str, at: datetime
) -> None:
    """Keep whether somebody may look on; it may be changed until the meeting. A no counts.

    :raises NotFound: for an official, for an answer that is none, or when nobody asked.
    :raises Conflict: when the meeting is not to come any more.
    """
    if viewer.capacity == "assigned" or answer not in ANSWERS:
        raise NotFound(TABLE)
    move(work, meeting=found.id, person=viewer.person, stands=(State.PLANNED,), at=at)
    said = {"which": observer, "meeting": found.id, "whose": viewer.person, "said": answer, "moment": at}
    if not work.run(_ANSWER, said):
        raise NotFound(TABLE)


def looked_on(work: Writing, *, found: Shown, observers: Collection[str]) -> None:
    """Write down who looked on.

    :raises MeetingIncomplete: when somebody is among them to whom the person did not say yes.
    """
    allowed = {one.id for one in found.observers if one.answer == "yes"}
    if not set(observers) <= allowed:
        raise MeetingIncomplete([Problem("observers", N_("The person did not say yes to this."))])
    for one in observers:
        if not work.run(_WAS_THERE, {"which": one, "meeting": found.id}):
            raise Conflict(NOT_NOW)
