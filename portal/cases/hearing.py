"""Hearing both sides: the copy that the person sees first, time to react, and "is this right?".

Source: Awb art. 9:9 (copy), 9:10 (both are heard); requirements R-038 and R-265.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_again, keep_new
from portal.cases.models_handling import CaseCopy, CaseWindow
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing, given_id, new_id
from portal.terms import working_days_after
from portal.words import N_, Said

FACTS_DAYS = 5
"""Working days that "is this right?" stays open at least (R-265)."""

_COPY = visible(CaseCopy, *CaseCopy.__table__.columns).where(CaseCopy.case_id == bindparam("case"))
_WINDOW = visible(CaseWindow, *CaseWindow.__table__.columns).where(
    CaseWindow.id == bindparam("window"), CaseWindow.case_id == bindparam("case")
)
_END = (
    update(CaseWindow)
    .where(
        CaseWindow.id == bindparam("the_window"),
        CaseWindow.person_id == bindparam("principal"),
        CaseWindow.ended_how == "",
    )
    .values(ended_how=bindparam("how"), ended_at=bindparam("moment"))
)
_AGREE = (
    update(CaseCopy)
    .where(
        CaseCopy.case_id == bindparam("the_case"),
        CaseCopy.person_id == bindparam("principal"),
        CaseCopy.sent_at.is_(None),
    )
    .values(left_out=bindparam("without"), agreed_at=bindparam("moment"))
)
_SEND = (
    update(CaseCopy)
    .where(
        CaseCopy.case_id == bindparam("the_case"),
        CaseCopy.person_id == bindparam("principal"),
        CaseCopy.sent_at.is_(None),
    )
    .values(sent_at=bindparam("moment"))
)

_ENDS_OF_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


def lines_of(text: str) -> tuple[str, ...]:
    """Return a text sentence by sentence, so that one can be left out."""
    return tuple(line.strip() for line in _ENDS_OF_SENTENCES.split(text) if line.strip())


def show_copy(work: Writing, *, viewer: Viewer, case: str, text: str, at: datetime, today: date) -> None:
    """Show the person the copy that who is complained about will get, before it goes.

    :raises Refused: when it is empty, or was shown already.
    """
    still_open(work, case)
    if not lines_of(text):
        raise Refused(N_("Write the copy. Begin with what the person wrote."))
    copy = new_id()
    row = {"id": copy, "case_id": case, "person_id": viewer.person, "shown_at": at, "left_out": ""}
    until = working_days_after(today, FACTS_DAYS)
    if not work.add_if_new(CaseCopy, {**row, "until": until, "agreed_at": None, "sent_at": None}, "case_id"):
        raise Conflict(N_("The copy was shown already. Somebody else did that just now."))
    keep_new(work, viewer, table="case_copies", row=copy, at=at, text=text.strip())
    say(work, viewer, case=case, what="copy_shown", at=at, text=text)


def agree_copy(work: Writing, *, viewer: Viewer, case: str, left_out: list[int], at: datetime) -> None:
    """Say which lines of the copy must be left out; none is an answer too.

    :param left_out: numbers of lines, counted from 1.
    :raises NotFound: when there is no copy.
    :raises Refused: when it was sent already.
    """
    found = work.row(_COPY, case=case)
    if found is None:
        raise NotFound("case_copies")
    numbers = " ".join(str(number) for number in sorted(set(left_out)) if 0 < number < 1000)
    if not work.run(_AGREE, {"the_case": case, "without": numbers[:400], "moment": at}):
        raise Refused(N_("The copy was sent already. Call us."))
    say(work, viewer, case=case, what="copy_agreed", at=at)


def send_copy(work: Writing, *, viewer: Viewer, case: str, at: datetime, today: date) -> None:
    """Send the copy without the lines that the person left out.

    :raises NotFound: when there is no copy.
    :raises Refused: when the person can still answer.
    """
    found = work.row(_COPY, case=case)
    if found is None:
        raise NotFound("case_copies")
    if found.agreed_at is None and today <= found.until:
        raise Refused(
            Said(N_("First the person may leave lines out, until %(day)s. Wait for that."), day=found.until)
        )
    if work.run(_SEND, {"the_case": case, "moment": at}):
        say(work, viewer, case=case, what="copy_sent", at=at)


def open_window(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    what: str,
    side: str,
    text: str,
    until: date | None,
    at: datetime,
    today: date,
    once: str = "",
) -> str:
    """Give one side time to react, or ask the person whether the facts are right.

    :param once: an id made when the form was shown: a second press asks nothing more.
    :raises Refused: when it has no text, too few days, or the copy was not sent yet.
    """
    still_open(work, case)
    if not text.strip():
        raise Refused(N_("Write what you put to them."))
    least = working_days_after(today, FACTS_DAYS)
    if until is None or until < least:
        raise Refused(Said(N_("Give at least five working days, so until %(day)s or later."), day=least))
    copy = work.row(_COPY, case=case)
    if side == "body" and (copy is None or copy.sent_at is None):
        raise Refused(N_("First send the copy to who the complaint is about."))
    window = given_id(once)
    row: dict[str, object] = {"id": window, "case_id": case, "person_id": viewer.person, "what": what}
    row |= {"side": side, "opened_at": at, "until": until, "ended_how": "", "ended_at": None}
    if not work.add_if_new(CaseWindow, row, "id"):
        if work.row(_WINDOW, case=case, window=window) is None:
            raise NotFound("case_windows")
        return window
    keep_new(work, viewer, table="case_windows", row=window, at=at, text=text.strip())
    say(work, viewer, case=case, what=f"window_{side}", at=at, text=text, details={"window": window})
    return window


def react(
    work: Writing, *, viewer: Viewer, case: str, window: str, text: str, is_waived: bool, at: datetime
) -> None:
    """End a window: with a reaction, or by saying that none is needed. Late is still taken.

    The person reacts for itself; what the body says is written down by the handler.

    :raises NotFound: when there is no such window for this side.
    :raises Refused: when the text is empty.
    :raises Conflict: when it was ended before.
    """
    still_open(work, case)
    found = work.row(_WINDOW, case=case, window=window)
    mine = "body" if viewer.capacity == "assigned" else "person"
    if found is None or found.side != mine:
        raise NotFound("case_windows")
    if not is_waived and not text.strip():
        raise Refused(N_("Write the reaction."))
    how = "waived" if is_waived else "reacted"
    if not work.run(_END, {"the_window": window, "how": how, "moment": at}):
        raise Conflict(N_("There was a reaction already."))
    if text.strip():
        keep_again(work, viewer, table="case_windows", row=window, field="reaction", text=text.strip(), at=at)
    say(work, viewer, case=case, what=how, at=at, text=text, details={"window": window})
