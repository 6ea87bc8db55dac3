"""Rules of files: what an item must say, what is never a score, when somebody was told, and when it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.agencies.data_kinds import DataKind
from portal.agencies.widths import FileService
from portal.errors import Refused
from portal.words import N_, Said


class What(StrEnum):
    """A fact, or what a worker makes of it."""

    FACT = "fact"
    INTERPRETATION = "interpretation"


class CameFrom(StrEnum):
    """Where an item comes from. "Unknown" only when another system never wrote it down."""

    PERSON = "person"
    PARTNER_BODY = "partner_body"
    OWN_OBSERVATION = "own_observation"
    REGISTER = "register"
    OTHER_PERSON = "other_person"
    UNKNOWN = "unknown"


class Asked(StrEnum):
    """Whether a part of life was asked about."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    AGREED = "agreed"


class Domain(StrEnum):
    """The fourteen parts of life: eleven, and three about children."""

    MONEY = "money"
    DAY = "day"
    HOME = "home"
    RELATIONS = "relations"
    MIND = "mind"
    BODY = "body"
    ADDICTION = "addiction"
    DAILY_LIVING = "daily_living"
    NETWORK = "network"
    SOCIETY = "society"
    JUSTICE = "justice"
    CHILD_BODY = "child_body"
    CHILD_FEELINGS = "child_feelings"
    CHILD_SCHOOL = "child_school"


class Choice(StrEnum):
    """What a person chose to do with a goal."""

    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    LATER = "later"


RELATIONS = ("partner", "child", "parent", "family", "friend", "neighbour", "volunteer")
HELP = ("washing", "meals", "house", "money", "transport", "company", "letters")
"""What a carer may be written down to do: closed words, so that no story about a carer fits in."""

BLOCKED = {FileService.WMO_SIMPLE: frozenset({Domain.JUSTICE, Domain.ADDICTION})}
"""Parts of life that a simple request, such as for a grab rail, never needs. Source: R-088."""

BLOCKED_KINDS = {FileService.WMO_SIMPLE: frozenset({DataKind.JUSTICE, DataKind.ADDICTION})}

MEDICAL = frozenset({DataKind.HEALTH, DataKind.ADDICTION})
"""Kinds that stay apart at the desk; who works there sees only how many there are (R-063)."""

SHORTEST_PURPOSE = 3
"""Words of a purpose; one word is no purpose."""


@dataclass(frozen=True)
class ItemDraft:
    """An item before it is kept: about one person, in one file of that person."""

    person: str
    file: str
    text: str
    data_kind: str
    what: str
    came_from: str
    purpose: str = ""
    fact: str | None = None
    came_on: date | None = None
    came_from_agency: str | None = None
    needed_until: date | None = None


@dataclass(frozen=True)
class Problem:
    """One thing that keeps something from being kept: the field, and what to do about it (a msgid)."""

    field: str
    text: str


