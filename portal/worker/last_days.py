"""Last days: officials are warned in time, and the person hears of a delay before it is one, by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, select

from portal.cases import kinds, service
from portal.cases.models import Case, CasePart
from portal.cases.rules import OPEN, State
from portal.notices.service import tell
from portal.notices.tasks import TaskKind, add_task, finish_others
from portal.store import Work, Writing
from portal.terms import Counted, Regime, amsterdam_day, is_working_day, seventy_five_percent
from portal.worker.duty import Bench
from portal.worker.models import TermWarning

CASES = Case.__tablename__
DAYS_BEFORE = 2
"""Working days before the last day on which a person hears that it will probably be too late."""

ESCALATED_TO = "team_leader"
_RUNNING = [State.RECEIVED.value, State.IN_PROGRESS.value]
_OPEN_PARTS = (
    select(
        CasePart.case_id,
        CasePart.person_id,
        CasePart.kind,
        CasePart.answer_by,
        CasePart.counted,
        Case.first_day,
    )
    .join(Case, Case.id == CasePart.case_id)
    .where(CasePart.state.in_(_RUNNING), CasePart.answer_by.is_not(None))
    .order_by(CasePart.answer_by, CasePart.id)
)
_REMINDERS = select(Case.id, Case.person_id, Case.remind_on).where(
    Case.remind_on <= bindparam("today"), Case.state.in_([state.value for state in OPEN])
)


@dataclass(frozen=True)
class _Running:
    """A part of a case whose clock runs."""

    case: str
    person: str
    role: str
    last_day: date
    near: date

    @property
    def told_from(self) -> date:
        """The day from which the person hears of a delay."""
        return before(self.last_day, DAYS_BEFORE)


def before(day: date, working_days: int) -> date:
    """Return the day that lies this many working days before another."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= is_working_day(day, Regime.DUTCH)
    return day


def warn(bench: Bench, at: datetime) -> int:
    """Warn officials of last days that come near, and tell each person of a delay; return how many were new.

    Source: Awb art. 4:14 lid 1: when an answer cannot come in time, the person is told so. R-259: officials
    are warned at 75 percent, and the person hears of a delay before the last day.
    """
    store, today = bench.portal.store, amsterdam_day(at)
    with store.reading() as work:
        running = list(_running(work))
    done = 0
    for part in running:
        if today >= min(part.near, part.told_from):
            with store.writing() as writing:
                done += _warn_of(writing, part, today, at)
    with store.writing() as writing:
        near_or_over = (TaskKind.TERM_NEAR, TaskKind.TERM_OVER)
        finish_others(writing, task_kinds=near_or_over, still={part.case for part in running}, at=at)
    return done


def _warn_of(work: Writing, part: _Running, today: date, at: datetime) -> int:
    """Do what is due for one part; each thing is done once for each last day."""
    if today > part.last_day:
        new = _task(work, part, TaskKind.TERM_OVER, part.role, at)
        new += _task(work, part, TaskKind.TERM_OVER, ESCALATED_TO, at)
        return new + _tell_once(work, part.case, part.person, "case_late", part.last_day, at)
    new = _task(work, part, TaskKind.TERM_NEAR, part.role, at) if today >= part.near else 0
    if today >= part.told_from:
        new += _tell_once(work, part.case, part.person, "case_delayed", part.last_day, at)
    return new


def remind(bench: Bench, at: datetime) -> int:
    """Remind people on the day they chose themselves."""
    done = 0
    with bench.portal.store.writing() as work:
        for row in work.rows(_REMINDERS, today=amsterdam_day(at)):
            done += _tell_once(work, row.id, row.person_id, "case_reminder", row.remind_on, at)
    return done


STILL_AT_WORK = timedelta(weeks=6)
"""How long an official still sees a case after what was set aside is used again."""


def take_back(bench: Bench, at: datetime) -> int:
    """Take back the cases that no other organisation took over in time."""
    with bench.portal.store.writing() as work:
        return service.return_unaccepted(work, at=at, today=amsterdam_day(at))


def end_wishes(bench: Bench, at: datetime) -> int:
    """Give work back that went to a colleague for as long as a complaint was open. Source: R-238."""
    with bench.portal.store.writing() as work:
        return service.end_wishes(work, at=at, today=amsterdam_day(at))


def lift_restrictions(bench: Bench, at: datetime) -> int:
    """Let data that were set aside be used again on the day that was told. Source: AVG art. 18 lid 3."""
    with bench.portal.store.writing() as work:
        return service.lift_due(work, at=at, today=amsterdam_day(at), until=at + STILL_AT_WORK)


def _task(work: Writing, part: _Running, kind: TaskKind, role: str, at: datetime) -> int:
    added = add_task(
        work,
        role=role,
        kind=kind,
        about_table=CASES,
        about_id=part.case,
        for_day=part.last_day,
        at=at,
    )
    return int(added)


def _tell_once(work: Writing, case: str, person: str, kind: str, day: date, at: datetime) -> int:
    """Put a notice in the outbox, unless this was told before; both are one transaction."""
    row = {"about_id": case, "kind": kind, "last_day": day, "given_at": at}
    if not work.add_if_new(TermWarning, row, "about_id", "kind", "last_day"):
        return 0
    tell(work, person=person, kind=kind, about_table=CASES, about_id=case, at=at)
    return 1


def _running(work: Work) -> Iterator[_Running]:
    for row in work.rows(_OPEN_PARTS):
        counted = [Counted.from_json(one) for one in json.loads(row.counted)]
        own = next((one for one in counted if one.last_day == row.answer_by), None)
        three_quarters = row.first_day + timedelta(days=(row.answer_by - row.first_day).days * 3 // 4)
        yield _Running(
            case=row.case_id,
            person=row.person_id,
            role=kinds.find(row.kind).handled_by or "caseworker",
            last_day=row.answer_by,
            near=seventy_five_percent(own) if own else three_quarters,
        )
