"""What a sent letter leaves behind: outcomes, weighed arguments, measures, and where each thing stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, update

from portal.access import Viewer, handlers, visible
from portal.cases.counting import to_json
from portal.cases.handled_shown import Handled
from portal.cases.handling import say
from portal.cases.kept_words import keep_again, keep_new
from portal.cases.models import Case, CasePart, Grievance
from portal.cases.models_handling import CaseMeasure, CaseOutcome
from portal.cases.models_recipients import RecipientTask
from portal.cases.models_recommendations import CaseRecommendation
from portal.cases.norms import BY_CODE
from portal.cases.outcome import BLOCKS, LATER, ToAnswer, Typed, listed, look_again, measures, text_of
from portal.cases.rules import OPEN, State, day_of
from portal.cases.shown import CaseView, PointView
from portal.errors import NotFound
from portal.store import Work, Writing, new_id
from portal.terms import count, term

AFTER_WORK = timedelta(weeks=6)
"""How long a handler can still open a case after the answer, for questions about it."""

_ROW = (CasePart.id == bindparam("part"), CasePart.person_id == bindparam("principal"))
_END_PART = update(CasePart).where(*_ROW).values(state=State.DECIDED, counted=bindparam("terms"))
END_POINT = (
    update(Grievance)
    .where(Grievance.id == bindparam("point"), Grievance.person_id == bindparam("principal"))
    .values(state=State.DECIDED)
)
_OPEN_PARTS = visible(CasePart, CasePart.id, CasePart.answer_by).where(
    CasePart.case_id == bindparam("case"), CasePart.state.in_(sorted(OPEN))
)
_MOVE = (
    update(Case)
    .where(Case.id == bindparam("the_case"), Case.person_id == bindparam("principal"))
    .values(state=bindparam("new_state"), answer_by=bindparam("last_day"), changed_at=bindparam("changed"))
)
_DONE = (
    update(CaseMeasure)
    .where(
        CaseMeasure.id == bindparam("measure"),
        CaseMeasure.case_id == bindparam("the_case"),
        CaseMeasure.person_id == bindparam("principal"),
        CaseMeasure.done_on.is_(None),
    )
    .values(done_on=bindparam("day"))
)
_TO_DO = visible(CaseMeasure, CaseMeasure.id).where(
    CaseMeasure.case_id == bindparam("case"), CaseMeasure.done_on.is_(None)
)
_RECOMMENDED = visible(CaseRecommendation, CaseRecommendation.id).where(
    CaseRecommendation.case_id == bindparam("case"), CaseRecommendation.is_open
)
_BODIES_TO_ANSWER = visible(RecipientTask, RecipientTask.id).where(
    RecipientTask.case_id == bindparam("case"), RecipientTask.state == "told"
)
_STATE = visible(Case, Case.state, Case.answer_by).where(Case.id == bindparam("case"))


def open_points(view: CaseView) -> tuple[PointView, ...]:
    """Return the grievances that wait for an outcome, of what a desk handles."""
    parts = {part.id for part in view.parts if part.kind.handled_by and part.state in OPEN}
    return tuple(point for point in view.grievances if point.part in parts and point.state in OPEN)


def to_answer(view: CaseView, done: Handled, today: date) -> ToAnswer:
    """Return what a letter has to answer."""
    own = [argument for argument in done.arguments if argument.side == "person"]
    return ToAnswer(
        points=tuple(point.id for point in open_points(view)),
        arguments=tuple(argument.id for argument in own if not argument.weighed),
        has_arguments=bool(own),
        hopes=bool(view.texts.get("hope")),
        needs_own_language=view.language != "nl",
        is_checked=done.is_checked(today),
    )


def keep_outcome(
    work: Writing, viewer: Viewer, *, letter: str, case: str, typed: Typed, asked: ToAnswer, at: datetime
) -> None:
    """Keep the outcome of each point that is answered now, what was weighed, and the measures."""
    base = {"letter_id": letter, "case_id": case, "person_id": viewer.person}
    for point in asked.points:
        if typed.get(f"outcome-{point}") == LATER:
            continue
        row = new_id()
        norms = " ".join(code for code in BY_CODE if code in listed(typed, f"norms-{point}"))
        more = {"grievance_id": point, "outcome": typed[f"outcome-{point}"], "norms": norms}
        more |= {"theme": text_of(typed, f"theme-{point}")}
        more |= {"was_allowed": typed[f"allowed-{point}"]}
        work.add(
            CaseOutcome,
            {"id": row, **base, **more, "policy_of": day_of(text_of(typed, f"policy_of-{point}"))},
        )
        words = {name: text_of(typed, f"{name}-{point}") for name in (*BLOCKS, "policy")}
        keep_new(work, viewer, table="case_outcomes", row=row, at=at, **words)
    for argument in asked.arguments:
        text = text_of(typed, f"weighed-{argument}")
        if text:
            place = {"table": "case_arguments", "row": argument, "field": "weighed"}
            keep_again(work, viewer, **place, text=text, at=at)
    for _number, what, owner, due in measures(typed):
        row = new_id()
        work.add(CaseMeasure, {"id": row, **base, "owner": owner[:120], "due_on": due, "done_on": None})
        keep_new(work, viewer, table="case_measures", row=row, at=at, text=what)
    if day := look_again(typed):
        again = {"id": new_id(), **base, "owner": "", "due_on": day, "done_on": None, "is_look_again": True}
        work.add(CaseMeasure, again)


def move_on(
    work: Writing, viewer: Viewer, view: CaseView, *, typed: Typed, today: date, at: datetime
) -> bool:
    """Close what was answered and leave the rest open with its own last day; tell whether all is answered."""
    later = {point.id for point in open_points(view) if typed.get(f"outcome-{point.id}") == LATER}
    for point in open_points(view):
        if point.id not in later:
            work.run(END_POINT, {"point": point.id})
    # A part without points of its own is the same story told to another body, and ends with it.
    waiting = {point.part for point in view.grievances if point.id in later}
    if not waiting:
        _end_parts(work, viewer, view, today)
    return move_case(work, case=view.id, last_day=view.answer_by, at=at)


def move_case(work: Writing, *, case: str, last_day: date | None, at: datetime) -> bool:
    """Say where a case stands by what of it is still open; tell whether all is answered.

    :param last_day: the last day that stays when nothing is open any more.
    """
    rows = work.rows(_OPEN_PARTS, case=case)
    days = [row.answer_by for row in rows if row.answer_by]
    new_state = State.IN_PROGRESS if rows else State.DECIDED
    kept_day = min(days, default=None) if rows else last_day
    work.run(_MOVE, {"the_case": case, "new_state": new_state, "last_day": kept_day, "changed": at})
    # Who waits for what bodies answer goes on working until the last of them did.
    if not rows and not work.rows(_BODIES_TO_ANSWER, case=case):
        handlers.end_later(work, case=case, until=at + AFTER_WORK)
    return not rows


def _end_parts(work: Writing, viewer: Viewer, view: CaseView, today: date) -> None:
    for part in view.parts:
        if part.kind.handled_by != viewer.role or part.state not in OPEN or part.kind.is_forwarded:
            continue
        # The year for the ombudsman runs from this day now, and no longer from the planned one.
        terms = tuple(
            count(term(one.code, today), today) if one.code == "ombudsman_petition" else one
            for one in part.counted
        )
        work.run(_END_PART, {"part": part.id, "terms": to_json(terms)})


def done_measure(
    work: Writing, *, viewer: Viewer, case: str, measure: str, at: datetime, today: date
) -> None:
    """Write down that a measure was carried out; with the last one an answered case is completed.

    :raises NotFound: when there is no such measure, or it was done before.
    """
    if not work.run(_DONE, {"measure": measure, "the_case": case, "day": today}):
        raise NotFound("case_measures")
    say(work, viewer, case=case, what="measure_done", at=at, details={"measure": measure})
    complete_if_done(work, viewer, case=case, at=at)


def is_advice_open(work: Work, case: str) -> bool:
    """Tell whether something that a guard recommended in a case is still open."""
    return bool(work.rows(_RECOMMENDED, case=case))


def complete_if_done(work: Writing, viewer: Viewer, *, case: str, at: datetime) -> None:
    """Complete an answered case when no measure and no recommendation is open any more (R-032)."""
    row = work.row(_STATE, case=case)
    if row is None or row.state != State.DECIDED:
        return
    if not work.rows(_TO_DO, case=case) and not is_advice_open(work, case):
        moved = {"the_case": case, "new_state": State.COMPLETED, "last_day": row.answer_by, "changed": at}
        work.run(_MOVE, moved)
        say(work, viewer, case=case, what="completed", at=at)
