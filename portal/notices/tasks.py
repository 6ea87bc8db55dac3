"""Tasks: what officials of a role must do. Made once each, and never shown to the person they concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import bindparam, func, select, update

from portal.notices.models import Task
from portal.store import Work, Writing, new_id

MOST = 200


class TaskKind(StrEnum):
    """What has to be done."""

    IS_URGENT = "is_urgent"  # somebody who complains may be in danger, or lose their home
    TERM_NEAR = "term_near"  # three quarters of a term have passed
    TERM_OVER = "term_over"  # the last day has passed
    NOT_TOLD = "not_told"  # nobody was told within a working day
    HOLD_REVIEW = "hold_review"  # a hold was not looked at on the day it had to be
    NOT_STOPPED = "not_stopped"  # a body did not say that it stopped after a release was taken back
    RECIPIENT_LATE = "recipient_late"  # a body that got data did not say in time that it put it right
    PROMISE_LATE = "promise_late"  # a promise is past its day without a result
    NOT_TOLD_TWICE = "not_told_twice"  # a person was not told about a file by mouth and in writing
    NOT_ME = "not_me"  # somebody says that a mandate in their name is not theirs
    LAW_ENDS = "law_ends"  # who acts by law must be looked at again
    ASKS_TO_SEE_CHILD = "asks_to_see_child"  # a parent asks for what a person must decide
    TEXT_OLD = "text_old"  # nobody read the text of a page through for a year
    NOT_COLLECTED = "not_collected"  # nobody came to the counter for a message
    NOT_DELIVERED = "not_delivered"  # an address refuses, or was tried often enough
    REPORT_OVER = "report_over"  # a person still waits for what was said in a meeting
    NOT_ANSWERED = "not_answered"  # an invited body does not say whether it comes
    HEARD_NOTHING = "heard_nothing"  # a person says: I heard nothing after the meeting
    NOT_PRINTED = "not_printed"  # a letter lies in the print folder and no printer takes it
    LOOK_AGAIN = "look_again"  # an answer promised to look again, and nobody did in time
    TOO_MUCH_SHARED = "too_much_shared"  # a body says that too much was asked or told


@dataclass(frozen=True)
class OpenTask:
    """A task that is not done yet: ids and codes only."""

    id: str
    role: str
    kind: str
    about_table: str
    about_id: str
    for_day: date
    made_at: datetime


class Overdue(NamedTuple):
    """Something that should have been done by a day."""

    table: str
    id: str
    day: date


_COLUMNS = (Task.id, Task.role, Task.kind, Task.about_table, Task.about_id, Task.for_day, Task.made_at)
_OPEN = (
    select(*_COLUMNS)
    .where(Task.role == bindparam("for_role"), Task.done_at.is_(None))
    .order_by(Task.for_day, Task.id)
    .limit(MOST)
)
_LATE = select(func.count().label("number"), func.min(Task.for_day).label("first_day")).where(
    Task.role == bindparam("for_role"), Task.kind == bindparam("of_kind"), Task.done_at.is_(None)
)
_DONE = (
    update(Task)
    .where(Task.id == bindparam("which"), Task.done_at.is_(None))
    .values(done_at=bindparam("moment"))
)
_AGAIN = (
    update(Task)
    .where(
        Task.role == bindparam("for_role"),
        Task.kind == bindparam("of_kind"),
        Task.about_id == bindparam("about"),
        Task.for_day == bindparam("day"),
        Task.done_at.is_not(None),
    )
    .values(done_at=None)
)
_ABOUT = select(Task.id, Task.about_id).where(
    Task.kind.in_(bindparam("kinds", expanding=True)), Task.done_at.is_(None)
)


def add_task(
    work: Writing,
    *,
    role: str,
    kind: TaskKind,
    about_table: str,
    about_id: str,
    for_day: date,
    at: datetime,
) -> bool:
    """Give the officials of a role something to do; tell whether that is new on their list.

    A task that was done and must be done after all comes back, such as for a case that waited for its person.

    :param for_day: the last day it is about; a term that is made longer gives a new task.
    """
    row: dict[str, object] = {"id": new_id(), "role": role, "kind": kind.value, "about_table": about_table}
    row |= {"about_id": about_id, "for_day": for_day, "made_at": at, "done_at": None}
    if work.add_if_new(Task, row, "role", "kind", "about_id", "for_day"):
        return True
    same = {"for_role": role, "of_kind": kind.value, "about": about_id, "day": for_day}
    return work.run(_AGAIN, same) == 1


def open_tasks(work: Work, *, role: str) -> Sequence[OpenTask]:
    """Return what the officials of a role still have to do, the most urgent first; 200 at most."""
    return [
        OpenTask(row.id, row.role, row.kind, row.about_table, row.about_id, row.for_day, row.made_at)
        for row in work.rows(_OPEN, for_role=role)
    ]


@dataclass(frozen=True)
class Late:
    """How many things of one kind are late, and since which day the first of them is."""

    number: int
    first_day: date | None


def late_of(work: Work, *, role: str, kind: TaskKind) -> Late:
    """Return how many tasks of a kind stand on the list of a role."""
    row = work.rows(_LATE, for_role=role, of_kind=kind.value)[0]
    return Late(row.number, row.first_day)


def finish_task(work: Writing, *, task: str, at: datetime) -> bool:
    """Take a task off the list; tell whether it still stood there."""
    return work.run(_DONE, {"which": task, "moment": at}) == 1


def finish_others(
    work: Writing, *, task_kinds: Collection[TaskKind], still: Collection[str], at: datetime
) -> int:
    """Take off the list what was done in the meantime: tasks of these kinds about none of these ids."""
    rows = work.rows(_ABOUT, kinds=[kind.value for kind in task_kinds])
    return sum(finish_task(work, task=row.id, at=at) for row in rows if row.about_id not in still)


def keep_list(
    work: Writing, *, kind: TaskKind, overdue: Iterable[Overdue], roles: Collection[str], at: datetime
) -> int:
    """Put on the lists of roles what is overdue now and take off what is not any more; return what is new."""
    late = list(overdue)
    finish_others(work, task_kinds=(kind,), still={one.id for one in late}, at=at)
    return sum(
        add_task(work, role=role, kind=kind, about_table=one.table, about_id=one.id, for_day=one.day, at=at)
        for one in late
        for role in roles
    )
