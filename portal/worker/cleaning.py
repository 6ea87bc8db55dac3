"""What is thrown away because its time is over. Source: AVG art. 5 lid 1 onder e."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func

from portal.accounts import service as accounts
from portal.assistance.service import drop_old, end_lost
from portal.cases import service as cases
from portal.consultations import papers
from portal.medical import service as medical
from portal.notices.ways import drop_unused
from portal.people.kept import KEPT_FOR
from portal.people.models import KeptForm, Session
from portal.signals import nameless
from portal.signals import service as signals
from portal.terms import amsterdam_day
from portal.worker.duty import Bench

SESSIONS_FOR = timedelta(days=183)
"""How long a session that ended is kept. Source: Selectielijst gemeenten 19.1.24: six months."""

WAYS_FOR = timedelta(days=1)
"""How long an address that is used no more is kept, so that its last message can leave."""

CODES_FOR = timedelta(days=1)
"""How long a code for a visit is kept after its end, and a wrong one after it was typed."""

_OLD_SESSIONS = delete(Session).where(func.coalesce(Session.ended_at, Session.seen_at) < bindparam("before"))
_OLD_FORMS = delete(KeptForm).where(KeptForm.kept_at < bindparam("before"))


def drop_drafts(bench: Bench, at: datetime) -> int:
    """Throw away drafts that nobody changed for 30 days."""
    with bench.portal.store.writing() as work:
        return cases.drop_old(work, amsterdam_day(at))


def drop_sessions(bench: Bench, at: datetime) -> int:
    """Throw away sessions half a year after they ended."""
    with bench.portal.store.writing() as work:
        return work.run(_OLD_SESSIONS, {"before": at - SESSIONS_FOR})


def drop_kept_forms(bench: Bench, at: datetime) -> int:
    """Throw away typed forms whose owner did not come back for a day."""
    with bench.portal.store.writing() as work:
        return work.run(_OLD_FORMS, {"before": at - KEPT_FOR})


def destroy_set_aside(bench: Bench, at: datetime) -> int:
    """Destroy what was kept apart until its last day; a line that it was destroyed stays."""
    with bench.portal.store.writing() as work:
        return medical.destroy_due(work, today=amsterdam_day(at), at=at)


def drop_signals(bench: Bench, at: datetime) -> int:
    """Throw away the texts, messages and codes of signals whose time is over, with their keys."""
    with bench.portal.store.writing() as work:
        return signals.drop_texts(work, at=at) + nameless.drop_old(work, at=at)


def drop_signal_counts(bench: Bench, at: datetime) -> int:
    """Throw away how often signals and wrong codes came from an address, after a day."""
    with bench.portal.store.writing() as work:
        return signals.drop_counts(work, at=at)


def drop_visit_codes(bench: Bench, at: datetime) -> int:
    """Throw away codes for a visit that can be used no more, and the wrong codes of yesterday."""
    with bench.portal.store.writing() as work:
        return drop_old(work, before=at - CODES_FOR)


def drop_tries(bench: Bench, at: datetime) -> int:
    """Throw away yesterday's wrong tries to sign in, and the readable codes of letters that left."""
    with bench.portal.store.writing() as work:
        return accounts.drop_old(work, before=at - CODES_FOR, at=at)


def end_lost_visits(bench: Bench, at: datetime) -> int:
    """End visits at a counter whose helper is gone, so that the person reads when they ended."""
    settings = bench.portal.settings
    shared, own = timedelta(minutes=settings.idle_shared), timedelta(minutes=settings.idle_own)
    with bench.portal.store.writing() as work:
        return end_lost(work, idle_shared=shared, idle_own=own, at=at)


def drop_papers(bench: Bench, at: datetime) -> int:
    """Throw away papers that were handed over two weeks ago, and codes that nobody used."""
    with bench.portal.store.writing() as work:
        return papers.throw_away(work, at=at)


def drop_ways(bench: Bench, at: datetime) -> int:
    """Throw away addresses that are used no more or were never confirmed."""
    with bench.portal.store.writing() as work:
        return drop_unused(work, before=at - WAYS_FOR)
