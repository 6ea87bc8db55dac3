"""Rules of promises: how each may stand, who may say so, and when it is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.errors import Refused
from portal.words import N_, Said


class Side(StrEnum):
    """Who must do something, or who says something."""

    BODY = "body"
    PERSON = "person"


class State(StrEnum):
    """How a promise stands."""

    ASKED = "asked"  # the person wrote it down; the body has not answered
    DENIED = "denied"  # the body says that it was not promised, and why
    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    WITHDRAWN = "withdrawn"


STEPS: Mapping[State, frozenset[State]] = {
    State.ASKED: frozenset({State.OPEN, State.DENIED}),
    State.DENIED: frozenset({State.OPEN}),
    State.OPEN: frozenset({State.KEPT, State.NOT_KEPT, State.WITHDRAWN}),
    State.KEPT: frozenset({State.NOT_KEPT}),
    State.NOT_KEPT: frozenset({State.KEPT}),
    State.WITHDRAWN: frozenset(),
}
"""Which state a body may bring a promise to. It never goes back to silence."""

NEED_A_REASON = frozenset({State.DENIED, State.NOT_KEPT, State.WITHDRAWN})
"""The person reads why. Source: R-025: "status (open, kept, withdrawn with reason)"."""


class SentState(StrEnum):
    """How it stands with something that a person sent before."""

    ASKED = "asked"
    FOUND = "found"
    NOT_FOUND = "not_found"


def is_overdue(status: str, due_on: date | None, today: date) -> bool:
    """Tell whether a promise is past its last day without a result. Source: R-262."""
    return status == State.OPEN and due_on is not None and today > due_on


def steps(status: str, whose: str) -> tuple[State, ...]:
    """Return the states a body may bring a promise to; it cannot take back what the person must do."""
    found = STEPS[State(status)] - ({State.WITHDRAWN} if whose == Side.PERSON else set())
    return tuple(state for state in State if state in found)


def person_may_say_done(status: str, whose: str) -> bool:
    """Tell whether the person may say that their own part is done."""
    return whose == Side.PERSON and status in {State.OPEN, State.NOT_KEPT}


@dataclass(frozen=True)
class Draft:
    """A promise before it is kept."""

    agency: str
    text: str
    made_on: date | None
    due_on: date | None = None
    document: str = ""
    who: str = ""
    role: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """A signed plan before it is kept: one duty a line for each side."""

    agency: str
    title: str
    signed_on: date | None
    signed_by: str
    of_body: tuple[str, ...]
    of_person: tuple[str, ...]
    due_on: date | None = None
    role: str = ""


class PromiseIncomplete(Refused):
    """Something is missing, so nothing was kept. ``faults`` names each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(Said(next(iter(faults.values()))))
        self.faults = faults


def check(draft: Draft, today: date) -> None:
    """Pass when a promise says who, what and when.

    :raises PromiseIncomplete: with every fault by its field.
    """
    _raise(_of_promise(draft, today))


def check_plan(draft: PlanDraft, today: date) -> None:
    """Pass when a plan has a date, who signed it, and the duties of both sides. Source: R-005.

    :raises PromiseIncomplete: with every fault by its field.
    """
    _raise(_of_plan(draft, today))


def check_reason(state: State, because: str) -> None:
    """Pass when a step that needs a reason has one.

    :raises PromiseIncomplete: when the reason is missing.
    """
    if state in NEED_A_REASON and not because:
        raise PromiseIncomplete({"because": N_("Say why. The person reads this.")})


def _raise(found: Iterator[tuple[str, str]]) -> None:
    faults = dict(found)
    if faults:
        raise PromiseIncomplete(faults)


def _of_promise(draft: Draft, today: date) -> Iterator[tuple[str, str]]:
    if not draft.agency:
        yield "agency", N_("Choose the organisation.")
    if not draft.text:
        yield "text", N_("Write what was promised.")
    yield from _day("made_on", draft.made_on, today)
    if draft.due_on and draft.made_on and draft.due_on < draft.made_on:
        yield "due_on", N_("The last day cannot be before the day of the promise.")


def _of_plan(draft: PlanDraft, today: date) -> Iterator[tuple[str, str]]:
    if not draft.title:
        yield "title", N_("Give the plan a name.")
    yield from _day("signed_on", draft.signed_on, today)
    if not draft.signed_by:
        yield "signed_by", N_("Say who signed it: the roles, not the names.")
    for field, duties in (("of_body", draft.of_body), ("of_person", draft.of_person)):
        if not duties:
            yield field, N_("Write at least one thing. A plan has duties for both sides.")
    if draft.due_on and draft.signed_on and draft.due_on < draft.signed_on:
        yield "due_on", N_("The last day cannot be before the day of the promise.")


def _day(field: str, day: date | None, today: date) -> Iterator[tuple[str, str]]:
    if day is None:
        yield field, N_("Write on which day it was. Are you not sure? Write the day you think it was.")
    elif day > today:
        yield field, N_("This day has still to come. Look at the date.")
