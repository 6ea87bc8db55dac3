"""Plain words for what is kept apart."""

from __future__ import annotations

from collections.abc import Mapping

from portal.medical.rules import Kind, State, Step
from portal.words import N_

KINDS: Mapping[Kind, str] = {
    Kind.MEDICAL: N_("Something about health"),
    Kind.RECORDING: N_("A recording with others in it"),
}

STATES: Mapping[State, str] = {
    State.WAITING: N_("Not opened"),
    State.TO_OPEN: N_("May be opened by the medical adviser"),
    State.RETURNED: N_("Given back to you"),
    State.DESTROYED: N_("Destroyed"),
    State.TAKEN_BACK: N_("You took it away"),
}

NOT_HEARD = N_("Not listened to")
"""What a recording is while it waits. Source: R-210."""

LOOKS: Mapping[State, str] = {
    State.WAITING: "info",
    State.TO_OPEN: "warning",
    State.RETURNED: "ok",
    State.DESTROYED: "",
    State.TAKEN_BACK: "",
}

STEPS: Mapping[str, str] = {
    "offered": N_("You offered it"),
    "scanned": N_("It came on paper. It was scanned and sealed, and not read"),
    Step.DECIDE_TO_OPEN: N_("It was decided that it may be opened"),
    Step.GIVE_BACK: N_("It was given back to you"),
    Step.DESTROY: N_("It was destroyed"),
    Step.TAKE_BACK: N_("You took it away, and it was destroyed"),
    Step.FETCH: N_("You fetched it"),
    "other_settled": N_("It was looked at who else it is about"),
    "destroyed_in_time": N_("Its last day was over, so it was destroyed"),
}

OPENED = N_("The medical adviser opened it")


def state_text(kind: Kind, state: State) -> str:
    """Return where something stands."""
    return NOT_HEARD if kind is Kind.RECORDING and state is State.WAITING else STATES[state]
