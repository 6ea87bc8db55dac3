"""Texts that nobody read through for a year: what was right then may not be so now. Source: R-247."""

from __future__ import annotations

from datetime import datetime

from portal.catalogue.reviewed import too_old
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

ROLES = ("privacy_officer",)


def list_old_texts(bench: Bench, at: datetime) -> int:
    """Put on the list which pages must be read through again; return how many are new."""
    old = [Overdue("pages", page, day) for page, day in too_old(amsterdam_day(at))]
    with bench.portal.store.writing() as work:
        return keep_list(work, kind=TaskKind.TEXT_OLD, overdue=old, roles=ROLES, at=at)
