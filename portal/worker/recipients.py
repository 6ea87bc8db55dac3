"""Bodies that got data and did not say in time that they put it right after a request was granted."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from portal.access.holding import is_held
from portal.cases.models_recipients import RecipientTask
from portal.cases.rights_shown import TOLD
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day, count, term
from portal.worker import stops
from portal.worker.duty import Bench

ROLES = ("privacy_officer",)
TASKS = RecipientTask.__tablename__

SOONEST = timedelta(days=27)
"""No four weeks have passed before this; the exact last day is counted for each."""

MOST = 1_000

_SILENT = (
    select(RecipientTask.id, RecipientTask.told_at)
    .where(
        RecipientTask.state == TOLD,
        RecipientTask.told_at < bindparam("before"),
        ~is_held(RecipientTask.person_id, RecipientTask.id, RecipientTask.item_id, RecipientTask.case_id),
    )
    .order_by(RecipientTask.told_at, RecipientTask.id)
    .limit(MOST)
)


def list_late(bench: Bench, at: datetime) -> int:
    """Put on the privacy officer's list which bodies are too late; return how many are new. Source: R-179."""
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        late = []
        for row in work.rows(_SILENT, before=at - SOONEST):
            told = amsterdam_day(row.told_at)
            last = count(term("recipient_answer", told), told).last_day
            if today > last:
                late.append(Overdue(TASKS, row.id, last))
        return keep_list(work, kind=TaskKind.RECIPIENT_LATE, overdue=late, roles=ROLES, at=at)


def list_silent(bench: Bench, at: datetime) -> int:
    """List every body that does not say what it did: that it stopped, or that it put data right."""
    return stops.list_silent(bench, at) + list_late(bench, at)
