"""Answers: tidied when they are kept, and checked once more when they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from portal.cases.kind import LISTS, MOST_POINTS, Answers, Kind, Question, Shape
from portal.cases.rules import day_of
from portal.errors import Refused
from portal.words import N_, Said

Kept: TypeAlias = dict[str, str | list[str]]
"""Answers of which each has the shape of its question, and none is empty."""

_Check: TypeAlias = Callable[[Question, str | list[str], date], Said | None]

_OLDEST = date(1900, 1, 1)
_ID = 26


class AnswerRefused(Refused):
    """An answer is missing or cannot be kept. ``question`` names it, so that a page can link to it."""

    def __init__(self, question: str, reason: object) -> None:
        super().__init__(reason)
        self.question = question


def tidied(kind: Kind, answers: Answers) -> Kept:
    """Return the answers to questions of this kind, without space around them.

    :raises AnswerRefused: when one is too long.
    """
    kept: Kept = {}
    for name, answer in answers.items():
        question = kind.question(name)
        if question is None:
            continue
        kept[name] = _shaped(question, answer)
        _refuse(question, _too_long(question, kept[name]))
    return kept


def checked(kind: Kind, answers: Answers, today: date) -> Kept:
    """Return the answers to every question that was asked; the ones left empty are left out.

    :raises AnswerRefused: when the law needs one that is missing, or one cannot be right.
    """
    kept: Kept = {}
    for question in kind.asked(answers, today):
        answer = _shaped(question, answers.get(question.name, ""))
        _refuse(question, _fault(question, answer, today))
        if answer:
            kept[question.name] = answer
    return kept


def carried(old: Kind, new: Kind, answers: Answers) -> Kept:
    """Return the answers as another kind asks them: same names stay, and the person's own words go along.

    Nothing is lost: words that the new kind does not ask for are put below the first answer.
    """
    kept: Kept = dict(answers)
    first, own = new.questions[0], old.questions[0].name
    words = as_text(kept.pop(own, "")) if own != first.name else ""
    if words and not kept.get(first.name):
        kept[first.name] = [words] if first.shape in LISTS else words
    for question in old.questions[1:]:
        told = question.shape in (Shape.LONG, Shape.GRIEVANCES) and new.question(question.name) is None
        extra = as_text(kept.pop(question.name, "")) if told else ""
        if extra:
            kept[first.name] = _joined(kept.get(first.name, ""), extra, first)
    return kept


def as_text(answer: str | list[str]) -> str:
    """Return an answer as one text; points stand below each other."""
    return answer if isinstance(answer, str) else "\n".join(answer)


def _joined(before: str | list[str], extra: str, first: Question) -> str | list[str]:
    if first.shape in LISTS:
        return [*([before] if isinstance(before, str) and before else before), extra][:MOST_POINTS]
    return f"{as_text(before)}\n\n{extra}".strip()


def _shaped(question: Question, answer: str | list[str]) -> str | list[str]:
    if question.shape in LISTS:
        items = [answer] if isinstance(answer, str) else answer
        return [item.strip() for item in items if item.strip()]
    return as_text(answer).strip()


def _refuse(question: Question, fault: object) -> None:
    if fault:
        raise AnswerRefused(question.name, fault)


def _fault(question: Question, answer: str | list[str], today: date) -> object:
    if not answer:
        return question.missing if question.required else None
    return _too_long(question, answer) or _CHECKS.get(question.shape, _no_fault)(question, answer, today)


def _too_long(question: Question, answer: str | list[str]) -> Said | None:
    if isinstance(answer, list) and len(answer) > MOST_POINTS:
        return Said(N_("You can send %(most)s points at once. Send the others later."), most=MOST_POINTS)
    items = [answer] if isinstance(answer, str) else answer
    if max((len(item) for item in items), default=0) > question.longest:
        return Said(N_("Use at most %(most)s characters. You can add more later."), most=question.longest)
    return None


def _no_fault(_question: Question, _answer: str | list[str], _today: date) -> Said | None:
    return None


def _wrong_day(_question: Question, answer: str | list[str], today: date) -> Said | None:
    day = day_of(answer)
    if day is None or day < _OLDEST:
        return Said(N_("This day does not exist. Look at the calendar."))
    if day > today:
        return Said(N_("This day is still to come. Write a day that has passed, or today."))
    return None


def _wrong_choice(question: Question, answer: str | list[str], _today: date) -> Said | None:
    known = {"yes", "no"} if question.shape is Shape.YES_NO else {value for value, _ in question.choices}
    items = {answer} if isinstance(answer, str) else set(answer)
    return None if items <= known else Said(N_("Choose from the list on this page."))


def _wrong_body(_question: Question, answer: str | list[str], _today: date) -> Said | None:
    fits = all(len(item) == _ID and item.isascii() and item.isalnum() for item in answer)
    return None if fits else Said(N_("Choose from the list on this page."))


_CHECKS: Mapping[Shape, _Check] = {
    Shape.DATE: _wrong_day,
    Shape.CHOICE: _wrong_choice,
    Shape.MANY: _wrong_choice,
    Shape.YES_NO: _wrong_choice,
    Shape.BODIES: _wrong_body,
}
