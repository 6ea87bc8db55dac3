"""Messages that wait at a counter and that nobody comes for: the person knows nothing yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from portal.notices.collecting import uncollected
from portal.notices.models import Delivery
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

WEEK = timedelta(days=7)
ROLES = ("helpdesk", "privacy_officer")
"""Who hears of it: who can reach the person, and who watches that people are told."""


def list_uncollected(bench: Bench, at: datetime) -> int:
    """Put on the lists what nobody collected within a week; return how many tasks are new."""
    with bench.portal.store.writing() as work:
        late = [
            Overdue(Delivery.__tablename__, row.id, amsterdam_day(row.made_at + WEEK))
            for row in uncollected(work, before=at - WEEK)
        ]
        return keep_list(work, kind=TaskKind.NOT_COLLECTED, overdue=late, roles=ROLES, at=at)
