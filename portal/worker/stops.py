"""Bodies that did not say that they stopped after a release was taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from portal.access.holding import is_held
from portal.declarations.models import Stop
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day, working_days_after
from portal.worker.duty import Bench

ROLES = ("privacy_officer",)
STOPS = Stop.__tablename__
ANSWER_WITHIN = 5
"""Working days in which a body says that it stopped: our own promise, no law sets a term."""

MOST = 1_000

_SILENT = (
    select(Stop.id, Stop.told_at)
    .where(
        Stop.stopped_at.is_(None),
        Stop.told_at < bindparam("before"),
        ~is_held(Stop.person_id, Stop.id, Stop.item_id),
    )
    .order_by(Stop.told_at, Stop.id)
    .limit(MOST)
)


def list_silent(bench: Bench, at: datetime) -> int:
    """Put on the privacy officer's list which bodies are silent for too long; return how many are new."""
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        rows = work.rows(_SILENT, before=at - timedelta(days=ANSWER_WITHIN))
        late = [
            Overdue(STOPS, row.id, day)
            for row in rows
            if today > (day := working_days_after(amsterdam_day(row.told_at), ANSWER_WITHIN))
        ]
        return keep_list(work, kind=TaskKind.NOT_STOPPED, overdue=late, roles=ROLES, at=at)
