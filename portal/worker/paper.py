"""Files on paper whose term is over: each gets a line on the list of what must go. Source: R-096."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, or_, select

from portal.access.holding import is_held
from portal.agencies.models import File, System
from portal.dossiers.models_refusals import DestroyTask
from portal.dossiers.rules import goes_on
from portal.store import new_id
from portal.store.published import published
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

MOST = 1_000

_PAPER = (
    select(
        *(File.id, File.agency_id, File.system_id, File.source_id, File.keep_until, File.until_day),
        System.keep_years,
    )
    .outerjoin(System, System.id == File.system_id)
    .where(
        File.is_paper.is_(True),
        or_(File.keep_until < bindparam("today"), File.until_day < bindparam("today")),
        File.id.not_in(select(DestroyTask.file_id).where(DestroyTask.what == "paper")),
        published(File),
        ~is_held(File.person_id, File.id),
    )
    .order_by(File.until_day, File.id)
    .limit(MOST)
)


def list_paper(bench: Bench, at: datetime) -> int:
    """Put every file on paper whose last day of keeping is over on the list; return how many are new.

    What is hidden for safety waits: nothing that protects somebody is destroyed by a clock.
    """
    today, new = amsterdam_day(at), 0
    with bench.portal.store.writing() as work:
        for row in work.rows(_PAPER, today=today):
            last = goes_on(keep_until=row.keep_until, until_day=row.until_day, keep_years=row.keep_years)
            if last is None or last >= today:
                continue
            task: dict[str, object] = {"id": new_id(), "agency_id": row.agency_id, "what": "paper"}
            task |= {"because": "term", "file_id": row.id, "system_id": row.system_id}
            task |= {"named": row.source_id or "", "stub_id": None, "due_on": last, "listed_on": today}
            new += work.add_if_new(DestroyTask, task, "file_id", "what")
    return new
