"""What time does with meetings: late reports, invitations without answer, reports to throw away."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access.handlers import for_worker
from portal.meetings.models import (
    MeetingData,
    MeetingObserver,
    MeetingPartner,
    MeetingPerson,
    MeetingPoint,
)
from portal.meetings.moving import move, note
from portal.meetings.rules import Coming, State, answer_due
from portal.store import Work, Writing
from portal.store.texts import destroy
from portal.terms import amsterdam_day

MOST = 1_000

_REPORTS = (
    for_worker(MeetingPerson.id, MeetingPerson.report_due)
    .where(MeetingPerson.state == State.HELD.value, MeetingPerson.report_due < bindparam("today"))
    .order_by(MeetingPerson.report_due, MeetingPerson.id)
    .limit(MOST)
)
_INVITED = (
    for_worker(MeetingPartner.id, MeetingPartner.invited_at, MeetingPerson.planned_at)
    .join(MeetingPerson, MeetingPerson.id == MeetingPartner.item_id)
    .where(
        MeetingPerson.state == State.PLANNED.value,
        MeetingPartner.state == Coming.INVITED.value,
        MeetingPartner.invited_at.is_not(None),
    )
    .order_by(MeetingPartner.invited_at, MeetingPartner.id)
    .limit(MOST)
)
_OLD = (
    for_worker(MeetingPerson.id, MeetingPerson.person_id)
    .where(
        MeetingPerson.state == State.REPORTED.value,
        MeetingPerson.emptied_at.is_(None),
        MeetingPerson.keep_until < bindparam("today"),
    )
    .order_by(MeetingPerson.keep_until, MeetingPerson.id)
    .limit(MOST)
)
_UNDER = tuple(
    for_worker(model.id).where(model.item_id == bindparam("item"))
    for model in (MeetingPartner, MeetingData, MeetingPoint, MeetingObserver)
)

STAYS = ("solution",)
"""What was agreed, without personal details. Source: R-167."""


def late_reports(work: Work, *, today: date) -> list[tuple[str, date]]:
    """Return the meetings whose person still waits for the report, with the day on which it was due."""
    return [(row.id, row.report_due) for row in work.rows(_REPORTS, today=today)]


def unanswered(work: Work, *, today: date) -> list[tuple[str, date]]:
    """Return the invitations that nobody answered in time, with the day on which an answer was due."""
    rows = work.rows(_INVITED)
    due = [(row.id, answer_due(amsterdam_day(row.invited_at)), row.planned_at) for row in rows]
    return [
        (id, min(day, amsterdam_day(planned)))
        for id, day, planned in due
        if today > min(day, amsterdam_day(planned))
    ]


def empty_old(work: Writing, *, at: datetime) -> int:
    """Throw away what reports said, after the day the person could read; return how many."""
    rows = work.rows(_OLD, today=amsterdam_day(at))
    for row in rows:
        under = [one.id for statement in _UNDER for one in work.rows(statement, item=row.id)]
        destroy(work, about_ids=[row.id], stays=STAYS)
        destroy(work, about_ids=under)
        gone = {"emptied_at": at}
        move(work, meeting=row.id, person=row.person_id, stands=(State.REPORTED,), at=at, values=gone)
        note(work, meeting=row.id, person=row.person_id, what="emptied", by="official", at=at)
    return len(rows)
