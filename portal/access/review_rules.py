"""Rules of looking at a hold again: the three ways out, and what a proposal must say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.words import N_

LONGEST_HOLD = timedelta(days=30)
"""Calendar days until a hold is looked at again, at most. Source: R-110."""

SHORTEST_REASON = 4
"""Words of a reason; fewer say nothing to the second official."""


class Way(StrEnum):
    """The three ways out of a review."""

    RENEW = "renew"
    TELL = "tell"
    CLOSE = "close"


@dataclass(frozen=True)
class ReviewDraft:
    """What an official fills in."""

    way: str
    reason: str
    review_on: date | None = None
    safe_asked_on: date | None = None
    is_safe: str = ""
    """Whether the person at risk says that it is safe: "yes" or "no"."""


@dataclass(frozen=True)
class ReviewProblem:
    """What is wrong with a draft."""

    field: str
    text: str


class ReviewIncomplete(Exception):
    """A proposal is not complete."""

    def __init__(self, problems: Sequence[ReviewProblem]) -> None:
        super().__init__(", ".join(problem.field for problem in problems))
        self.problems = tuple(problems)


def problems_of(draft: ReviewDraft, today: date) -> Iterator[ReviewProblem]:
    """Yield what is missing or cannot be."""
    if draft.way not in set(Way):
        yield ReviewProblem("way", N_("Choose what must happen."))
    if len(draft.reason.split()) < SHORTEST_REASON:
        yield ReviewProblem("reason", N_("Say in a whole sentence why. Do not name who is in danger."))
    if draft.way == Way.RENEW and (
        draft.review_on is None or not today < draft.review_on <= today + LONGEST_HOLD
    ):
        yield ReviewProblem("review_on", N_("Choose a day within 30 days from now."))
    if draft.way != Way.TELL:
        return
    if draft.safe_asked_on is None or draft.safe_asked_on > today:
        yield ReviewProblem("safe_asked_on", N_("First ask the person in danger. Fill in on which day."))
    if not draft.is_safe:
        yield ReviewProblem("is_safe", N_("Say yes or no."))
    elif draft.is_safe != "yes":
        yield ReviewProblem("is_safe", N_("It cannot be told while somebody is not safe. Renew it."))
