"""Rules of what is kept apart: states, steps, and how long. Nothing is opened before a decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

HeldDraft = NewType("HeldDraft", str)
"""The id of a draft that knows that something was added: only of such a draft a send looks for it."""

KEPT_FOR = timedelta(days=28)
"""How long something stays apart without a decision; then it is destroyed. Source: R-041; AVG art. 5 lid 1
onder e: "niet langer dan voor de doeleinden waarvoor de persoonsgegevens worden verwerkt noodzakelijk is".
"""

FETCH_WITHIN = timedelta(days=14)
"""How long a person can fetch what is given back; then it is destroyed as well."""


class Kind(StrEnum):
    """What is kept apart. Source: R-041 (health), R-210 (recordings)."""

    MEDICAL = "medical"
    RECORDING = "recording"


class State(StrEnum):
    """Where it stands."""

    WAITING = "waiting"  # nobody opened it, nobody decided
    TO_OPEN = "to_open"  # it was decided, with a reason, that one official may open it
    RETURNED = "returned"  # given back: its person alone can fetch it
    DESTROYED = "destroyed"
    TAKEN_BACK = "taken_back"  # its person took it away again


class Step(StrEnum):
    """What can be done with it."""

    DECIDE_TO_OPEN = "decide_to_open"
    OPEN = "open"
    GIVE_BACK = "give_back"
    DESTROY = "destroy"
    TAKE_BACK = "take_back"
    FETCH = "fetch"


class Other(StrEnum):
    """What was done about the other person in a recording."""

    TOLD = "told"
    DANGER = "danger"  # telling could put somebody in danger
    NOT_KNOWN = "not_known"  # nobody knows who it is, or that person is not known here


STEPS: Mapping[State, frozenset[Step]] = {
    State.WAITING: frozenset({Step.DECIDE_TO_OPEN, Step.GIVE_BACK, Step.DESTROY, Step.TAKE_BACK, Step.FETCH}),
    State.TO_OPEN: frozenset({Step.OPEN, Step.GIVE_BACK, Step.DESTROY, Step.FETCH}),
    State.RETURNED: frozenset({Step.FETCH, Step.TAKE_BACK}),
    State.DESTROYED: frozenset(),
    State.TAKEN_BACK: frozenset(),
}
"""Every step that is allowed, by state. Opening stands in one place only: after the decision to open."""

HOLDING_BYTES = (State.WAITING, State.TO_OPEN, State.RETURNED)


def may(state: State, step: Step, *, kind: Kind = Kind.MEDICAL, other: str = "") -> bool:
    """Tell whether a step is allowed now.

    What is sealed about health is opened by the medical adviser and by its own person only (R-095). A
    recording is opened only after the other person was told of it, or it was written down why not (R-210).
    """
    if kind is Kind.RECORDING and step is Step.FETCH and state is not State.RETURNED:
        return False
    if kind is Kind.RECORDING and step in {Step.DECIDE_TO_OPEN, Step.OPEN} and not other:
        return False
    return step in STEPS[state]


def may_tell(*, is_offerer_at_risk: bool) -> bool:
    """Tell whether the other person may hear that something was offered.

    Whoever hears it can guess who offered it; so not while that person is in danger. Source: UAVG art. 41.
    """
    return not is_offerer_at_risk


def destroy_on(day: date) -> date:
    """Return the last day of something that was offered on a day."""
    return day + KEPT_FOR


def fetch_until(day: date) -> date:
    """Return the last day on which a person can fetch what was given back on a day."""
    return day + FETCH_WITHIN
