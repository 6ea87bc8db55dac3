"""Rules of cases: states and allowed steps as one table, lateness, and what a typed text warns of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from stdnum.nl import bsn

from portal.cases.kind import Answers
from portal.cases.proposing import proposal
from portal.terms import UnknownTerm, count, term
from portal.words import N_

__all__ = [
    "ENDED",
    "OPEN",
    "STATE_NAMES",
    "STOPPED",
    "State",
    "Step",
    "after",
    "has_citizen_number",
    "may",
    "objection_facts",
    "objection_is_late",
    "proposal",
]


class State(StrEnum):
    """Where a case, a part or a grievance stands."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    WAITING_FOR_YOU = "waiting_for_you"
    DECIDED = "decided"  # stops the legal clock
    COMPLETED = "completed"  # everyone who had to do something did it
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


class Step(StrEnum):
    """What somebody may do with a case."""

    BEGIN = "begin"
    ASK = "ask"
    ADD = "add"
    ADD_PART = "add_part"
    REMIND = "remind"
    DECIDE = "decide"
    COMPLETE = "complete"
    WITHDRAW = "withdraw"
    SETTLE = "settle"
    UNDO = "undo"


OPEN = frozenset({State.RECEIVED, State.IN_PROGRESS, State.WAITING_FOR_YOU})
"""States in which the clock runs."""

ENDED = frozenset({State.DECIDED, State.COMPLETED})
STOPPED = frozenset({State.WITHDRAWN, State.SETTLED})
"""States that the person chose, and may undo for 14 days."""


def _to(state: State) -> Mapping[State, State | None]:
    return dict.fromkeys(sorted(OPEN), state)


_SAME: Mapping[State, State | None] = {state: state for state in sorted(OPEN | ENDED)}

STEPS: Mapping[Step, Mapping[State, State | None]] = {
    Step.BEGIN: {State.RECEIVED: State.IN_PROGRESS},
    Step.ASK: {
        State.RECEIVED: State.WAITING_FOR_YOU,
        State.IN_PROGRESS: State.WAITING_FOR_YOU,
    },
    # What a person adds answers a question that was open.
    Step.ADD: {**_SAME, State.WAITING_FOR_YOU: State.IN_PROGRESS},
    # A decision hidden in a letter about a complaint never loses the right to object.
    Step.ADD_PART: _SAME,
    Step.REMIND: {state: state for state in sorted(OPEN)},
    Step.DECIDE: _to(State.DECIDED),
    Step.COMPLETE: {State.DECIDED: State.COMPLETED},
    Step.WITHDRAW: _to(State.WITHDRAWN),
    # Source: Awb art. 9:5: the duty to go on ends once the complainant is satisfied.
    Step.SETTLE: _to(State.SETTLED),
    # Nothing here means: back to the state before.
    Step.UNDO: {State.WITHDRAWN: None, State.SETTLED: None},
}

STATE_NAMES: Mapping[State, str] = {
    State.RECEIVED: N_("Received"),
    State.IN_PROGRESS: N_("Being looked into"),
    State.WAITING_FOR_YOU: N_("Waiting for you"),
    State.DECIDED: N_("Answered"),
    State.COMPLETED: N_("Completed"),
    State.WITHDRAWN: N_("Withdrawn by you"),
    State.SETTLED: N_("Settled, you said"),
}


def may(state: str, step: str) -> bool:
    """Tell whether a step is allowed in a state."""
    return State(state) in STEPS[Step(step)]


def after(state: str, step: str) -> State | None:
    """Return the state after an allowed step; nothing means the state before.

    :raises KeyError: when the step is not allowed.
    """
    return STEPS[Step(step)][State(state)]


def objection_is_late(letter: date, today: date) -> bool:
    """Tell whether six weeks have passed since the day after the letter. Late is still taken.

    Source: Awb art. 6:7, 6:8 lid 1; art. 6:11: not inadmissible when the person "redelijkerwijs niet kan
    worden geoordeeld in verzuim te zijn geweest".
    """
    try:
        return today > count(term("objection", letter), letter).last_day
    except UnknownTerm:
        return True  # The letter is older than the law, which is late by any count.


def objection_facts(answers: Answers, today: date) -> Mapping[str, str]:
    """Say whether the letter is late, so that "why later?" is asked only then."""
    letter = day_of(answers.get("letter_date"))
    return {"letter_is_late": "yes" if letter and objection_is_late(letter, today) else "no"}


def day_of(answer: str | list[str] | None) -> date | None:
    """Return the day that an ISO answer names, or nothing."""
    if not isinstance(answer, str) or not answer:
        return None
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


_NINE_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", re.ASCII)
_WESTERN = {
    ord(one): str(place) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for place, one in enumerate(digits)
}


def has_citizen_number(text: str) -> bool:
    """Tell whether a text seems to hold a citizen service number, so that a page can warn; it never blocks.

    Source: UAVG art. 46: only where a law allows it.
    """
    return any(bsn.is_valid(run) for run in _NINE_DIGITS.findall(text.translate(_WESTERN)))
