"""Letters that lie in the print folder because no printer takes them: the person knows nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import bindparam, select

from portal.notices.models import Delivery
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.store import Work
from portal.terms import amsterdam_day, working_days_after
from portal.worker.duty import Bench
from portal.worker.folder import AT_ONCE, letters_in

ROLES = ("helpdesk", "manager")
"""Who hears of it: who can reach the person, and who looks after the printer."""
WORKING_DAYS = 2
"""How long a letter may lie there."""

_PUT_THERE = select(Delivery.id, Delivery.done_at).where(
    Delivery.id.in_(bindparam("these", expanding=True)), Delivery.done_at.is_not(None)
)


def list_unprinted(bench: Bench, at: datetime) -> int:
    """Put on the lists which letters no printer took in two working days; return how many tasks are new.

    A letter leaves the list when its file left the folder. Source: AVG art. 14 lid 3; Awb art. 2:8.
    """
    folder = bench.portal.settings.print_folder
    names = sorted(letters_in(folder)) if folder is not None else []
    with bench.portal.store.writing() as work:
        late = list(_late(work, names, amsterdam_day(at)))
        return keep_list(work, kind=TaskKind.NOT_PRINTED, overdue=late, roles=ROLES, at=at)


def _late(work: Work, names: list[str], today: date) -> Iterator[Overdue]:
    for start in range(0, len(names), AT_ONCE):
        for row in work.rows(_PUT_THERE, these=names[start : start + AT_ONCE]):
            last_day = working_days_after(amsterdam_day(row.done_at), WORKING_DAYS)
            if today > last_day:
                yield Overdue(Delivery.__tablename__, row.id, last_day)
