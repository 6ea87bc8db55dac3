"""Texts that nobody read through for a year: what was right then may not be so now. Source: R-247."""

from __future__ import annotations

from datetime import datetime

from portal.catalogue.reviewed import too_old
from portal.notices.tasks import TaskKind, add_task, finish_others
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

ROLE = "privacy_officer"


def list_old_texts(bench: Bench, at: datetime) -> int:
    """Put on the list which pages must be read through again; return how many are new."""
    old = dict(too_old(amsterdam_day(at)))
    with bench.portal.store.writing() as work:
        finish_others(work, task_kinds=(TaskKind.TEXT_OLD,), still=old, at=at)
        return sum(
            add_task(
                work,
                role=ROLE,
                kind=TaskKind.TEXT_OLD,
                about_table="pages",
                about_id=page,
                for_day=day,
                at=at,
            )
            for page, day in old.items()
        )
