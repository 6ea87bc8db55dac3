"""Stopping a case: withdraw it or call it settled, and undo that for 14 days."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Update, bindparam, update

from portal.access import Viewer, visible
from portal.cases.changing import open_case
from portal.cases.models import Case, CasePart, Grievance
from portal.cases.rules import OPEN, STOPPED, State, Step, after, may
from portal.cases.timeline import write_event
from portal.errors import Refused
from portal.notices.outages import days_down
from portal.notices.service import tell
from portal.store import Writing
from portal.terms import count, oldest_in_time, term
from portal.words import N_, Said

_OWN_CASE = (Case.id == bindparam("case"), Case.person_id == bindparam("principal"))
_PARTS_OF_CASE = visible(CasePart, CasePart.id).where(CasePart.case_id == bindparam("case"))
_OF_CASE = {
    CasePart: CasePart.id.in_(_PARTS_OF_CASE.correlate(None)),
    Grievance: Grievance.part_id.in_(_PARTS_OF_CASE),
}


# Any: the columns belong to one of three tables.
def _stopping(table: type, *where: Any) -> Update:
    """Return an update that stops what is open; what was decided already stays decided."""
    row: Any = table
    return update(table).where(*where, row.state.in_(sorted(OPEN))).values(state_before=row.state)


# Any: see above.
def _going_back(table: type, *where: Any) -> Update:
    """Return an update that puts back what was stopped."""
    row: Any = table
    return (
        update(table)
        .where(*where, row.state.in_(sorted(STOPPED)))
        .values(state=row.state_before, state_before="")
    )


_STOP_CASE = _stopping(Case, *_OWN_CASE).values(
    state=bindparam("new_state"), undo_until=bindparam("undo"), changed_at=bindparam("changed")
)
_STOP_REST = tuple(
    _stopping(table, condition).values(state=bindparam("new_state")) for table, condition in _OF_CASE.items()
)
_UNDO_CASE = (
    _going_back(Case, *_OWN_CASE)
    .where(Case.undo_until >= bindparam("today"))
    .values(undo_until=None, changed_at=bindparam("changed"))
)
_UNDO_REST = tuple(_going_back(table, condition) for table, condition in _OF_CASE.items())


def withdraw(work: Writing, *, viewer: Viewer, case: str, at: datetime, today: date) -> date:
    """Take a case back; return until when this can be undone. Pressing twice changes nothing more.

    :raises NotFound: when the case is not there.
    :raises Refused: when it was answered already.
    """
    return _stop(work, viewer, case, Step.WITHDRAW, "withdrawn", at, today)


def settle(work: Writing, *, viewer: Viewer, case: str, at: datetime, today: date) -> date:
    """Call a case settled. Only the person can, so that nobody else decides that they are content.

    Source: Awb art. 9:5: it ends "zodra het bestuursorgaan naar tevredenheid van de klager aan diens
    klacht tegemoet is gekomen".

    :raises NotFound: when the case is not there.
    :raises Refused: when somebody else tries, or it was answered already.
    """
    if not viewer.is_self:
        raise Refused(Said(N_("Only the person whose case it is can call it settled.")))
    return _stop(work, viewer, case, Step.SETTLE, "settled", at, today)


def undo(work: Writing, *, viewer: Viewer, case: str, at: datetime, today: date) -> State:
    """Undo withdrawing or settling: the case stands where it stood, with its first date.

    :raises NotFound: when the case is not there.
    :raises Refused: when the 14 days have passed.
    """
    found = open_case(work, case)
    if not may(found.state, Step.UNDO):
        return State(found.state)
    oldest = oldest_in_time(today, days_down(work, at=at))
    if not work.run(_UNDO_CASE, {"case": case, "today": oldest, "changed": at}):
        raise Refused(
            Said(N_("The days to undo this have passed. You can send it again. Say that you sent it before."))
        )
    for statement in _UNDO_REST:
        work.run(statement, {"case": case})
    _write(work, viewer, case, "undone", at)
    return State(open_case(work, case).state)


def _stop(work: Writing, viewer: Viewer, case: str, step: Step, what: str, at: datetime, today: date) -> date:
    found = open_case(work, case)
    last_day = count(term("settle_undo", today), today).last_day
    if found.state in STOPPED:
        return last_day
    if not may(found.state, step):
        raise Refused(Said(N_("This case already has an answer. You can still add to it.")))
    new_state = after(found.state, step)
    changed = {"case": case, "new_state": new_state, "undo": last_day, "changed": at}
    if work.run(_STOP_CASE, changed):
        for statement in _STOP_REST:
            work.run(statement, {"case": case, "new_state": new_state})
        _write(work, viewer, case, what, at)
    return last_day


def _write(work: Writing, viewer: Viewer, case: str, what: str, at: datetime) -> None:
    write_event(work, viewer, case=case, what=what, at=at)
    tell(work, person=viewer.person, kind=f"case_{what}", about_table="cases", about_id=case, at=at)
