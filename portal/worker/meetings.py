"""Duties of meetings: who is too late comes on a list, and old reports are thrown away."""

from __future__ import annotations

from datetime import datetime

from portal.meetings import service
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

OFFICERS = ("team_leader", "privacy_officer")
"""Who hears of a report that is too late."""

HOSTS = ("caseworker",)
"""Who calls a body that does not answer."""


def list_late_reports(bench: Bench, at: datetime) -> int:
    """Put on the lists which people still wait for a report; return how many are new."""
    with bench.portal.store.writing() as work:
        found = service.late_reports(work, today=amsterdam_day(at))
        late = [Overdue("meeting_persons", id, day) for id, day in found]
        return keep_list(work, kind=TaskKind.REPORT_OVER, overdue=late, roles=OFFICERS, at=at)


def list_unanswered(bench: Bench, at: datetime) -> int:
    """Put on the list which invitations nobody answered; return how many are new."""
    with bench.portal.store.writing() as work:
        found = service.unanswered(work, today=amsterdam_day(at))
        late = [Overdue("meeting_partners", id, day) for id, day in found]
        return keep_list(work, kind=TaskKind.NOT_ANSWERED, overdue=late, roles=HOSTS, at=at)


def empty_reports(bench: Bench, at: datetime) -> int:
    """Throw away reports whose day has passed; what was agreed stays."""
    with bench.portal.store.writing() as work:
        return service.empty_old(work, at=at)
