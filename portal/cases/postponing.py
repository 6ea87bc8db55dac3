"""A later last day: once four weeks, told before the date; after that only when the person agrees.

Source: Awb art. 9:11 lid 2 and 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.cases.counting import from_json, to_json
from portal.cases.handling import say, still_open
from portal.cases.kept_words import keep_new
from portal.cases.models import Case, CasePart, Grievance
from portal.cases.models_handling import CasePostponement
from portal.cases.rules import OPEN
from portal.errors import Conflict, NotFound, Refused
from portal.store import Writing, new_id
from portal.store.work import AnyRow
from portal.terms import Counted, Unit, extended
from portal.words import N_

AGREED = "Awb art. 9:11 lid 3"

_PARTS = visible(
    CasePart, CasePart.id, CasePart.kind, CasePart.counted, CasePart.answer_by, CasePart.handled_by
).where(CasePart.case_id == bindparam("case"), CasePart.state.in_(sorted(OPEN)))
_EARLIER = visible(CasePostponement, *CasePostponement.__table__.columns).where(
    CasePostponement.case_id == bindparam("case")
)
_NEW_DAY = (
    update(CasePart)
    .where(CasePart.id == bindparam("part"), CasePart.person_id == bindparam("principal"))
    .values(answer_by=bindparam("last_day"), act_by=bindparam("last_day"), counted=bindparam("terms"))
)
_NEW_DAY_OF_POINTS = (
    update(Grievance)
    .where(
        Grievance.part_id == bindparam("part"),
        Grievance.person_id == bindparam("principal"),
        Grievance.state.in_(sorted(OPEN)),
    )
    .values(answer_by=bindparam("last_day"))
)
_CASE_DAY = (
    update(Case)
    .where(Case.id == bindparam("the_case"), Case.person_id == bindparam("principal"))
    .values(answer_by=bindparam("last_day"), changed_at=bindparam("changed"))
)
_ANSWER = (
    update(CasePostponement)
    .where(
        CasePostponement.id == bindparam("which"),
        CasePostponement.person_id == bindparam("principal"),
        CasePostponement.state == "asked",
    )
    .values(state=bindparam("answer"), answered_at=bindparam("moment"))
)


def postpone(work: Writing, *, viewer: Viewer, case: str, reason: str, at: datetime, today: date) -> date:
    """Take four weeks more, and tell the person why, before the last day; return the new last day.

    :raises Refused: without a reason, after the last day, or when it was done before.
    """
    still_open(work, case)
    if not reason.strip():
        raise Refused(N_("Write why it takes longer. The person reads it."))
    if any(row.state == "told" for row in work.rows(_EARLIER, case=case)):
        raise Refused(N_("You took longer once already. Ask the person whether it may take longer still."))
    if _answer_day(work, viewer, case) < today:
        raise Refused(N_("The last day has passed. Ask the person whether it may take longer."))
    last_day = _move(work, viewer, case, extended, at)
    _add(work, viewer, case, "told", last_day, reason, at)
    say(work, viewer, case=case, what="postponed", at=at, text=reason)
    return last_day


def ask_postponement(
    work: Writing, *, viewer: Viewer, case: str, to_day: date | None, reason: str, at: datetime, today: date
) -> str:
    """Ask the person whether it may take longer still; nothing changes until they agree.

    :raises Refused: without a reason or a later day, before the first postponement, or while one is asked.
    """
    still_open(work, case)
    earlier = work.rows(_EARLIER, case=case)
    if not reason.strip():
        raise Refused(N_("Write why it takes longer. The person reads it."))
    if not any(row.state == "told" for row in earlier):
        raise Refused(N_("You can take four weeks more first. Only after that you have to ask."))
    if any(row.state == "asked" for row in earlier):
        raise Refused(N_("You asked this already. Wait for the answer."))
    if to_day is None or to_day <= max(today, _answer_day(work, viewer, case)):
        raise Refused(N_("Choose a day after the last day of now."))
    postponement = _add(work, viewer, case, "asked", to_day, reason, at)
    say(work, viewer, case=case, what="longer_asked", at=at, text=reason)
    return postponement


def answer_postponement(
    work: Writing, *, viewer: Viewer, case: str, postponement: str, agrees: bool, at: datetime, today: date
) -> None:
    """Agree or not that it takes longer. Only the person can; pressing twice changes nothing more.

    :raises NotFound: when nothing like that was asked in this case.
    :raises Refused: when somebody else answers.
    """
    still_open(work, case)
    if viewer.capacity == "assigned":
        raise Refused(N_("Only the person whose case it is can agree."))
    found = next((row for row in work.rows(_EARLIER, case=case) if row.id == postponement), None)
    if found is None:
        raise NotFound("case_postponements")
    answer = "agreed" if agrees else "refused"
    if not work.run(_ANSWER, {"which": postponement, "answer": answer, "moment": at}):
        if found.state == answer:
            return
        raise Conflict(N_("You answered this before. Call us if you want something else."))
    if agrees:
        _move(work, viewer, case, lambda counted: agreed_term(counted, today, found.to_day), at)
    say(work, viewer, case=case, what=f"longer_{answer}", at=at)


def agreed_term(counted: Counted, today: date, to_day: date) -> Counted:
    """Return a term that ends on the day that the person agreed to."""
    return replace(
        counted,
        start=today,
        starts="agreed",
        amount=(to_day - today).days,
        unit=Unit.DAYS,
        article=AGREED,
        raw_end=to_day,
        last_day=to_day,
        moved=(),
        extension=None,
    )


def _answer_day(work: Writing, viewer: Viewer, case: str) -> date:
    days: list[date] = [row.answer_by for row in _own_parts(work, viewer, case) if row.answer_by]
    if not days:
        raise Refused(N_("There is no last day here that can be moved."))
    return min(days)


def _own_parts(work: Writing, viewer: Viewer, case: str) -> list[AnyRow]:
    rows = work.rows(_PARTS, case=case)
    is_body = viewer.capacity == "assigned"
    return [row for row in rows if row.handled_by and (not is_body or row.handled_by == viewer.role)]


def _move(
    work: Writing, viewer: Viewer, case: str, longer: Callable[[Counted], Counted], at: datetime
) -> date:
    """Move the last day for the answer of each open part, and of the case."""
    moved: list[date] = []
    for row in _own_parts(work, viewer, case):
        terms = from_json(row.counted)
        answer = next((one for one in terms if one.last_day == row.answer_by), None)
        if answer is None:
            continue
        new = longer(answer)
        kept = to_json(tuple(new if one is answer else one for one in terms))
        work.run(_NEW_DAY, {"part": row.id, "last_day": new.last_day, "terms": kept})
        work.run(_NEW_DAY_OF_POINTS, {"part": row.id, "last_day": new.last_day})
        moved.append(new.last_day)
    days = [row.answer_by for row in work.rows(_PARTS, case=case) if row.answer_by]
    work.run(_CASE_DAY, {"the_case": case, "last_day": min(days, default=None), "changed": at})
    if not moved:
        raise Refused(N_("There is no last day here that can be moved."))
    return max(moved)


def _add(
    work: Writing, viewer: Viewer, case: str, state: str, to_day: date, reason: str, at: datetime
) -> str:
    row = new_id()
    work.add(
        CasePostponement,
        {
            "id": row,
            "case_id": case,
            "person_id": viewer.person,
            "to_day": to_day,
            "state": state,
            "asked_at": at,
            "answered_at": None,
        },
    )
    keep_new(work, viewer, table="case_postponements", row=row, at=at, reason=reason.strip())
    return row
