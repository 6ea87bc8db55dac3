"""What a handler does with a case: take it, give it back, confirm it, ask, write; each in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, false, update

from portal.access import handlers, visible
from portal.access.colleagues import colleagues
from portal.access.handlers import open_to_take, viewer_of
from portal.cases.changing import add_message, open_case
from portal.cases.models import Case, CasePart, Grievance
from portal.cases.rules import OPEN, State, Step, after, may
from portal.cases.timeline import write_event
from portal.errors import Conflict, NotFound, Refused
from portal.notices.service import tell
from portal.store import Writing
from portal.terms import amsterdam_day
from portal.viewer import Official, Viewer
from portal.words import N_

_OPEN = CasePart.state.in_(sorted(OPEN))
_TO_TAKE = open_to_take(CasePart.case_id, CasePart.person_id, CasePart.person_id).where(
    CasePart.case_id == bindparam("case"), CasePart.handled_by == bindparam("role"), _OPEN
)
_CLAIM = (
    update(CasePart)
    .where(
        CasePart.case_id == bindparam("the_case"),
        CasePart.handled_by == bindparam("role"),
        CasePart.is_taken == false(),
    )
    .values(is_taken=True)
)
_GIVE_BACK = (
    update(CasePart)
    .where(CasePart.case_id == bindparam("the_case"), CasePart.handled_by == bindparam("role"))
    .values(is_taken=False)
)
_OWN_CASE = (Case.id == bindparam("the_case"), Case.person_id == bindparam("principal"))
_MOVE = update(Case).where(*_OWN_CASE).values(state=bindparam("new_state"), changed_at=bindparam("changed"))
_PARTS = visible(CasePart, CasePart.id).where(CasePart.case_id == bindparam("the_case"))
_BEGIN_PARTS = (
    update(CasePart)
    .where(
        CasePart.case_id == bindparam("the_case"),
        CasePart.person_id == bindparam("principal"),
        CasePart.handled_by == bindparam("role"),
        CasePart.state == State.RECEIVED,
    )
    .values(state=State.IN_PROGRESS)
)
_BEGIN_POINTS = (
    update(Grievance)
    .where(
        Grievance.part_id.in_(_PARTS.where(CasePart.handled_by == bindparam("role"))),
        Grievance.state == State.RECEIVED,
    )
    .values(state=State.IN_PROGRESS)
)

TAKEN = N_("Somebody else has just taken this case. You find it no longer in your queue.")

TAKEN_AS = {"privacy_officer": "request_taken"}
"""The line of the timeline for roles that handle something else than complaints."""


def take(work: Writing, *, official: Official, case: str, at: datetime, today: date) -> None:
    """Take a case: from now on nobody else opens it. Pressing twice changes nothing more.

    :raises NotFound: when it is not in this official's queue, or they are involved (R-263).
    :raises Conflict: when somebody else was first.
    """
    rows = work.rows(_TO_TAKE, account=official.account, role=official.role, case=case, today=today)
    if not rows:
        raise NotFound("cases")
    holder = handlers.handler_of(work, case=case, role=official.role, at=at)
    if holder == official.account:
        return
    if holder or not work.run(_CLAIM, {"the_case": case, "role": official.role}):
        raise Conflict(TAKEN)
    person = str(rows[0].person_id)
    handlers.add_handler(work, account=official.account, case=case, person=person, at=at)
    what = TAKEN_AS.get(official.role, "taken")
    say(work, viewer_of(official, person), case=case, what=what, at=at)


def give_back(work: Writing, *, viewer: Viewer, case: str, at: datetime) -> None:
    """Put a case back in the queue, for somebody else."""
    work.run(_GIVE_BACK, {"the_case": case, "role": viewer.role})
    handlers.all_leave(work, case=case, role=viewer.role, at=at)
    say(work, viewer, case=case, what="given_back", at=at)


def involve(
    work: Writing, *, viewer: Viewer, case: str, accounts: Sequence[str], played: str, at: datetime
) -> None:
    """Mark officials as involved. A handler who is, or who leads one who is, loses the case at once.

    :raises Refused: when nobody was named.
    """
    if not accounts:
        raise Refused(N_("Choose who the complaint is about."))
    handlers.involve(work, case=case, accounts=accounts, played=played, by=viewer.account, at=at)
    write_event(work, viewer, case=case, what="involved", at=at)
    if handlers.handler_of(work, case=case, role=viewer.role, at=at) is None:
        work.run(_GIVE_BACK, {"the_case": case, "role": viewer.role})
        handlers.all_leave(work, case=case, role=viewer.role, at=at)


def add_stand_in(
    work: Writing, *, viewer: Viewer, case: str, account: str, until: datetime, at: datetime
) -> None:
    """Let a colleague of the same role stand in until a moment.

    :raises Refused: when the colleague is involved, has another role, or the moment has passed.
    """
    known = {one.account: one for one in colleagues(work)}
    colleague = known.get(account)
    if colleague is None or colleague.role != viewer.role or account == viewer.account:
        raise Refused(N_("Choose a colleague who also handles complaints."))
    if account in handlers.involved(work, case=case):
        raise Refused(N_("This colleague is involved, and cannot handle this case."))
    if not colleague.works_on(amsterdam_day(at)):
        raise Refused(N_("This colleague does not work here any more. Choose another."))
    if until <= at:
        raise Refused(N_("Choose a day after today."))
    handlers.add_handler(
        work, account=account, case=case, person=viewer.person, at=at, until=until, is_stand_in=True
    )
    write_event(work, viewer, case=case, what="stand_in", at=at)


def acknowledge(work: Writing, *, viewer: Viewer, case: str, at: datetime) -> None:
    """Confirm that a complaint is being looked into. Pressing twice changes nothing more.

    Source: Awb art. 9:6: the body confirms receipt in writing.
    """
    found = open_case(work, case)
    if not may(found.state, Step.BEGIN):
        return
    changed = {"the_case": case, "new_state": after(found.state, Step.BEGIN), "changed": at}
    work.run(_MOVE, changed)
    for statement in (_BEGIN_PARTS, _BEGIN_POINTS):
        work.run(statement, {"the_case": case, "role": viewer.role})
    say(work, viewer, case=case, what="acknowledged", at=at)


def ask(work: Writing, *, viewer: Viewer, case: str, text: str, at: datetime, once: str = "") -> None:
    """Ask the person something: the case waits for the answer.

    :raises Refused: when the text is empty, an earlier question is open, or the case has ended.
    """
    found = open_case(work, case)
    if found.state == State.WAITING_FOR_YOU:
        raise Refused(N_("You asked something already. Wait for the answer, or write a message."))
    if not may(found.state, Step.ASK):
        raise Refused(N_("This case has ended. You can still write a message."))
    message = add_message(work, viewer=viewer, case=case, text=text, at=at, once=once)
    changed = {"the_case": case, "new_state": after(found.state, Step.ASK), "changed": at}
    work.run(_MOVE, changed)
    say(work, viewer, case=case, what="asked", at=at, details={"message": message})


def write(work: Writing, *, viewer: Viewer, case: str, text: str, at: datetime, once: str = "") -> None:
    """Write the person a message.

    :raises Refused: when the text is empty, or the case was stopped.
    """
    add_message(work, viewer=viewer, case=case, text=text, at=at, once=once)
    tell(work, person=viewer.person, kind="case_message", about_table="cases", about_id=case, at=at)


def say(
    work: Writing,
    viewer: Viewer,
    *,
    case: str,
    what: str,
    at: datetime,
    text: str = "",
    details: dict[str, str] | None = None,
) -> None:
    """Write a line of the timeline and tell the person, in the same breath."""
    write_event(work, viewer, case=case, what=what, at=at, text=text, details=details)
    tell(work, person=viewer.person, kind=f"case_{what}", about_table="cases", about_id=case, at=at)


def still_open(work: Writing, case: str) -> str:
    """Return the state of a case that has not ended.

    :raises NotFound: when it is not there.
    :raises Refused: when it has ended or was stopped.
    """
    state = str(open_case(work, case).state)
    if state not in OPEN:
        raise Refused(N_("This case has ended or was stopped. Nothing can be changed here any more."))
    return state
