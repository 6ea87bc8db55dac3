"""Answering a question: each of its points gets an answer of its own, all at once; sent is decided.

No law sets a date; the two weeks are our own promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from portal.access import Viewer
from portal.cases.deciding_rows import END_POINT, move_case
from portal.cases.handling import say
from portal.cases.kept_words import keep_new
from portal.cases.outcome import Faults
from portal.cases.reading import show
from portal.cases.rights_deciding import ANSWERED, AnswerIncomplete, end_parts
from portal.cases.rules import OPEN
from portal.cases.shown import CaseView, PointView
from portal.errors import Conflict, NotFound
from portal.store import Writing
from portal.words import N_

POINTS = "grievances"

NO_ANSWER = N_("Write an answer to this question.")


def points_of(view: CaseView, part: str) -> tuple[PointView, ...]:
    """Return the questions of one part, in order."""
    return tuple(point for point in view.grievances if point.part == part)


def answer_questions(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    part: str,
    answers: Mapping[str, str],
    at: datetime,
    today: date,
) -> None:
    """Send the answer to each question: words, states, timeline and notice in the caller's one transaction.

    :param answers: what is answered, by the id of the question.
    :raises NotFound: when these are no questions of theirs to answer.
    :raises Conflict: when somebody else answered in between.
    :raises AnswerIncomplete: when a question has no answer.
    """
    view = show(work, case)
    found = next((one for one in view.parts if one.id == part), None)
    if found is None or found.kind.handled_by != viewer.role or not found.kind.answers_points:
        raise NotFound("case_parts")
    if found.state not in OPEN:
        raise Conflict(ANSWERED)
    given = {point.id: answers.get(point.id, "").strip() for point in points_of(view, part)}
    empty: Faults = {f"answer-{point}": NO_ANSWER for point, text in given.items() if not text}
    if empty:
        raise AnswerIncomplete(empty)
    end_parts(work, view, found, today)
    for point, text in given.items():
        work.run(END_POINT, {"point": point})
        keep_new(work, viewer, table=POINTS, row=point, at=at, answer=text)
    is_last = move_case(work, case=case, last_day=view.answer_by, at=at)
    what = "decided" if is_last else "answered_part"
    say(
        work, viewer, case=case, what=what, at=at, text="\n".join(given.values()), details={"questions": part}
    )
