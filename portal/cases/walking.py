"""The way through the questions of a draft: which one stands where, and what comes before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.cases.kind import Answers, Kind, Question
from portal.errors import NotFound

CHECK = "check"
"""The name of the page after the last question, in the same list as the names of the questions."""


@dataclass(frozen=True)
class Spot:
    """One question in its row."""

    question: Question
    number: int
    all: int
    back: str
    """The name of the question before, or nothing at the first."""
    ahead: str
    """The name of the next question, or CHECK."""


def spot(kind: Kind, answers: Answers, name: str, today: date) -> Spot | None:
    """Return where a question stands, or nothing when these answers do not lead to it.

    :raises NotFound: when the kind has no such question.
    """
    if kind.question(name) is None:
        raise NotFound("question")
    asked = kind.asked(answers, today)
    names = [question.name for question in asked]
    if name not in names:
        return None
    place = names.index(name)
    return Spot(
        question=asked[place],
        number=place + 1,
        all=len(asked) + _may_still_come(kind, answers, names, name),
        back=names[place - 1] if place else "",
        ahead=names[place + 1] if place + 1 < len(names) else CHECK,
    )


def first(kind: Kind) -> Spot:
    """Return the first question of a kind, before anything was answered."""
    names = [question.name for question in kind.asked({}, date.max)]
    return Spot(kind.questions[0], 1, len(names) + _may_still_come(kind, {}, names, names[0]), "", "")


def _may_still_come(kind: Kind, answers: Answers, names: Sequence[str], name: str) -> int:
    """Return how many more questions an answer on this page or a later one may lead to.

    They are counted from the start: a row that gets longer while somebody walks it tires more than one that
    gets shorter. Each follows right behind the question whose answer leads to it.
    """
    order = [question.name for question in kind.questions]
    return sum(
        question.name not in names and not answers.get(before) and order.index(before) >= order.index(name)
        for before, question in zip(order, kind.questions[1:], strict=False)
        if question.only_when is not None
    )


def resume(kind: Kind, answers: Answers, today: date) -> str:
    """Return the question after the last one that was answered, or CHECK when that was the last of all."""
    names = [question.name for question in kind.asked(answers, today)]
    answered = [place for place, name in enumerate(names) if answers.get(name)]
    place = answered[-1] + 1 if answered else 0
    return names[place] if place < len(names) else CHECK


def opened(kind: Kind, before: Answers, after: Answers, today: date) -> str:
    """Return the first question that a changed answer newly leads to, or CHECK."""
    known = {question.name for question in kind.asked(before, today)}
    new = (question.name for question in kind.asked(after, today) if question.name not in known)
    return next(new, CHECK)
