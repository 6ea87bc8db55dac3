"""Files about which somebody was not told twice within a month. Source: AVG art. 13, 14 lid 3; R-047."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select

from portal.access.holding import is_held
from portal.agencies.models import File
from portal.dossiers.models import FileTold
from portal.notices.tasks import TaskKind, add_task, finish_others
from portal.store.models import Batch
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

TEAM_LEADER = "team_leader"
MOST = 1_000
BOTH = 2
A_MONTH = timedelta(days=30)

_UNPUBLISHED = select(Batch.id).where(Batch.published_at.is_(None))
_WAYS = (
    select(func.count(FileTold.how.distinct()))
    .where(
        FileTold.item_id == File.id,
        FileTold.person_id == File.person_id,
        FileTold.denied_at.is_(None),
        or_(FileTold.batch_id.is_(None), FileTold.batch_id.not_in(_UNPUBLISHED)),
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
        or_(File.batch_id.is_(None), File.batch_id.not_in(_UNPUBLISHED)),
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
            (row.id, last)
            for row in work.rows(_UNTOLD, today=today)
            if (last := row.from_day + A_MONTH) < today
        ]
        finish_others(work, task_kinds=(TaskKind.NOT_TOLD_TWICE,), still={id for id, _ in late}, at=at)
        return sum(
            add_task(
                work,
                role=TEAM_LEADER,
                kind=TaskKind.NOT_TOLD_TWICE,
                about_table=File.__tablename__,
                about_id=id,
                for_day=last,
                at=at,
            )
            for id, last in late
        )
