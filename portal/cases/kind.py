"""What a kind of case is: its words, its questions, its law and its terms. Differences are fields here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from portal import catalogue
from portal.words import N_

Answers: TypeAlias = Mapping[str, str | list[str]]
"""Answers by the name of their question: a list for MANY, BODIES and GRIEVANCES, else one text."""

Facts: TypeAlias = Callable[[Answers, date], Mapping[str, str]]
"""Facts that follow from answers on a day, for ``only_when``; they are never kept."""

SHORT, LONG_TEXT, POINT = 200, 20_000, 4_000
MOST_POINTS = 20
"""How many grievances or questions one case holds at most; a further one goes into a message."""

RECEIPT = N_("You get a receipt with a number at once.")
"""The first step of every kind; on the receipt itself it is left out."""


class Shape(StrEnum):
    """How a question is answered."""

    TEXT = "text"
    LONG = "long"
    DATE = "date"  # kept as an ISO day: "2019-08-27"
    CHOICE = "choice"
    MANY = "many"
    YES_NO = "yes_no"  # kept as "yes" or "no"; not answered is neither
    BODIES = "bodies"  # kept as ids of agencies
    GRIEVANCES = "grievances"  # numbered points, each with an answer of its own later
    FILES = "files"  # the files themselves stand in the attachments


LISTS = frozenset({Shape.MANY, Shape.BODIES, Shape.GRIEVANCES})
"""Shapes whose answer is a list."""


@dataclass(frozen=True)
class Boxes:
    """What the boxes of one question are called: whoever asks for questions calls none of them a point."""

    one: str = N_("Point %(number)s")
    add: str = N_("Add another point")
    remove: str = N_("Remove point %(number)s")


@dataclass(frozen=True)
class Question:
    """One question on one page. All words are msgids."""

    name: str
    label: str
    hint: str = ""
    shape: Shape = Shape.LONG
    required: bool = False
    missing: str = ""
    longest: int = LONG_TEXT
    choices: tuple[tuple[str, str], ...] = ()
    autocomplete: str = ""
    only_when: tuple[str, str] | None = None
    boxes: Boxes = Boxes()
    service: str = ""
    """The service of the data catalogue that says why this is asked; its kind when empty."""

    @property
    def why(self) -> str:
        """Return why this is asked, as the catalogue says.

        :raises FieldWithoutRow: when the catalogue does not say.
        """
        return catalogue.row(self.service, self.name).why


def no_facts(_answers: Answers, _today: date) -> Mapping[str, str]:
    """Say nothing more than the answers do."""
    return MappingProxyType({})


@dataclass(frozen=True)
class Kind:
    """One kind of case. All words are msgids; ``terms`` are codes of ``portal.terms``."""

    code: str
    name: str
    """What it is called in a list: "Complaint"."""
    title: str
    """What a person does with it: "Make a complaint"."""
    lead: str
    icon: str
    law: str
    terms: tuple[str, ...]
    questions: tuple[Question, ...]
    expect: tuple[str, ...]
    """What happens next, one sentence for each step."""
    name_at_desk: str = ""
    """The same for an official, where the name says "you" or "me" to the person who asks."""
    examples: tuple[str, ...] = ()
    answer_term: str = ""
    """Which of the terms is the last day for an answer."""
    facts: Facts = no_facts
    urgent_question: str = ""
    """The question whose "yes" marks a case as urgent."""
    handled_by: str = ""
    """The role of the officials in whose queue it stands; empty when another desk works on it."""
    desk_term: str = ""
    """Which of the terms orders that queue; the term for the answer when empty."""
    is_forwarded: bool = False
    """The body that decided must get it; the first date is kept. Source: Awb art. 6:15 lid 1."""
    hides_item: bool = False
    """What it is about is hidden from this person at once."""
    tells_receivers: bool = False
    """Who got the data is told once it is granted. Source: AVG art. 19."""
    lists_systems: bool = False
    """The answer tells of each system whether something was found in it. Source: AVG art. 15 lid 1."""
    answers_points: bool = False
    """Each of its points gets a written answer of its own, and nothing is granted or refused."""
    alone_from_age: int = 0
    """From which age a person may ask it alone, in whole years; 0 for any age."""
    opens_breach: bool = False
    """The privacy officer has 72 hours. Source: AVG art. 33 lid 1."""

    @property
    def expect_next(self) -> tuple[str, ...]:
        """Return what happens next for who has the receipt in hand."""
        return tuple(step for step in self.expect if step != RECEIPT)

    @property
    def desk_name(self) -> str:
        """Return what officials call it."""
        return self.name_at_desk or self.name

    def __post_init__(self) -> None:
        """Tie the questions of this kind alone to its own rows of the catalogue."""
        own = tuple(one if one.service else replace(one, service=self.code) for one in self.questions)
        # A frozen value is completed once, before anybody reads it.
        object.__setattr__(self, "questions", own)

    def asked(self, answers: Answers, today: date) -> tuple[Question, ...]:
        """Return the questions that these answers lead to, in order."""
        known = {**answers, **self.facts(answers, today)}
        return tuple(
            question
            for question in self.questions
            if question.only_when is None or known.get(question.only_when[0]) == question.only_when[1]
        )

    def question(self, name: str) -> Question | None:
        """Return a question by its name, or nothing."""
        return next((question for question in self.questions if question.name == name), None)
