"""Running: which duties are due, one worker for each, and what became of them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.notices.channels import transports_of
from portal.notices.rules import Channel
from portal.notices.sending import Outbox
from portal.store import Store
from portal.store.work import AnyRow
from portal.web import Portal
from portal.worker.duties import DUTIES
from portal.worker.duty import Bench, Duty
from portal.worker.models import DutyRun
from portal.worker.printing import PrintFolder

LONGEST = timedelta(minutes=30)
"""After this time another worker may do a duty whose worker never said that it ended."""

NOTED_EVERY = timedelta(minutes=1)
"""How often it is written down that a shared duty is being done."""

_log = logging.getLogger(__name__)

_RUNS = select(*DutyRun.__table__.columns)
_CLAIM = (
    update(DutyRun)
    .where(
        DutyRun.name == bindparam("duty"),
        DutyRun.started_at <= bindparam("not_after"),
        DutyRun.claimed_until <= bindparam("moment"),
    )
    .values(started_at=bindparam("moment"), ended_at=None, claimed_until=bindparam("until"))
)
_END = (
    update(DutyRun)
    .where(DutyRun.name == bindparam("duty"))
    .values(
        ended_at=bindparam("moment"),
        claimed_until=bindparam("moment"),
        done=bindparam("number"),
        fault=bindparam("what"),
    )
)


def bench_of(portal: Portal) -> Bench:
    """Return what a worker of this portal has in its hands."""
    settings = portal.settings
    transports = dict(transports_of(settings, portal.clock))
    if settings.print_folder is not None:
        folder = PrintFolder(portal, settings.print_folder)
        transports[Channel.LETTER] = folder
        transports.setdefault(Channel.POST, folder)
    outbox = Outbox(
        store=portal.store,
        clock=portal.clock,
        words=portal.words,
        transports=transports,
        details=settings.notice_details,
    )
    return Bench(portal, outbox)


def run_due(bench: Bench) -> int:
    """Do every duty that is due, and return how many went wrong. One that goes wrong stops no other."""
    return sum(_run(bench, duty) for duty in DUTIES)


def _run(bench: Bench, duty: Duty) -> bool:
    """Do a duty if it is due and nobody else has it; tell whether it went wrong."""
    store, clock, at = bench.portal.store, bench.portal.clock, bench.portal.clock.now()
    try:
        is_ours = _claim(store, duty, at)
        if not is_ours and not duty.is_shared:
            return False
        number = duty.work(bench, at)
        fault = _troubles(bench.outbox)
        if is_ours:
            _note_end(store, duty, number, fault if duty.is_shared else "", clock.now())
    except Exception as error:
        # The words of an error may hold something personal; its name does not.
        _log.error("The duty %s went wrong: %s", duty.name, type(error).__name__)
        _note_fault(store, duty, type(error).__name__, clock.now())
        return True
    return False


def _troubles(outbox: Outbox) -> str:
    """Return what officials should see: servers that are down, and languages without words."""
    down = [f"{channel}: {times}" for channel, times in outbox.troubles().items()]
    return " ".join([*down, *(f"no words: {lang}" for lang in sorted(outbox.missing))])


def _claim(store: Store, duty: Duty, at: datetime) -> bool:
    """Take a duty; a shared one is only noted, now and then."""
    every = max(duty.every, NOTED_EVERY) if duty.is_shared else duty.every
    with store.writing() as work:
        row = {"name": duty.name, "started_at": at, "claimed_until": at + LONGEST, "done": 0, "fault": ""}
        if work.add_if_new(DutyRun, row, "name"):
            return True
        claim = {"duty": duty.name, "not_after": at - every, "moment": at, "until": at + LONGEST}
        return work.run(_CLAIM, claim) == 1


def _note_end(store: Store, duty: Duty, number: int, fault: str, at: datetime) -> None:
    with store.writing() as work:
        work.run(_END, {"duty": duty.name, "moment": at, "number": number, "what": fault[:80]})


def _note_fault(store: Store, duty: Duty, fault: str, at: datetime) -> None:
    try:
        _note_end(store, duty, 0, fault, at)
    except Exception as error:
        _log.error("Nothing could be written down: %s", type(error).__name__)


def last_runs(store: Store) -> Sequence[tuple[Duty, AnyRow | None]]:
    """Return every duty with its last run, if there was one."""
    with store.reading() as work:
        rows = {row.name: row for row in work.rows(_RUNS)}
    return [(duty, rows.get(duty.name)) for duty in DUTIES]