class ItemIncomplete(Refused):
    """Something misses what it must say, so nothing of it was kept."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(Said(problems[0].text))
        self.problems = problems


def refuse_incomplete(found: Iterator[Problem]) -> None:
    """Pass when nothing is wrong.

    :raises ItemIncomplete: with every problem, each naming its field.
    """
    problems = tuple(found)
    if problems:
        raise ItemIncomplete(problems)


def item_problems(draft: ItemDraft, *, is_imported: bool = False) -> Iterator[Problem]:
    """Give what is wrong with one item. Source: R-054, R-059, R-060."""
    if not draft.text.strip():
        yield Problem("text", N_("Write down what is true, in one or two sentences."))
    if draft.data_kind not in set(DataKind):
        yield Problem("data_kind", N_("Choose what kind of data it is."))
    yield from _what(draft)
    if draft.purpose.strip() or not is_imported:
        yield from purpose_problems(draft.purpose)
    allowed = set(CameFrom) if is_imported else set(CameFrom) - {CameFrom.UNKNOWN}
    if draft.came_from not in allowed:
        yield Problem("came_from", N_("Say where it comes from."))
    if draft.came_on is None and not is_imported:
        yield Problem("came_on", N_("Say on which day it came in."))
    if draft.needed_until is None and not is_imported:
        yield Problem("needed_until", N_("Say until which day it is needed."))


def _what(draft: ItemDraft) -> Iterator[Problem]:
    if draft.what not in set(What):
        yield Problem("what", N_("Choose: is it a fact, or what you make of it?"))
    if draft.what == What.INTERPRETATION and not draft.fact:
        yield Problem("fact", N_("An explanation needs a fact. Choose the fact it rests on."))
    if draft.what == What.FACT and draft.fact:
        yield Problem("fact", N_("A fact stands by itself. Leave this empty."))


def purpose_problems(purpose: str) -> Iterator[Problem]:
    """Give what is wrong with a purpose: one or two words say nothing."""
    if len(purpose.split()) < SHORTEST_PURPOSE:
        yield Problem("purpose", N_("Say in a whole sentence what it is needed for."))


@dataclass(frozen=True)
class PartDraft:
    """What an official writes down about a part of life. There is no place for a score."""

    domain: str
    asked: str
    answer: str = ""
    """What the person says now to "may I ask about this?"; empty when that was not asked now."""
    necessity: str = ""
    exception: str = ""
    """Why it was asked all the same; the person hears of it."""
    agreed: str = ""
    """How the person agreed while they think about giving data."""


def domain_problems(draft: PartDraft, *, last_answer: str, service: str) -> Iterator[Problem]:
    """Give what keeps an official from writing down that a part of life was asked about.

    :param last_answer: what the person last said to "may I ask about this?".
    """
    if draft.domain not in set(Domain):
        yield Problem("domain", N_("Choose which part of life it is about."))
    if draft.asked not in set(Asked):
        yield Problem("asked", N_("Say whether it was asked."))
        return
    if draft.asked == Asked.NOT_ASKED:
        return
    if len(draft.necessity.split()) < SHORTEST_PURPOSE:
        yield Problem("necessity", N_("Say why the question of this person needs it."))
    has_exception = bool(draft.exception.strip())
    if last_answer == "no" and not has_exception:
        yield Problem("exception", N_("This person said no. Leave it, or write down the exception."))
    elif is_blocked(service, draft.domain) and not has_exception:
        yield Problem("exception", N_("This help never needs it. Leave it, or write down the exception."))
    elif draft.asked == Asked.AGREED and last_answer != "yes":
        yield Problem("asked", N_("First ask: may I ask about this? Write down the yes."))


def is_blocked(service: str, domain: str) -> bool:
    """Tell whether a service never needs a part of life."""
    return service in set(FileService) and domain in BLOCKED.get(FileService(service), frozenset())


def is_kind_blocked(service: str, data_kind: str) -> bool:
    """Tell whether a service never needs a kind of data."""
    return service in set(FileService) and data_kind in BLOCKED_KINDS.get(FileService(service), frozenset())


def missing_told(ways: Collection[str]) -> tuple[str, ...]:
    """Return in which ways a person was not told yet: by mouth, in writing. Source: R-047."""
    return tuple(way for way in ("oral", "writing") if way not in ways)


def goes_on(*, keep_until: date | None, until_day: date | None, keep_years: int | None) -> date | None:
    """Return the day a file goes: the day that was written down, or its last day and the years of the law."""
    if keep_until is not None or until_day is None or keep_years is None:
        return keep_until
    is_leap_day = (until_day.month, until_day.day) == (2, 29)
    day = date(until_day.year, 2, 28) if is_leap_day else until_day
    return day.replace(year=day.year + keep_years)


def can_go(*, purpose: str, needed_until: date | None, goal_choice: str, today: date) -> str:
    """Return why an item can go, or an empty word: no purpose, a goal not chosen, or its day has passed."""
    if not purpose:
        return "no_purpose"
    if goal_choice == Choice.NOT_CHOSEN:
        return "not_chosen"
    if needed_until is not None and needed_until < today:
        return "past"
    return ""
