"""Letters on the way: it is received, something is needed, it takes longer, it is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from portal.letters.paper import (
    Block,
    Cell,
    Check,
    Facts,
    Heading,
    Items,
    Line,
    Paper,
    Sentence,
    Typed,
    lines,
    typed,
)
from portal.words import N_, Said

NUMBER = Said(N_("Number"))
RECEIVED = Said(N_("Received"))
WHAT = Said(N_("What"))
WHO = Said(N_("Who handles it"))


@dataclass(frozen=True)
class LastDay:
    """A last day, and how it was counted, one sentence for each step."""

    text: Sentence
    steps: tuple[Sentence, ...]


@dataclass(frozen=True)
class Answer:
    """One question of a form, and what the person answered."""

    question: Sentence
    items: tuple[Cell, ...] = field(repr=False)


@dataclass(frozen=True)
class Receipt:
    """What a receipt is made of."""

    day: date
    number: str
    kind: str
    """A msgid."""
    owner: Cell
    days: tuple[LastDay, ...]
    expect: tuple[str, ...]
    """Msgids: what happens next, in order."""
    answers: tuple[Answer, ...]
    files: tuple[str, ...] = field(repr=False)
    check: str = ""
    """Where the receipt is checked, with its proof behind the #."""


@dataclass(frozen=True)
class Asked:
    """What is needed to go on."""

    day: date
    number: str
    question: str = field(repr=False)
    answer_by: date | None


@dataclass(frozen=True)
class Extended:
    """A later last day, told or asked."""

    day: date
    number: str
    to_day: date
    reason: str = field(repr=False)
    may_say_no: bool
    """Whether the person decides about it. Source: Awb art. 9:11 lid 3."""


@dataclass(frozen=True)
class Late:
    """An answer that is too late, and what the person can do now."""

    day: date
    number: str
    kind: str
    received: date
    last_day: date
    steps: tuple[LastDay, ...]
    """What can be done from today, each with how."""


def receipt(given: Receipt) -> Paper:
    """Return the receipt. Source: Awb art. 4:3a and 9:6: receipt is confirmed in writing."""
    facts = Facts(
        ((NUMBER, given.number), (WHAT, Said(given.kind)), (RECEIVED, given.day), (WHO, given.owner))
    )
    blocks: list[Block] = [
        Line(Said(N_("We received what you sent us. Keep this letter. The number below is yours."))),
        facts,
        Heading(Said(N_("Days to remember"))),
        *_days(given.days),
        Heading(Said(N_("What happens next"))),
        Items(tuple(Said(step) for step in given.expect), is_ordered=True),
        Heading(Said(N_("What you sent"))),
    ]
    for answer in given.answers:
        blocks += [Heading(answer.question, 3), *_answer(answer)]
    if given.files:
        blocks += [Heading(Said(N_("Your files")), 3), Items(given.files)]
    if given.check:
        blocks.append(Check(given.check))
    return Paper("receipt", Said(N_("We received it")), tuple(blocks), given.day)


def _answer(answer: Answer) -> Iterator[Block]:
    for item in answer.items:
        yield Typed(item) if isinstance(item, str) else Line(item)


def _days(days: tuple[LastDay, ...]) -> Iterator[Block]:
    for one in days:
        yield Line(one.text, is_strong=True)
        yield Items(one.steps, is_ordered=True)


def asked(given: Asked) -> Paper:
    """Return the letter that asks for more. Source: Awb art. 4:5: the person gets time to add to it."""
    blocks: list[Block] = [
        Line(Said(N_("We read what you sent us. We need something from you to go on."))),
        Facts(((NUMBER, given.number),)),
        *typed(Said(N_("What they ask")), given.question),
        Heading(Said(N_("What you can do"))),
        *lines(
            Said(N_("Answer on the website, by phone or by letter. Put the number of this letter in it.")),
            Said(N_("Tell only what is needed. Do not send papers of a doctor.")),
            Said(N_("Can you not answer, or do you need more time? Call us. We look for a way with you.")),
        ),
    ]
    if given.answer_by is not None:
        blocks.append(
            Line(
                Said(
                    N_("The last day for our answer stays %(day)s. If it changes, you hear that from us."),
                    day=given.answer_by,
                )
            )
        )
    return Paper("asked", Said(N_("We need something from you")), tuple(blocks), given.day)


def extended(given: Extended) -> Paper:
    """Return the letter about a later last day.

    Source: Awb art. 9:11 lid 2 and AVG art. 12 lid 3: told before the last day, with the reason.
    """
    told = N_("Your answer takes longer. The new last day is %(day)s.")
    may = N_("They ask for more time, until %(day)s. You decide. You do not have to say why.")
    blocks: list[Block] = [
        Line(Said(may if given.may_say_no else told, day=given.to_day), is_strong=True),
        Facts(((NUMBER, given.number),)),
        *typed(Said(N_("Why it takes longer")), given.reason),
        Heading(Said(N_("What you can do"))),
    ]
    if given.may_say_no:
        blocks.append(
            Line(Said(N_("Say yes or no on the website, or call us. If you say nothing, nothing changes.")))
        )
    blocks.append(
        Line(Said(N_("Do you not agree with the delay? You may complain about it. That costs nothing.")))
    )
    return Paper("extended", Said(N_("Your answer takes longer")), tuple(blocks), given.day)


def late(given: Late) -> Paper:
    """Return the letter about an answer that is too late, with every next step. Source: Awb art. 4:17."""
    blocks: list[Block] = [
        Line(
            Said(
                N_("You should have had an answer on %(day)s at the latest. It did not come. We are sorry."),
                day=given.last_day,
            )
        ),
        Facts(((NUMBER, given.number), (WHAT, Said(given.kind)), (RECEIVED, given.received))),
        Heading(Said(N_("What you can do now"))),
    ]
    for step in given.steps:
        blocks += [Line(step.text, is_strong=True), Items(step.steps)]
    blocks.append(Line(Said(N_("You lose nothing by waiting a few days. We keep working on your answer."))))
    return Paper("late", Said(N_("Your answer is too late")), tuple(blocks), given.day)
