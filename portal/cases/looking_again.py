"""What an answer promised to look at again, on a day: listed until it was done, and the person reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.access.handlers import own_work
from portal.cases.changing import open_case
from portal.cases.deciding_rows import AFTER_WORK, complete_if_done, is_advice_open
from portal.cases.handling import say
from portal.cases.kept_words import keep_again
from portal.cases.models import Case
from portal.cases.models_handling import CaseMeasure
from portal.cases.rules import OPEN
from portal.errors import NotFound, Refused
from portal.store import Work, Writing
from portal.viewer import Official
from portal.words import N_

TABLE = CaseMeasure.__tablename__
SHORTEST = 4
"""Words of what came out; fewer say nothing."""
SOON = timedelta(days=7)

_OPEN = (CaseMeasure.is_look_again, CaseMeasure.done_on.is_(None))
_OWN = (
    own_work(CaseMeasure.case_id, CaseMeasure.person_id, CaseMeasure.case_id, CaseMeasure.due_on, Case.number)
    .join(Case, Case.id == CaseMeasure.case_id)
    .where(*_OPEN)
    .order_by(CaseMeasure.due_on, CaseMeasure.id)
    .limit(200)
)
_OF_CASE = visible(CaseMeasure, CaseMeasure.id).where(CaseMeasure.case_id == bindparam("case"), *_OPEN)
_DONE = (
    update(CaseMeasure)
    .where(
        CaseMeasure.id == bindparam("which"),
        CaseMeasure.person_id == bindparam("principal"),
        CaseMeasure.done_on.is_(None),
    )
    .values(done_on=bindparam("day"))
)


@dataclass(frozen=True)
class ToLookAt:
    """A case in which somebody promised to look again: never whose it is, and never what it says."""

    case: str
    number: str
    due_on: date

    def is_overdue(self, today: date) -> bool:
        """Tell whether the promised day has passed."""
        return today > self.due_on

    def is_soon(self, today: date) -> bool:
        """Tell whether the promised day is near."""
        return not self.is_overdue(today) and self.due_on - today <= SOON


def to_look_at(work: Work, *, official: Official, today: date, at: datetime) -> list[ToLookAt]:
    """Return the cases of an official in which they still have to look again, the first day first."""
    rows = work.rows(_OWN, account=official.account, today=today, at=at)
    return [ToLookAt(row.case_id, row.number, row.due_on) for row in rows]


def looked_again(work: Writing, *, viewer: Viewer, case: str, text: str, at: datetime, today: date) -> None:
    """Write down what came out, and tell the person; with the last thing done the case is completed.

    :raises NotFound: when nothing was promised, or it was done before.
    :raises Refused: without a sentence on what came out.
    """
    if len(text.split()) < SHORTEST:
        raise Refused(N_("Say in a whole sentence what came out. The person reads it."))
    done = [row.id for row in work.rows(_OF_CASE, case=case)]
    if sum(work.run(_DONE, {"which": one, "day": today}) for one in done) == 0:
        raise NotFound(TABLE)
    for one in done:
        keep_again(work, viewer, table=TABLE, row=one, field="result", text=text.strip(), at=at)
    say(work, viewer, case=case, what="looked_again", at=at, text=text.strip())
    complete_if_done(work, viewer, case=case, at=at)
    # With an answer to all of it, whoever handles it has six weeks more; else the work goes on.
    if open_case(work, case).state not in OPEN and not is_advice_open(work, case):
        handlers.end_later(work, case=case, until=at + AFTER_WORK)
