"""Passing a case on: one owner, one number and the first date; who had it keeps it until the other accepts.

Source: Awb art. 6:15 lid 3 (the first date counts); requirements R-208 and R-257.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.access.handlers import for_worker, viewer_of
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models import Case
from portal.cases.models_handling import CaseForwarding
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing, new_id
from portal.store.work import AnyRow
from portal.terms import working_days_after
from portal.viewer import Official
from portal.words import N_

ACCEPT_DAYS = 5
"""Working days within which the other body accepts, or the case comes back."""

AT_ONCE = 500

_OWNER = visible(Case, Case.owner_agency_id).where(Case.id == bindparam("case"))
_OFFERED = visible(CaseForwarding, *CaseForwarding.__table__.columns).where(
    CaseForwarding.case_id == bindparam("case"), CaseForwarding.state == "offered"
)
_END = (
    update(CaseForwarding)
    .where(CaseForwarding.id == bindparam("which"), CaseForwarding.state == "offered")
    .values(state=bindparam("end"), ended_on=bindparam("day"))
)
_NEW_OWNER = (
    update(Case)
    .where(Case.id == bindparam("the_case"), Case.person_id == bindparam("principal"))
    .values(owner_agency_id=bindparam("body"), changed_at=bindparam("changed"))
)
_OVERDUE = (
    for_worker(CaseForwarding.id, CaseForwarding.case_id, CaseForwarding.person_id, CaseForwarding.account_id)
    .where(CaseForwarding.state == "offered", CaseForwarding.accept_by < bindparam("today"))
    .order_by(CaseForwarding.accept_by, CaseForwarding.id)
    .limit(AT_ONCE)
)


def forward(
    work: Writing, *, viewer: Viewer, case: str, to_agency: str, reason: str, at: datetime, today: date
) -> str:
    """Offer a case to another body; return the id of the offer. Nothing of the case changes yet.

    :raises Refused: without a body or a reason, or while it is offered to one already.
    """
    still_open(work, case)
    owner = work.value(_OWNER, case=case)
    if not to_agency or to_agency == owner:
        raise Refused(N_("Choose the organisation that must answer."))
    if not reason.strip():
        raise Refused(N_("Write why it must go there. The person reads it."))
    if work.rows(_OFFERED, case=case):
        raise Conflict(N_("It was offered to an organisation already. Wait for the answer."))
    row = new_id()
    offered = {"id": row, "case_id": case, "person_id": viewer.person, "account_id": viewer.account}
    offered |= {"from_agency_id": owner, "to_agency_id": to_agency, "state": "offered"}
    until = working_days_after(today, ACCEPT_DAYS)
    work.add(CaseForwarding, {**offered, "sent_on": today, "accept_by": until, "ended_on": None})
    keep_new(work, viewer, table="case_forwardings", row=row, at=at, reason=reason.strip())
    say(work, viewer, case=case, what="offered", at=at, text=reason, details={"to": to_agency})
    return row


def accept(work: Writing, *, viewer: Viewer, case: str, at: datetime, today: date) -> str:
    """Write down that the other body accepted: from now on it is the owner; return which body that is.

    The number, the first date and every last day stay as they were.

    :raises NotFound: when nothing is offered.
    :raises Conflict: when it was ended at the same moment.
    """
    rows = work.rows(_OFFERED, case=case)
    if not rows:
        raise NotFound("case_forwardings")
    found = rows[0]
    if not work.run(_END, {"which": found.id, "end": "accepted", "day": today}):
        raise Conflict(N_("Somebody else has just changed this."))
    work.run(_NEW_OWNER, {"the_case": case, "body": found.to_agency_id, "changed": at})
    say(work, viewer, case=case, what="accepted", at=at, details={"to": found.to_agency_id})
    return str(found.to_agency_id)


def return_unaccepted(work: Writing, *, at: datetime, today: date) -> int:
    """Take back what no body accepted within five working days, and tell each person; for the worker.

    Returns how many came back, 500 at most in one go.
    """
    rows = work.rows(_OVERDUE, today=today)
    return sum(_returned(work, row, at, today) for row in rows)


def _returned(work: Writing, row: AnyRow, at: datetime, today: date) -> int:
    if not work.run(_END, {"which": row.id, "end": "returned", "day": today}):
        return 0
    # The line stands on the name of who offered it: that official has it again.
    offered_by = viewer_of(Official(row.account_id, "", ""), row.person_id)
    say(work, offered_by, case=row.case_id, what="returned", at=at)
    return 1
