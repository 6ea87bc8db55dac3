"""Holding a meeting and telling what was said: who was there, what each body heard, and what stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import grounds
from portal.agencies.breaches import NO_RELEASE
from portal.agencies.grounds import Basis
from portal.agencies.guarding import HAPPENED_ALREADY, Fault, word_faults
from portal.errors import Conflict
from portal.meetings.drafts import MeetingIncomplete, Problem
from portal.meetings.limits import OwnLimit
from portal.meetings.models import MeetingData, MeetingPartner
from portal.meetings.moving import NOT_NOW, inform, move, note, write
from portal.meetings.observing import looked_on
from portal.meetings.reading import Shown
from portal.meetings.rules import KEPT_FOR, LONGEST_KEPT, Coming, Kind, Sharing, State, report_due
from portal.meetings.telling import still_to_do
from portal.meetings.without import FIELD, needs_reason, problems_without
from portal.store import Work, Writing
from portal.terms import amsterdam_day
from portal.viewer import Official
from portal.words import N_

PRESENT = ("yes", "phone", "no")
PILOT = ("pilot_well", "pilot_better")

TOLD_WITHOUT = N_(
    "No release of this person covers what was told. So it was not allowed. Tick this box, and say why."
)

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
    pilot_well: str = ""
    pilot_better: str = ""
    """What is learned of the youth protection square, which is a pilot. Source: R-221."""
    was_not_allowed: bool = False
    not_allowed_because: str = ""
    """What went wrong, when something was told there that was not allowed."""


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
    without: str = "",
    observers: Collection[str] = (),
    at: datetime,
) -> None:
    """Write down that a meeting was held: who was there, and which kinds of data each body heard.

    What was planned and not said is a decision not to share (R-147).

    :param there: the bodies that were there; ``shared`` the kinds of data that were told, both by id.
    :param without: why they met without the person, or without an answer (R-049).
    :raises MeetingIncomplete: when it is too early, nobody was there, or something had to be done first.
    :raises Conflict: when the person stopped it, or it was written down already.
    """
    problems = [*still_to_do(found, limits), *_missing(found, there, was_present, at)]
    problems += problems_without(found, was_present=was_present, because=without)
    # A stop comes before any other fault: whoever goes on is told that, and nothing else.
    if problems and found.state == State.PLANNED:
        raise MeetingIncomplete(problems)
    due = report_due(amsterdam_day(found.row.planned_at))
    changes = {"held_at": at, "report_due": due, "was_present": was_present}
    move(work, meeting=found.id, person=person, stands=(State.PLANNED,), to=State.HELD, at=at, values=changes)
    _write_down(work, found, there, shared)
    if needs_reason(found, was_present=was_present):
        write(work, person=person, about=found.id, field=FIELD, text=without.strip(), at=at)
    looked_on(work, found=found, observers=observers)
    note(work, meeting=found.id, person=person, what="held", by="official", agency=official.agency, at=at)


def _missing(found: Shown, there: Collection[str], was_present: str, at: datetime) -> Iterator[Problem]:
    if found.row.planned_at > at:
        yield Problem("was_present", N_("The meeting is still to come."))
    if was_present not in PRESENT:
        yield Problem("was_present", N_("Say whether the person was there."))
    if not any(partner.id in there for partner in found.at_table):
        yield Problem("there", N_("Say which organisations were there."))


def _write_down(work: Writing, found: Shown, there: Collection[str], shared: Collection[str]) -> None:
    for partner in found.at_table:
        coming = Coming.PRESENT if partner.id in there else Coming.ABSENT
        work.run(_COMING, {"which": partner.id, "meeting": found.id, "coming": coming.value})
        for one in partner.data:
            was_told = coming is Coming.PRESENT and one.id in shared
            done = Sharing.SHARED if was_told else Sharing.NOT_SHARED
            work.run(_SHARING, {"which": one.id, "meeting": found.id, "done": done.value})


def released(work: Work, *, person: str, found: Shown) -> tuple[bool, str | None]:
    """Tell whether a release held for all that was told on that ground, and which one. Source: R-134."""
    used: str | None = None
    for partner in found.at_table:
        told = [one for one in partner.data if one.sharing == Sharing.SHARED and one.basis == Basis.RELEASE]
        if not told:
            continue
        used = grounds.release_for(
            work,
            person=person,
            agencies={found.row.agency_id, partner.agency},
            kinds={one.data_kind for one in told},
            at=found.row.planned_at,
        )
        if used is None:
            return False, None
    return True, used


def broken_by(report: Report, *, is_released: bool) -> tuple[str, ...]:
    """Return the rules that a report says were broken; none when it says that all was allowed."""
    if not report.was_not_allowed:
        return ()
    found = dict.fromkeys(one.rule for one in _words(report))
    return (*found, *(() if is_released else (NO_RELEASE,)))


def _words(report: Report) -> Iterator[Fault]:
    texts = {"report": report.report, "solution": report.solution}
    yield from word_faults(texts, told=tuple(texts), asked=("report",))


def _allowed(report: Report, *, is_released: bool) -> Iterator[Problem]:
    """Give what may not be told; what happened is kept when it says that it was not allowed."""
    if report.was_not_allowed:
        if not report.not_allowed_because.strip():
            yield Problem("not_allowed_because", N_("Say what went wrong. The person reads this."))
        return
    found = list(_words(report))
    yield from (Problem(one.field, one.why) for one in found)
    if not is_released:
        yield Problem("was_not_allowed", TOLD_WITHOUT)
    elif found:
        yield Problem("was_not_allowed", HAPPENED_ALREADY)


def check_report(report: Report, *, today: date, kind: str = "", is_released: bool = True) -> None:
    """Pass when a report says all that it must, and nothing that may not be told.

    :param kind: what sort of meeting it was; of a pilot one says what is learned.
    :param is_released: whether a release held for all that was told on that ground.
    :raises MeetingIncomplete: with every problem.
    """
    problems = [
        Problem(field, N_("Fill in this text for this person."))
        for field in ("report", "solution", *(PILOT if kind == Kind.YOUTH else ()))
        if not getattr(report, field).strip()
    ]
    problems += _allowed(report, is_released=is_released)
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
    is_released, _ = released(work, person=person, found=found)
    check_report(report, today=amsterdam_day(at), kind=found.row.kind, is_released=is_released)
    values = {"reported_at": at, "keep_until": report.keep_until, "entry_id": entry}
    move(work, meeting=found.id, person=person, stands=(State.HELD,), to=State.REPORTED, at=at, values=values)
    for field in ("report", "solution", "not_shared", *PILOT):
        write(work, person=person, about=found.id, field=field, text=getattr(report, field), at=at)
    note(work, meeting=found.id, person=person, what="reported", by="official", agency=official.agency, at=at)
    inform(work, meeting=found.id, person=person, kind="meeting_reported", at=at)


def must_be(found: Shown, *states: State) -> None:
    """Pass when a meeting is in one of some states.

    :raises Conflict: when it is not.
    """
    if found.state not in states:
        raise Conflict(NOT_NOW)
