"""Telling: new notices are planned and what is due is sent. The only duty that several workers share."""

from __future__ import annotations

from datetime import datetime

from portal.dossiers import projects
from portal.notices import planning, sending
from portal.notices.channels import offered
from portal.terms import amsterdam_day
from portal.worker.duty import Bench


def tell_people(bench: Bench, at: datetime) -> int:
    """Plan all new notices, send what is due, and return how many notices and letters that were."""
    settings, planned = bench.portal.settings, 0
    while number := planning.plan(
        bench.portal.store, offered=offered(settings), is_demo=settings.demo, at=at
    ):
        planned += number
    return planned + sending.send_due(bench.outbox)


RUNS = 100
"""Short transactions in one go; what is left waits an hour."""


def tell_other_uses(bench: Bench, at: datetime) -> int:
    """Tell everybody whose file would be used and who was not told yet; return how many files."""
    number = 0
    for _ in range(RUNS):
        with bench.portal.store.writing() as work:
            told = projects.tell_some(work, today=amsterdam_day(at), at=at)
        number += told
        if not told:
            break
    return number
