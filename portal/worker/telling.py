"""Telling: new notices are planned and what is due is sent. The only duty that several workers share."""

from __future__ import annotations

from datetime import datetime

from portal.notices import planning, sending
from portal.notices.channels import offered
from portal.worker.duty import Bench


def tell_people(bench: Bench, at: datetime) -> int:
    """Plan all new notices, send what is due, and return how many notices and letters that were."""
    settings, planned = bench.portal.settings, 0
    while number := planning.plan(
        bench.portal.store, offered=offered(settings), is_demo=settings.demo, at=at
    ):
        planned += number
    return planned + sending.send_due(bench.outbox)
