"""Entries that were not told within a working day, and entries that can be told now a hold has ended."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, or_, select

from portal.access import Hold
from portal.access.holding import is_held
from portal.consultations.models import ConsultationSubject as Entry
from portal.notices.hiding import MAY_BE_TOLD
from portal.notices.models import Notice
from portal.notices.service import tell
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.store.models import Batch
from portal.store.published import published
from portal.terms import amsterdam_day, next_working_day, working_days_after
from portal.worker.duty import Bench

ENTRIES = Entry.__tablename__
ROLES = ("privacy_officer",)
MOST = 1_000

_WAS_HELD = exists(
    select(literal(1)).where(
        Hold.item_id == Entry.id, Hold.hidden_from == Entry.person_id, Hold.ended_at.is_not(None)
    )
)
_STANDS = and_(
    Entry.replaced_at.is_(None),
    published(Entry),
    ~is_held(Entry.person_id, Entry.id),
)
# One notice about a whole delivery tells of every entry of it that is long past.
_HAS_NOTICE = exists(
    select(literal(1)).where(
        Notice.person_id == Entry.person_id,
        or_(
            Notice.about_id == Entry.id,
            and_(Notice.about_table == Batch.__tablename__, Notice.about_id == Entry.batch_id),
        ),
    )
)
_UNSENT = (
    select(Notice.about_table, Notice.about_id, Notice.made_at.label("since"))
    # Who saw it after signing in was told of it, whatever became of the message outside.
    .where(
        Notice.sent_at.is_(None),
        Notice.opened_at.is_(None),
        MAY_BE_TOLD,
        Notice.made_at < bindparam("before"),
    )
    .order_by(Notice.made_at, Notice.id)
    .limit(MOST)
)
_FORGOTTEN = (
    select(
        literal(ENTRIES).label("about_table"), Entry.id.label("about_id"), Entry.recorded_at.label("since")
    )
    .where(_STANDS, Entry.told_at.is_(None), ~_HAS_NOTICE, Entry.recorded_at < bindparam("before"))
    .order_by(Entry.recorded_at, Entry.id)
    .limit(MOST)
)
_TOLD_LATER = (
    select(Entry.id, Entry.person_id)
    .where(_WAS_HELD, _STANDS, Entry.told_at.is_(None), ~_HAS_NOTICE)
    .order_by(Entry.id)
    .limit(MOST)
)


def last_day_to_tell(day: date) -> date:
    """Return the last day on which a notice about something written down on a day is in time.

    Source: R-035: within one working day. What is written down in a weekend counts from the next working day.
    """
    return working_days_after(next_working_day(day), 1)


def list_untold(bench: Bench, at: datetime) -> int:
    """Put on the privacy officer's list what was not told within a working day; return how many are new."""
    store, today = bench.portal.store, amsterdam_day(at)
    with store.reading() as work:
        # A working day takes a calendar day at least, so the store need not look at what is newer.
        binds = {"before": at - timedelta(days=1)}
        rows = [*work.rows(_UNSENT, **binds), *work.rows(_FORGOTTEN, **binds)]
    late = [
        Overdue(row.about_table, row.about_id, day)
        for row in rows
        if today > (day := last_day_to_tell(amsterdam_day(row.since)))
    ]
    with store.writing() as writing:
        return keep_list(writing, kind=TaskKind.NOT_TOLD, overdue=late, roles=ROLES, at=at)


def tell_after_holds(bench: Bench, at: datetime) -> int:
    """Tell people of what was hidden from them, now that its hold has ended; return how many notices."""
    with bench.portal.store.writing() as work:
        rows = work.rows(_TOLD_LATER)
        for row in rows:
            tell(work, person=row.person_id, kind="told_later", about_table=ENTRIES, about_id=row.id, at=at)
        return len(rows)
