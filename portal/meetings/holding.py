"""Holding a meeting and telling what was said: who was there, what each body heard, and what stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.errors import Conflict
from portal.meetings.drafts import MeetingIncomplete, Problem
from portal.meetings.limits import OwnLimit
from portal.meetings.models import MeetingData, MeetingPartner
from portal.meetings.moving import NOT_NOW, inform, move, note, write
from portal.meetings.reading import Shown
from portal.meetings.rules import KEPT_FOR, LONGEST_KEPT, Coming, Sharing, State, report_due
from portal.meetings.telling import still_to_do
from portal.store import Writing
from portal.terms import amsterdam_day
from portal.viewer import Official
from portal.words import N_

PRESENT = ("yes", "phone", "no")

_COMING = (
    update(MeetingPartner)
    .where(MeetingPartner.id == bindparam("which"), MeetingPartner.item_id == bindparam("meeting"))
    .values(state=bindparam("coming"))
)
_SHARING = (
    update(MeetingData)
    .where(
        MeetingData.id == bindparam("which"),
        MeetingData.item_id == bindparam("meeting"),
        MeetingData.sharing == Sharing.PLANNED.value,
    )
    .values(sharing=bindparam("done"))
)


@dataclass(frozen=True)
class Report:
    """What the person reads of a meeting that was held."""

    report: str
    solution: str
    """What was agreed, without personal details: it stays when the report is thrown away."""
    not_shared: str
    keep_until: date


def hold(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    limits: tuple[OwnLimit, ...],
    there: Collection[str],
    shared: Collection[str],
    was_present: str,
    at: datetime,
) -> None:
    """Write down that a meeting was held: who was there, and which kinds of data each body heard.

    What was planned and not said is a decision not to share (R-147).

    :param there: the bodies that were there; ``shared`` the kinds of data that were told, both by id.
    :raises MeetingIncomplete: when it is too early, nobody was there, or something had to be done first.
    :raises Conflict: when the person stopped it, or it was written down already.
    """
    problems = still_to_do(found, limits)
    if found.row.planned_at > at:
        problems.append(Problem("was_present", N_("The meeting is still to come.")))
    if was_present not in PRESENT:
        problems.append(Problem("was_present", N_("Say whether the person was there.")))
    if not any(partner.id in there for partner in found.at_table):
        problems.append(Problem("there", N_("Say which organisations were there.")))
    # A stop comes before any other fault: whoever goes on is told that, and nothing else.
    if problems and found.state == State.PLANNED:
        raise MeetingIncomplete(problems)
    due = report_due(amsterdam_day(found.row.planned_at))
    changes = {"held_at": at, "report_due": due, "was_present": was_present}
    move(work, meeting=found.id, person=person, stands=(State.PLANNED,), to=State.HELD, at=at, values=changes)
    _write_down(work, found, there, shared)
    note(work, meeting=found.id, person=person, what="held", by="official", agency=official.agency, at=at)


def _write_down(work: Writing, found: Shown, there: Collection[str], shared: Collection[str]) -> None:
    for partner in found.at_table:
        coming = Coming.PRESENT if partner.id in there else Coming.ABSENT
        work.run(_COMING, {"which": partner.id, "meeting": found.id, "coming": coming.value})
        for one in partner.data:
            was_told = coming is Coming.PRESENT and one.id in shared
            done = Sharing.SHARED if was_told else Sharing.NOT_SHARED
            work.run(_SHARING, {"which": one.id, "meeting": found.id, "done": done.value})


def check_report(report: Report, *, today: date) -> None:
    """Pass when a report says all that it must.

    :raises MeetingIncomplete: with every problem.
    """
    problems = [
        Problem(field, N_("Fill in this text for this person."))
        for field in ("report", "solution")
        if not getattr(report, field).strip()
    ]
    if not today <= report.keep_until <= today + LONGEST_KEPT:
        problems.append(Problem("keep_until", N_("Choose a day from today on, within a year.")))
    if problems:
        raise MeetingIncomplete(problems)


def usual_keep_until(today: date) -> date:
    """Return until when a report is kept unless somebody says otherwise. Source: R-167."""
    return today + KEPT_FOR


def finish(
    work: Writing,
    *,
    official: Official,
    person: str,
    found: Shown,
    report: Report,
    entry: str,
    at: datetime,
) -> None:
    """Let the person read what was said, in the same transaction as the entry in the list.

    :param entry: the id of that entry.
    :raises MeetingIncomplete: when the report does not say all that it must.
    :raises Conflict: when it was told already.
    """
    check_report(report, today=amsterdam_day(at))
    values = {"reported_at": at, "keep_until": report.keep_until, "entry_id": entry}
    move(work, meeting=found.id, person=person, stands=(State.HELD,), to=State.REPORTED, at=at, values=values)
    for field in ("report", "solution", "not_shared"):
        write(work, person=person, about=found.id, field=field, text=getattr(report, field), at=at)
    note(work, meeting=found.id, person=person, what="reported", by="official", agency=official.agency, at=at)
    inform(work, meeting=found.id, person=person, kind="meeting_reported", at=at)


def must_be(found: Shown, *states: State) -> None:
    """Pass when a meeting is in one of some states.

    :raises Conflict: when it is not.
    """
    if found.state not in states:
        raise Conflict(NOT_NOW)
