"""What a person can do from the first day on which an answer is too late: each step ready to take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.cases.answering import as_text
from portal.cases.rules import OPEN
from portal.cases.shown import CaseView, PartView
from portal.letters import going_on
from portal.letters.about_cases import LastDay, Late, late
from portal.letters.paper import Paper
from portal.words import N_, Said


class StepKind(StrEnum):
    """What can be done."""

    NOTICE = "notice"  # a formal notice; after two weeks the body owes money
    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    AUTHORITY = "authority"


@dataclass(frozen=True)
class LateStep:
    """One thing that can be done, and how."""

    kind: StepKind
    title: Said
    how: tuple[Said, ...]


_NOTICE = LateStep(
    StepKind.NOTICE,
    Said(N_("Say formally that they are late")),
    (
        Said(N_("They then have two weeks. After that they owe you money for each day.")),
        Said(N_("Send the letter that is ready for you.")),
    ),
)
_COMPLAINT = LateStep(
    StepKind.COMPLAINT,
    Said(N_("Complain that it takes too long")),
    (Said(N_("Your complaint is already begun. You only have to read it and send it.")),),
)
_OMBUDSMAN = LateStep(
    StepKind.OMBUDSMAN,
    Said(N_("Go to the National ombudsman")),
    (
        Said(N_("It is free. You can go there because your complaint was not answered in time.")),
        Said(N_("Call %(phone)s, or send the letter that is ready for you."), phone="0800 33 55 555"),
    ),
)
_AUTHORITY = LateStep(
    StepKind.AUTHORITY,
    Said(N_("Tell the privacy authority (AP)")),
    (Said(N_("Call %(phone)s, or send the letter that is ready for you."), phone="088 1805 250"),),
)

_NOT_FORMAL = frozenset({"complaint_decision", "question_answer"})
"""Terms for which no money is due. Source: Awb art. 4:17 lid 1 (a decision on a request), art. 7:14."""

PAPERS: dict[StepKind, Callable[[going_on.Waiting], Paper]] = {
    StepKind.NOTICE: going_on.formal_notice,
    StepKind.OMBUDSMAN: going_on.petition,
    StepKind.AUTHORITY: going_on.to_authority,
}
"""The letter that is ready for a step."""


def late_part(case: CaseView, today: date) -> PartView | None:
    """Return the part whose answer is too late for the longest time, if there is one."""
    found = [
        part
        for part in case.parts
        if part.state in OPEN and part.answer_by is not None and today > part.answer_by
    ]
    return min(found, key=lambda part: part.answer_by or today, default=None)


def late_steps(case: CaseView, today: date) -> tuple[LateStep, ...]:
    """Return what can be done about a late answer; nothing while none is late.

    Source: Awb art. 4:17 lid 3 (formal notice), 9:1 (complaint), 9:18 (ombudsman), AVG art. 77 (authority).
    """
    part = late_part(case, today)
    if part is None:
        return ()
    term = part.kind.answer_term
    steps = [] if term in _NOT_FORMAL else [_NOTICE]
    steps.append(_OMBUDSMAN if term == "complaint_decision" else _COMPLAINT)
    if term == "avg_request":
        steps.append(_AUTHORITY)
    return tuple(steps)


def waiting(case: CaseView, *, person: str, body: str, today: date) -> going_on.Waiting:
    """Return what the person waits for, as a letter needs it; only while an answer is late."""
    part = late_part(case, today)
    assert part is not None
    assert part.answer_by is not None
    return going_on.Waiting(
        day=today,
        person=person,
        body=body,
        number=case.number,
        kind=part.kind.name,
        received=case.first_day,
        last_day=part.answer_by,
        story=as_text(part.answers.get(part.kind.questions[0].name, "")),
    )


def late_paper(case: CaseView, today: date) -> Paper | None:
    """Return the letter that says that the answer is too late, with all that can be done."""
    part = late_part(case, today)
    if part is None or part.answer_by is None:
        return None
    steps = tuple(LastDay(step.title, step.how) for step in late_steps(case, today))
    return late(Late(today, case.number, part.kind.name, case.first_day, part.answer_by, steps))
