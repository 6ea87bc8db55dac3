"""What a case says of itself in plain words: where it stands, what comes next, where else one can go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.cases.rules import OPEN, STOPPED, State
from portal.cases.shown import CaseLine, CaseView
from portal.terms import Counted
from portal.words import N_, Said, SaidCount

SOON = 7
"""How many calendar days before the last day a term is called nearly over."""

LOOKS: Mapping[State, str | None] = {
    State.RECEIVED: "info",
    State.IN_PROGRESS: "info",
    State.WAITING_FOR_YOU: "warning",
    State.DECIDED: "ok",
    State.COMPLETED: "ok",
    State.WITHDRAWN: None,
    State.SETTLED: None,
}
"""The colour of each state; its words say the same."""


@dataclass(frozen=True)
class Bar:
    """A term as a picture: how much of it is over (0 to 100), and the same in words."""

    done: int
    text: Said | SaidCount
    start: Said
    end: Said
    state: str


def bar(case: CaseView, today: date, *, for_desk: bool = False) -> Bar | None:
    """Return the term of a case as a picture, or nothing when its last day is not known.

    :param for_desk: say it to who answers, and not to who gets the answer.
    """
    if case.answer_by is None or case.state in STOPPED:
        return None
    whole = max((case.answer_by - case.first_day).days, 1)
    left = (case.answer_by - today).days
    is_open = case.state in OPEN
    state = "done" if not is_open else "late" if left < 0 else "soon" if left <= SOON else "ok"
    return Bar(
        done=100 if not is_open else max(0, min(100, 100 - left * 100 // whole)),
        text=(_left_for_desk if for_desk else _left)(left) if is_open else Said(_ENDED[for_desk]),
        start=Said(N_("Received on %(day)s"), day=case.first_day),
        end=Said(N_("Answer on %(day)s at the latest"), day=case.answer_by),
        state=state,
    )


_ENDED = {False: N_("You got an answer."), True: N_("The person got an answer.")}


def _left_for_desk(days: int) -> Said | SaidCount:
    if days < 0:
        return _left(days)
    if days == 0:
        return Said(N_("The answer must be there today."))
    return SaidCount(
        "There is %(n)s day left for the answer.", "There are %(n)s days left for the answer.", days
    )


def _left(days: int) -> Said | SaidCount:
    if days < 0:
        return SaidCount("The answer is %(n)s day late.", "The answer is %(n)s days late.", -days)
    if days == 0:
        return Said(N_("You get an answer today at the latest."))
    return SaidCount("You get an answer within %(n)s day.", "You get an answer within %(n)s days.", days)


def next_step(case: CaseLine | CaseView, today: date) -> Said:
    """Return what happens now, in one or two sentences."""
    if case.state in OPEN and case.answer_by and today > case.answer_by:
        return Said(N_("The answer should have been there. Call, or go to the ombudsman. You lose nothing."))
    if case.state in (State.RECEIVED, State.IN_PROGRESS):
        if case.answer_by is None:
            return Said(N_("You do not have to do anything. You hear from us."))
        return Said(
            N_("You do not have to do anything. You get an answer on %(day)s at the latest."),
            day=case.answer_by,
        )
    return Said(_NEXT[case.state])


_NEXT: Mapping[State, str] = {
    State.WAITING_FOR_YOU: N_("They asked you something. Read the message and give your answer."),
    State.DECIDED: N_("Read the answer. Not satisfied? Below you see where you can go."),
    State.COMPLETED: N_("Everything is done. Not satisfied? Below you see where you can go."),
    State.WITHDRAWN: N_("You withdrew it. Nobody works on it any more."),
    State.SETTLED: N_("You said it is settled. Nobody works on it any more."),
}

_WAYS: Mapping[str, str] = {
    "ombudsman_petition": N_("The ombudsman: after the answer, or when it is late. You can until %(day)s."),
    "avg_objection_to_answer": N_(
        "Objection: you can object within six weeks of the answer, so until %(day)s at the latest."
    ),
    "objection_decision": N_("The court: you can go there within six weeks of the new decision."),
}


def ways(counted: tuple[Counted, ...]) -> tuple[Said, ...]:
    """Return where else one can go, each with its last day."""
    found = [Said(_WAYS[one.code], day=one.last_day) for one in counted if one.code in _WAYS]
    if any(one.code == "avg_request" for one in counted):
        found.append(
            Said(N_("The privacy authority (AP): you can complain there at any time. There is no last day."))
        )
    return (*found, Said(N_("The privacy officer of the organisation: you can ask at any time.")))
