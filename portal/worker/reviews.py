"""Holds whose review is past: they stay hidden, and two officers hear of it. The person never does."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from portal.access import Hold
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

OFFICERS = ("safety_officer", "privacy_officer")

_PAST = select(Hold.id, Hold.review_on).where(
    Hold.ended_at.is_(None), Hold.closed_at.is_(None), Hold.review_on < bindparam("today")
)


def list_missed(bench: Bench, at: datetime) -> int:
    """Give both officers a task for each hold that nobody looked at in time; return how many are new."""
    with bench.portal.store.writing() as work:
        rows = work.rows(_PAST, today=amsterdam_day(at))
        late = [Overdue(Hold.__tablename__, row.id, row.review_on) for row in rows]
        return keep_list(work, kind=TaskKind.HOLD_REVIEW, overdue=late, roles=OFFICERS, at=at)
