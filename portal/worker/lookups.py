"""Who looked: once a week a person hears that somebody opened their file, and never more often than that."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, literal, select

from portal.access import Viewer, looking
from portal.access.lookers import looked
from portal.access.models import ViewLog
from portal.notices.models import Notice
from portal.notices.service import tell
from portal.worker.duty import Bench

WEEK = timedelta(days=7)
KIND = "lookups"

_TOLD_THIS_WEEK = exists(
    select(literal(1)).where(
        Notice.person_id == ViewLog.person_id,
        Notice.kind == KIND,
        Notice.made_at > bindparam("since"),
    )
)
_LOOKED_AT = (
    select(ViewLog.person_id)
    .where(ViewLog.at > bindparam("since"), ~_TOLD_THIS_WEEK)
    .distinct()
    .order_by(ViewLog.person_id)
)


def tell_lookups(bench: Bench, at: datetime) -> int:
    """Tell each person once a week that somebody looked; return how many were told.

    What is hidden from a person is not told: the list is read as the person would read it.
    """
    store, since = bench.portal.store, at - WEEK
    with store.reading() as work:
        people = [row.person_id for row in work.rows(_LOOKED_AT, since=since)]
    told = 0
    for person in people:
        with looking(store, Viewer(account="", person=person), at=at) as look:
            visits, _ = looked(look, before=at)
        if any(visit.at > since for visit in visits):
            with store.writing() as writing:
                tell(writing, person=person, kind=KIND, about_table="view_log", about_id=person, at=at)
            told += 1
    return told
