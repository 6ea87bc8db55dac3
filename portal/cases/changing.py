"""What a person does with a case that was sent: add, stop, undo, be reminded, type it again."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.cases import kinds
from portal.cases.answering import tidied
from portal.cases.kind import LONG_TEXT, Answers
from portal.cases.models import Case, CaseMessage, CasePart
from portal.cases.rules import OPEN, State, Step, after, may
from portal.cases.sending import Asked, add_parts
from portal.cases.timeline import write_event
from portal.errors import NotFound, Refused
from portal.store import Writing, given_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.store.work import AnyRow
from portal.terms import count, term
from portal.words import N_, Said

_CASE = visible(
    Case, Case.id, Case.person_id, Case.state, Case.first_day, Case.owner_agency_id, Case.remind_on
).where(Case.id == bindparam("case"))
_OWN = (Case.id == bindparam("case"), Case.person_id == bindparam("principal"))
_MOVE_ON = update(Case).where(*_OWN).values(state=bindparam("new_state"), changed_at=bindparam("changed"))
_REMIND = update(Case).where(*_OWN).values(remind_on=bindparam("on"))
_ANSWER_BY = (
    update(Case).where(*_OWN).values(answer_by=bindparam("last_day"), changed_at=bindparam("changed"))
)
_PARTS = (
    visible(
        CasePart,
        CasePart.id,
        CasePart.kind,
        CasePart.state,
        CasePart.position,
        CasePart.answer_by,
        CasePart.about_table,
        CasePart.about_id,
        CasePart.agency_id,
    )
    .where(CasePart.case_id == bindparam("case"))
    .order_by(CasePart.position)
)
_MESSAGE = visible(CaseMessage, CaseMessage.id).where(
    CaseMessage.id == bindparam("message"), CaseMessage.case_id == bindparam("case")
)


def add_message(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    text: str,
    at: datetime,
    once: str = "",
    language: str = "",
) -> str:
    """Add a message to a case and return its id; it answers a question that was open.

    :param language: in which it was written, when that is known.
    :param once: an id made when the form was shown (``store.new_id``): a second press adds nothing.
    :raises NotFound: when the case is not there.
    :raises Refused: when the text is empty or too long, or the case was stopped.
    """
    found = open_case(work, case)
    words = text.strip()
    _check_message(words, found.state)
    message = given_id(once)
    row = {"id": message, "case_id": case, "person_id": viewer.person, "at": at}
    by = viewer.by
    row |= {"by": by, "account_id": viewer.account, "language": language}
    if not work.add_if_new(CaseMessage, row, "id"):
        if work.value(_MESSAGE, message=message, case=case) is None:
            raise NotFound("case_messages")
        return message
    place = {"about_table": "case_messages", "about_id": message, "field": "text"}
    work.add(Text, text_row(work, person=viewer.person, **place, text=words, at=at))
    new_state = after(found.state, Step.ADD) if by != "body" else found.state
    work.run(_MOVE_ON, {"case": case, "new_state": new_state, "changed": at})
    write_event(work, viewer, case=case, what="added", at=at, text=words, details={"message": message})
    return message


def has_message(work: Writing, *, case: str, message: str) -> bool:
    """Tell whether a message stands with a case already."""
    return work.value(_MESSAGE, message=message, case=case) is not None


def remind(
    work: Writing, *, viewer: Viewer, case: str, on: date | None = None, at: datetime, today: date
) -> date:
    """Set the day on which the person wants to be reminded; two weeks from today when none is given.

    It is the person's own and never a term of the law, which goes on (R-239).

    :raises NotFound: when the case is not there.
    :raises Refused: when the day has passed, or nothing is to come any more.
    """
    found = open_case(work, case)
    if not may(found.state, Step.REMIND):
        raise Refused(Said(N_("You do not need a reminder: this case has ended.")))
    day = on or count(term("citizen_reminder", today), today).last_day
    if day <= today:
        raise Refused(Said(N_("Choose a day after today.")))
    if found.remind_on != day:
        work.run(_REMIND, {"case": case, "on": day})
        write_event(work, viewer, case=case, what="reminder_set", at=at, details={"on": day.isoformat()})
    return day


def add_part(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    kind: str,
    answers: Answers | None = None,
    at: datetime,
) -> str:
    """Type a case again: add a part of another kind and keep what was there; return the part's id.

    It counts from the first day, as if it had been this kind all along. An open part of that kind is simply
    returned. Source: Awb art. 6:15 lid 3: "Het tijdstip van indiening bij het onbevoegde orgaan is bepalend".

    :raises NotFound: when the case or the kind is not there.
    :raises Refused: when the case was stopped.
    """
    found, new = open_case(work, case), kinds.find(kind)
    if not may(found.state, Step.ADD_PART):
        raise Refused(Said(N_("You stopped this case. Undo that first, then you can add to it.")))
    parts = work.rows(_PARTS, case=case)
    for row in parts:
        if row.kind == kind and row.state in OPEN:
            return str(row.id)
    first = parts[0]
    asked = Asked(
        kind=new,
        answers=tidied(new, answers or {}),
        first_day=found.first_day,
        about_table=first.about_table,
        about_id=first.about_id,
        bodies=(first.agency_id,),
    )
    part = add_parts(work, viewer, asked, case=case, position=parts[-1].position + 1, at=at)
    last_days = [row.answer_by for row in work.rows(_PARTS, case=case) if row.state in OPEN and row.answer_by]
    work.run(_ANSWER_BY, {"case": case, "last_day": min(last_days, default=None), "changed": at})
    write_event(work, viewer, case=case, what="retyped", at=at, details={"kind": kind, "part": part})
    return part


def open_case(work: Writing, case: str) -> AnyRow:
    """Return the row of a case that the viewer may see.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_CASE, case=case)
    if row is None:
        raise NotFound("cases")
    return row


def _check_message(words: str, state: str) -> None:
    if not words:
        raise Refused(Said(N_("Write what you want to add.")))
    if len(words) > LONG_TEXT:
        raise Refused(Said(N_("Use at most %(most)s characters. You can add more later."), most=LONG_TEXT))
    if not may(State(state), Step.ADD):
        raise Refused(Said(N_("You stopped this case. Undo that first, then you can add to it.")))
