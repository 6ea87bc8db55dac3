"""Rules of samples: drawn by lot and still reproducible, scored on a fixed list, published without people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.words import N_

FEWEST = 5
"""A number below this one is not published: it could point at somebody. Source: AVG art. 5 lid 1 onder c."""

FEWEST_ITEMS = 10
"""A sample with fewer things is not published at all."""

MOST_ITEMS = 50

YES, NO, DOES_NOT_APPLY = "y", "n", "-"


class Kind(StrEnum):
    """What is drawn."""

    EXCHANGE = "exchange"
    DECLARATION = "declaration"
    LOOK = "look"


KIND_NAMES: Mapping[Kind, str] = {
    Kind.EXCHANGE: N_("Talks between organisations"),
    Kind.DECLARATION: N_("What people signed"),
    Kind.LOOK: N_("Who opened a file"),
}

QUESTIONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.EXCHANGE: (
        N_("Was the person told in time?"),
        N_("Does the rule in the law fit?"),
        N_("Was only shared what was needed?"),
        N_("Are facts and opinions apart?"),
        N_("Can the person understand it?"),
        N_("Was it to help this person?"),
        N_("Did each know only what the work needs?"),
        N_("Was there a yes, or a good reason without one?"),
        N_("Did the person have a say in it?"),
        N_("Do all data in it still matter?"),
    ),
    Kind.DECLARATION: (
        N_("Does it name organisations one by one?"),
        N_("Is it clear what it is for?"),
        N_("Does it say how it can be taken back?"),
        N_("Can the person understand it?"),
    ),
    Kind.LOOK: (
        N_("Does the reason say enough?"),
        N_("Did the work need this look?"),
        N_("Was it by somebody who works for this person?"),
    ),
}
"""The fixed list on which each kind is scored. A question is added at the end, and what one means is never
changed: kept scores count for it. Each asks in a positive way, so that "yes" says that it was done well."""


@dataclass(frozen=True)
class Total:
    """What is published of one question; nothing where a number is too small."""

    question: str
    yes: int | None
    no: int | None


def draw(ids: Iterable[str], *, seed: str, size: int) -> list[str]:
    """Return a number of ids by lot; the same ids and seed give the same draw on every machine."""
    return sorted(ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())[:size]


def totals(kind: Kind, scores: Sequence[str]) -> list[Total] | None:
    """Return what may be published of scored things; nothing for a sample that is too small.

    When "yes" or "no" is a small number, neither is told: one would give away the other.
    """
    if len(scores) < FEWEST_ITEMS:
        return None
    found = []
    for place, question in enumerate(QUESTIONS[kind]):
        answers = [score[place] for score in scores if len(score) > place]
        yes, no = answers.count(YES), answers.count(NO)
        is_small = 0 < yes < FEWEST or 0 < no < FEWEST or 0 < len(scores) - yes - no < FEWEST
        found.append(Total(question, None if is_small else yes, None if is_small else no))
    return found
