"""What nobody looked at again in time: on the lists of officials, and told to the person. Each once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam

from portal.access.handlers import for_worker
from portal.cases.models import Case
from portal.cases.models_handling import CaseMeasure
from portal.notices.service import tell
from portal.notices.tasks import Overdue, TaskKind, keep_list
from portal.terms import amsterdam_day
from portal.worker.duty import Bench
from portal.worker.models import TermWarning

ROLES = ("complaint_handler", "team_leader")
LATE = "case_look_late"

_LATE = (
    for_worker(CaseMeasure.id, CaseMeasure.case_id, CaseMeasure.person_id, CaseMeasure.due_on)
    .where(
        CaseMeasure.is_look_again,
        CaseMeasure.done_on.is_(None),
        CaseMeasure.due_on < bindparam("today"),
    )
    .order_by(CaseMeasure.due_on, CaseMeasure.id)
    .limit(1_000)
)


def list_late(bench: Bench, at: datetime) -> int:
    """Put on the lists what nobody looked at again in time; return how many tasks are new."""
    with bench.portal.store.writing() as work:
        rows = work.rows(_LATE, today=amsterdam_day(at))
        late = [Overdue(Case.__tablename__, row.case_id, row.due_on) for row in rows]
        new = keep_list(work, kind=TaskKind.LOOK_AGAIN, overdue=late, roles=ROLES, at=at)
        for row in rows:
            warning = {"about_id": row.id, "kind": LATE, "last_day": row.due_on, "given_at": at}
            if work.add_if_new(TermWarning, warning, "about_id", "kind", "last_day"):
                about = {"about_table": Case.__tablename__, "about_id": row.case_id}
                tell(work, person=row.person_id, kind=LATE, **about, at=at)
        return new
