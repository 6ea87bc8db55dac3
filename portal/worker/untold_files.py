"""Files about which somebody was not told twice within a month. Source: AVG art. 13, 14 lid 3; R-047."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from portal.access.holding import is_held
from portal.agencies.models import File
from portal.dossiers.models import FileTold
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.store.published import published
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

ROLES = ("team_leader",)
MOST = 1_000
BOTH = 2
A_MONTH = timedelta(days=30)

_WAYS = (
    select(func.count(FileTold.how.distinct()))
    .where(
        FileTold.item_id == File.id,
        FileTold.person_id == File.person_id,
        FileTold.denied_at.is_(None),
        published(FileTold),
    )
    .scalar_subquery()
)
_UNTOLD = (
    select(File.id, File.from_day)
    .where(
        _WAYS < BOTH,
        ~is_held(File.person_id, File.id),
        File.until_day.is_(None),
        File.from_day < bindparam("today"),
        published(File),
    )
    .order_by(File.from_day, File.id)
    .limit(MOST)
)


def list_untold_files(bench: Bench, at: datetime) -> int:
    """Put on the team leader's list of which open file nobody told its person twice; return the new ones.

    A tick of which the person says that it did not happen counts as missing. What is on hold waits.
    """
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        late = [
            Overdue(File.__tablename__, row.id, last)
            for row in work.rows(_UNTOLD, today=today)
            if (last := row.from_day + A_MONTH) < today
        ]
        return keep_list(work, kind=TaskKind.NOT_TOLD_TWICE, overdue=late, roles=ROLES, at=at)
