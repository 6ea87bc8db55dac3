"""What an ombudsman or another guard recommended in a case: written down, answered, done, and reported back.

Saying yes is not doing: a recommendation stays open until it is shown to be done, or refused with a reason,
and until the guard who asked for it has heard the outcome.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.access.handlers import open_to_take
from portal.cases.changing import open_case
from portal.cases.deciding import LetterRefused
from portal.cases.deciding_rows import AFTER_WORK, complete_if_done, is_advice_open
from portal.cases.handling import say
from portal.cases.kept_words import keep_new
from portal.cases.models import Case, CasePart
from portal.cases.models_recommendations import CaseRecommendation
from portal.cases.outcome import Faults
from portal.cases.recommended import ANSWERS, GUARDS
from portal.cases.rules import OPEN
from portal.errors import Conflict, NotFound
from portal.store import Writing, new_id
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

TABLE = "case_recommendations"

_ROW = (
    CaseRecommendation.id == bindparam("which"),
    CaseRecommendation.case_id == bindparam("the_case"),
    CaseRecommendation.person_id == bindparam("principal"),
)
_ANSWER = (
    update(CaseRecommendation)
    .where(*_ROW, CaseRecommendation.answer == "")
    .values(answer=bindparam("said"), is_open=bindparam("stays_open"))
)
_DO = (
    update(CaseRecommendation)
    .where(*_ROW, CaseRecommendation.done_on.is_(None))
    .values(done_on=bindparam("day"), is_open=bindparam("stays_open"))
)
_REPORT = (
    update(CaseRecommendation)
    .where(*_ROW, CaseRecommendation.reported_on.is_(None))
    .values(reported_on=bindparam("day"), is_open=False)
)
_ONE = visible(CaseRecommendation, *CaseRecommendation.__table__.columns).where(
    CaseRecommendation.id == bindparam("which"), CaseRecommendation.case_id == bindparam("case")
)
_FIRST_DAY = visible(Case, Case.first_day).where(Case.id == bindparam("case"))
_BY_NUMBER = (
    open_to_take(CasePart.case_id, CasePart.person_id, CasePart.case_id, CasePart.person_id)
    .join(Case, Case.id == CasePart.case_id)
    .where(
        Case.number == bindparam("number"),
        CasePart.handled_by == bindparam("role"),
        CasePart.state.not_in(sorted(OPEN)),
    )
)


def open_again(work: Writing, *, official: Official, number: str, at: datetime, today: date) -> str:
    """Let an official go on with a case that was answered, because a guard wrote about it; return the case.

    :raises NotFound: when no answered case with this number is open to this official.
    :raises Conflict: when a colleague handles it.
    """
    asked = {"account": official.account, "role": official.role, "number": number, "today": today}
    rows = work.rows(_BY_NUMBER, **asked)
    if not rows:
        raise NotFound("cases")
    case, person = str(rows[0].case_id), str(rows[0].person_id)
    holder = handlers.handler_of(work, case=case, role=official.role, at=at)
    if holder is None:
        until = at + AFTER_WORK
        handlers.add_handler(work, account=official.account, case=case, person=person, at=at, until=until)
    elif holder != official.account:
        raise Conflict(N_("A colleague handles this case. Ask the colleague to write it down."))
    return case


def recommend(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    given_by: str,
    text: str,
    given_on: date | None,
    due_on: date | None,
    report_by: date | None = None,
    agency: str | None = None,
    promise: str | None = None,
    at: datetime,
    today: date,
) -> str:
    """Write down what a guard recommended, and tell the person; return its id.

    :param promise: the promise that it is about; who calls makes sure that it is the person's.
    :raises LetterRefused: when something is missing, with the reason at its field.
    """
    open_case(work, case)
    faults = _faults(work, case, given_by, text, (given_on, due_on, report_by), today)
    if faults:
        raise LetterRefused(faults)
    row = new_id()
    days = {"given_on": given_on, "due_on": due_on, "report_by": report_by}
    about = {"case_id": case, "person_id": viewer.person, "agency_id": agency, "promise_id": promise}
    work.add(CaseRecommendation, {"id": row, "given_by": given_by, **about, **days, "made_at": at})
    keep_new(work, viewer, table=TABLE, row=row, at=at, text=text.strip())
    # Who wrote it down keeps the case until it is done.
    handlers.stay(work, case=case, account=viewer.account, at=at)
    say(work, viewer, case=case, what="recommended", at=at, text=text)
    return row


def _faults(
    work: Writing,
    case: str,
    given_by: str,
    text: str,
    days: tuple[date | None, date | None, date | None],
    today: date,
) -> Faults:
    """Return what is missing or cannot be, by the name of its field."""
    first_day = work.value(_FIRST_DAY, case=case)
    given_on, due_on, report_by = days
    found: Faults = {}
    if given_by not in GUARDS:
        found["given_by"] = N_("Choose who recommends it.")
    if not text.strip():
        found["text"] = N_("Write what is recommended, in the words of who did.")
    if given_on is None or given_on > today or (first_day and given_on < first_day):
        found["given_on"] = N_("Choose the day of the letter: after the complaint, and not after today.")
    if due_on is None or (given_on and due_on <= given_on):
        found["due_on"] = N_("Choose by when it must be done: a day after the letter.")
    if report_by is not None and given_on and report_by <= given_on:
        found["report_by"] = N_("Choose a day after the letter.")
    return found


def answer_recommendation(
    work: Writing, *, viewer: Viewer, case: str, which: str, answer: str, reason: str, at: datetime
) -> None:
    """Say yes, partly or no to a recommendation, with the reason (R-141).

    :raises LetterRefused: without an answer, or without a reason.
    :raises Conflict: when it was answered before.
    """
    found = _found(work, case, which)
    faults: Faults = {}
    if answer not in ANSWERS:
        faults["answer"] = N_("Choose what you say to it.")
    if not reason.strip():
        faults["text"] = N_("Write why. The person and who recommended it read this.")
    if faults:
        raise LetterRefused(faults)
    is_over = answer == "refused" and not _waits_for_report(found)
    values = {"which": which, "the_case": case, "said": answer, "stays_open": not is_over}
    if not work.run(_ANSWER, values):
        raise Conflict(N_("This was answered already. Somebody else did that just now."))
    keep_new(work, viewer, table=TABLE, row=which, at=at, reason=reason.strip())
    say(work, viewer, case=case, what="recommendation_answered", at=at, text=reason)
    _end(work, viewer, case, at)


def do_recommendation(
    work: Writing, *, viewer: Viewer, case: str, which: str, evidence: str, at: datetime, today: date
) -> None:
    """Write down that a recommendation was carried out, and what shows it.

    :raises LetterRefused: without what shows it: a word alone is no proof (R-235).
    :raises Conflict: when it was done before.
    """
    found = _found(work, case, which)
    if not evidence.strip():
        raise LetterRefused({"text": N_("Write what shows that it is done. Saying it is not enough.")})
    values = {"which": which, "the_case": case, "day": today, "stays_open": _waits_for_report(found)}
    if not work.run(_DO, values):
        raise Conflict(N_("This was done already. Somebody else wrote that just now."))
    keep_new(work, viewer, table=TABLE, row=which, at=at, evidence=evidence.strip())
    say(work, viewer, case=case, what="recommendation_done", at=at, text=evidence)
    _end(work, viewer, case, at)


def report_back(
    work: Writing, *, viewer: Viewer, case: str, which: str, text: str, at: datetime, today: date
) -> None:
    """Write down what the guard was told about the outcome (R-034).

    :raises LetterRefused: without what was told, or before anything was decided about it.
    :raises Conflict: when it was reported before.
    """
    found = _found(work, case, which)
    if not text.strip():
        raise LetterRefused({"text": N_("Write what you told them.")})
    if found.done_on is None and found.answer != "refused":
        raise LetterRefused({"which": N_("First do it, or say why you will not. Then tell the outcome.")})
    if not work.run(_REPORT, {"which": which, "the_case": case, "day": today}):
        raise Conflict(N_("This was told already. Somebody else did that just now."))
    keep_new(work, viewer, table=TABLE, row=which, at=at, reported=text.strip())
    say(work, viewer, case=case, what="reported_back", at=at, text=text)
    _end(work, viewer, case, at)


def _found(work: Writing, case: str, which: str) -> AnyRow:
    row = work.row(_ONE, case=case, which=which)
    if row is None:
        raise NotFound(TABLE)
    return row


def _waits_for_report(row: AnyRow) -> bool:
    return row.report_by is not None and row.reported_on is None


def _end(work: Writing, viewer: Viewer, case: str, at: datetime) -> None:
    """With the last open one the case can be completed, and whoever handles it has six weeks more."""
    if is_advice_open(work, case):
        return
    complete_if_done(work, viewer, case=case, at=at)
    handlers.end_later(work, case=case, until=at + AFTER_WORK)
