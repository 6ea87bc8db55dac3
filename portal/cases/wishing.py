"""Asking for another official while a complaint is open, and the answer with its reason (R-238)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, handing_over, visible
from portal.access.handing_over import HandedOver, Worker
from portal.cases.changing import open_case
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models import CasePart
from portal.cases.models_wishes import CaseWish
from portal.cases.timeline import write_event
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing
from portal.words import N_

TABLE = CaseWish.__tablename__
HANDLER = "complaint_handler"
SHORTEST = 4
"""Words of a reason; fewer say nothing."""
LASTS = ("open", "always")
"""How long somebody else does the work: as long as the complaint is open, or for good."""

_OF_CASE = (
    visible(CaseWish, CaseWish.id, CaseWish.answered_at)
    .where(CaseWish.case_id == bindparam("case"))
    .order_by(CaseWish.asked_at, CaseWish.id)
)
_IS_COMPLAINT = visible(CasePart, CasePart.id).where(
    CasePart.case_id == bindparam("case"), CasePart.handled_by == HANDLER
)
_ANSWER = (
    update(CaseWish)
    .where(
        CaseWish.id == bindparam("which"),
        CaseWish.person_id == bindparam("principal"),
        CaseWish.answered_at.is_(None),
    )
    .values(
        state=bindparam("new_state"),
        answered_at=bindparam("moment"),
        account_id=bindparam("who"),
        role=bindparam("by_role"),
        agency_id=bindparam("by_agency"),
        lasts=bindparam("how_long"),
        moved_from=bindparam("ended_work"),
        moved_to=bindparam("made_work"),
    )
)

ANSWERED = N_("Somebody has just answered this wish. Look at the case again.")
UNANSWERED = N_("First answer the wish for somebody else. The person waits for that too.")


def wish(work: Writing, *, viewer: Viewer, case: str, text: str, once: str, at: datetime) -> None:
    """Ask not to hear from an official any more; a second press asks nothing more.

    :raises NotFound: when there is no such complaint.
    :raises Refused: without words, or when the case has ended.
    :raises Conflict: when an earlier wish still waits.
    """
    open_case(work, case)
    if not work.rows(_IS_COMPLAINT, case=case):
        raise NotFound(TABLE)
    still_open(work, case)
    words = text.strip()
    if not words:
        raise Refused(N_("Write whom you do not want to hear from, and why."))
    row: dict[str, object] = {"id": once, "case_id": case, "person_id": viewer.person, "asked_at": at}
    if not work.add_if_new(CaseWish, {**row, "state": "asked", "answered_at": None}):
        if any(one.id == once for one in work.rows(_OF_CASE, case=case)):
            return
        raise Conflict(N_("You asked this already. You get an answer to that first."))
    keep_new(work, viewer, table=TABLE, row=once, at=at, text=words)
    write_event(work, viewer, case=case, what="wish_asked", at=at, text=words, details={"wish": once})


def has_open_wish(look: Work, case: str) -> str:
    """Return the wish that waits for an answer; empty when none does."""
    return next((str(one.id) for one in look.rows(_OF_CASE, case=case) if one.answered_at is None), "")


def answer_wish(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    answer: str,
    of: str,
    to: str,
    because: str,
    at: datetime,
    today: date,
    lasts: str = "",
) -> None:
    """Answer a wish with a reason; with yes a colleague takes over, and the file closes to the first at once.

    :param of: the work that goes over, as ``workers_of`` gives it; empty when nobody works here for them.
    :param to: the account of the colleague.
    :param lasts: "open" when the work goes back once the complaint is over, "always" when it stays there.
    :raises Refused: without an answer or a reason, or with yes and nobody who takes over.
    :raises Conflict: when somebody else answered, or no wish waits.
    """
    if answer not in ("yes", "no"):
        raise Refused(N_("Choose yes or no."))
    if len(because.split()) < SHORTEST:
        raise Refused(N_("Say in a whole sentence why. The person reads it."), field="because")
    waiting = has_open_wish(work, case)
    gone = _taken_over(work, viewer, case, of, to, today, at) if waiting and answer == "yes" else None
    if gone and lasts not in LASTS:
        raise Refused(N_("Choose how long somebody else does the work."))
    state = "granted" if answer == "yes" else "refused"
    changed = {"which": waiting, "new_state": state, "moment": at, "who": viewer.account}
    changed |= _moved(gone, lasts)
    if not waiting or not work.run(_ANSWER, changed):
        raise Conflict(ANSWERED)
    text = because.strip()
    keep_new(work, viewer, table=TABLE, row=waiting, at=at, because=text)
    say(work, viewer, case=case, what=f"wish_{state}", at=at, text=text, details={"wish": waiting})


def workers_of(look: Work, *, case: str, today: date) -> tuple[tuple[Worker, tuple[Worker, ...]], ...]:
    """Return who works for the person today, each with the colleagues who could take over."""
    return tuple(
        (one, handing_over.others(look, case=case, instead_of=one, today=today))
        for one in handing_over.workers(look, today=today)
    )


def _moved(gone: HandedOver | None, lasts: str) -> dict[str, object]:
    if gone is None:
        nothing = dict.fromkeys(("by_role", "by_agency", "how_long"), "")
        return {**nothing, "ended_work": None, "made_work": None}
    ids = {"ended_work": gone.ended, "made_work": gone.made}
    return {"by_role": gone.by.role, "by_agency": gone.by.agency, "how_long": lasts, **ids}


def _taken_over(
    work: Writing, viewer: Viewer, case: str, of: str, to: str, today: date, at: datetime
) -> HandedOver | None:
    if not of and not handing_over.workers(work, today=today):
        return None
    if not of:
        raise Refused(N_("Choose whose work somebody else takes over."))
    try:
        return handing_over.hand_over(
            work, viewer=viewer, case=case, assignment=of, to=to, today=today, at=at
        )
    except NotFound as gone:
        raise Refused(
            N_("Choose a colleague with the same function, who does not know this person.")
        ) from gone
