"""Promises that are late: on the list of who leads, and told to the person. Each once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from portal.access.holding import is_held
from portal.notices.service import tell
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.promises.models import Promise
from portal.promises.rules import Side, State
from portal.store.published import published
from portal.terms import amsterdam_day
from portal.worker.duty import Bench
from portal.worker.models import TermWarning

PROMISES = Promise.__tablename__
ROLES = ("manager", "team_leader")
LATE = "promise_late"
MOST = 1_000

TOLD_WITHIN = timedelta(days=31)
"""What was late longer ago, such as in records of years back, stands on the lists and makes no notice."""

_LATE = (
    select(Promise.id, Promise.person_id, Promise.whose, Promise.due_on)
    .where(
        Promise.status == State.OPEN.value,
        Promise.due_on < bindparam("today"),
        published(Promise),
        ~is_held(Promise.person_id, Promise.id, Promise.item_id),
    )
    .order_by(Promise.due_on, Promise.id)
    .limit(MOST)
)


def list_late(bench: Bench, at: datetime) -> int:
    """Put late promises on the list of leaders, and tell the person; return how many tasks are new.

    Source: R-262: overdue in both lists.
    """
    today = amsterdam_day(at)
    with bench.portal.store.writing() as work:
        rows = work.rows(_LATE, today=today)
        late = [Overdue(PROMISES, row.id, row.due_on) for row in rows]
        new = keep_list(work, kind=TaskKind.PROMISE_LATE, overdue=late, roles=ROLES, at=at)
        for row in rows:
            if row.whose == Side.PERSON or today - row.due_on > TOLD_WITHIN:
                continue
            warning = {"about_id": row.id, "kind": LATE, "last_day": row.due_on, "given_at": at}
            if work.add_if_new(TermWarning, warning, "about_id", "kind", "last_day"):
                tell(work, person=row.person_id, kind=LATE, about_table=PROMISES, about_id=row.id, at=at)
        return new
