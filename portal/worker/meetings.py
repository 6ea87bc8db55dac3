"""Duties of meetings: who is too late comes on a list, and old reports are thrown away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from portal.meetings import service
from portal.notices.tasks import TaskKind, add_task, finish_others
from portal.store import Writing
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
        return _list(work, TaskKind.REPORT_OVER, "meeting_persons", found, OFFICERS, at)


def list_unanswered(bench: Bench, at: datetime) -> int:
    """Put on the list which invitations nobody answered; return how many are new."""
    with bench.portal.store.writing() as work:
        found = service.unanswered(work, today=amsterdam_day(at))
        return _list(work, TaskKind.NOT_ANSWERED, "meeting_partners", found, HOSTS, at)


def empty_reports(bench: Bench, at: datetime) -> int:
    """Throw away reports whose day has passed; what was agreed stays."""
    with bench.portal.store.writing() as work:
        return service.empty_old(work, at=at)


def _list(
    work: Writing,
    kind: TaskKind,
    table: str,
    found: list[tuple[str, date]],
    roles: Iterable[str],
    at: datetime,
) -> int:
    finish_others(work, task_kinds=(kind,), still={id for id, _day in found}, at=at)
    return sum(
        add_task(work, role=role, kind=kind, about_table=table, about_id=id, for_day=day, at=at)
        for id, day in found
        for role in roles
    )
