"""Copies of somebody's data that wait for a check by a colleague, and opening the case for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam

from portal.access import handlers
from portal.access.handlers import open_to_take, viewer_of
from portal.cases.copies import OFFERED, TABLE
from portal.cases.models import Case
from portal.cases.models_copies import CaseDataCopy
from portal.cases.timeline import write_event
from portal.errors import NotFound
from portal.store import Work, Writing
from portal.viewer import Official

CHECK_WITHIN = timedelta(weeks=2)
"""How long a colleague can open the case to check a copy."""

_TO_CHECK = (
    open_to_take(
        CaseDataCopy.case_id,
        CaseDataCopy.person_id,
        CaseDataCopy.case_id,
        CaseDataCopy.part_id,
        CaseDataCopy.person_id,
        CaseDataCopy.changed_at,
        CaseDataCopy.made_by,
        Case.number,
    )
    .join(Case, Case.id == CaseDataCopy.case_id)
    .where(CaseDataCopy.state == OFFERED, CaseDataCopy.made_by != bindparam("account"))
    .order_by(CaseDataCopy.changed_at, CaseDataCopy.id)
    .limit(100)
)


@dataclass(frozen=True)
class ToCheck:
    """A copy that waits for a colleague: never whose it is."""

    case: str
    part: str
    number: str
    offered_at: datetime


def copies_to_check(work: Work, *, official: Official, today: date) -> list[ToCheck]:
    """Return the copies of colleagues that wait for a check, the longest wait first; 100 at most."""
    rows = work.rows(_TO_CHECK, account=official.account, today=today)
    return [ToCheck(row.case_id, row.part_id, row.number, row.changed_at) for row in rows]


def take_check(work: Writing, *, official: Official, part: str, at: datetime, today: date) -> str:
    """Open a case for who checks its copy, for two weeks; return the case. Pressed twice it stays one time.

    :raises NotFound: when no copy waits there for this official.
    """
    rows = [row for row in work.rows(_TO_CHECK, account=official.account, today=today) if row.part_id == part]
    if not rows:
        raise NotFound(TABLE)
    row = rows[0]
    if not handlers.is_at_work(work, account=official.account, case=row.case_id, at=at):
        handlers.add_handler(
            work,
            account=official.account,
            case=row.case_id,
            person=row.person_id,
            at=at,
            until=at + CHECK_WITHIN,
            is_stand_in=True,
        )
        write_event(work, viewer_of(official, row.person_id), case=row.case_id, what="copy_check", at=at)
    return str(row.case_id)
