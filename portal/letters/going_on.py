"""Letters that a person sends on: a formal notice, letters to the ombudsman and the AP, the pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from portal.letters.about_cases import NUMBER, RECEIVED, WHAT
from portal.letters.paper import Block, Cell, Contents, Facts, Heading, Line, Paper, Typed, lines
from portal.words import N_, Said

IN_OWN_WORDS = {
    "Request to correct your data": N_("Request to correct my data"),
    "Request to remove your data": N_("Request to remove my data"),
    "Request to see your data": N_("Request to see my data"),
    "Request to stop using your data": N_("Request to stop using my data"),
    "Request to set your data aside": N_("Request to set my data aside"),
    "Question who got your data": N_("Question who got my data"),
    "Your own words beside it": N_("My own words beside it"),
}
"""What the person sent, as the person writes it to somebody else: "your data" would be theirs."""


@dataclass(frozen=True)
class Waiting:
    """An answer that did not come, as its person writes about it."""

    day: date
    person: str = field(repr=False)
    body: str
    number: str
    kind: str
    """A msgid."""
    received: date
    last_day: date
    story: str = field(default="", repr=False)


@dataclass(frozen=True)
class PackPart:
    """One part of a pack: a title and what stands under it."""

    title: Cell
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Pack:
    """Everything that a person may see of one case."""

    day: date
    number: str
    parts: tuple[PackPart, ...]


def formal_notice(given: Waiting) -> Paper:
    """Return the notice that a body is late. Source: Awb art. 4:17 lid 3: two weeks after it money is due."""
    return _to(
        given,
        "formal-notice",
        Said(N_("You are late with your answer")),
        Said(
            N_("I asked you for an answer. You should have answered on %(day)s at the latest."),
            day=given.last_day,
        ),
        Said(N_("With this letter I tell you that you are late. Please answer within two weeks.")),
        Said(
            N_("If you do not, you owe me money for each day after that. That is in the law: %(article)s."),
            article="Awb art. 4:17",
        ),
    )


def petition(given: Waiting) -> Paper:
    """Return the letter to the ombudsman. Source: Awb art. 9:28: who, when, about whom and what."""
    return _to(
        replace(given, body="Nationale ombudsman"),
        "petition",
        Said(N_("I ask you to look into this")),
        Said(
            N_("I complained to %(body)s. I should have had an answer on %(day)s at the latest."),
            body=given.body,
            day=given.last_day,
        ),
        Said(N_("I am not satisfied. What I sent, and all that happened since, is with this letter.")),
    )


def to_authority(given: Waiting) -> Paper:
    """Return the letter to the privacy authority. Source: AVG art. 77."""
    return _to(
        replace(given, body="Autoriteit Persoonsgegevens"),
        "authority",
        Said(N_("I complain about how my data are handled")),
        Said(
            N_(
                "I asked %(body)s something about my data. "
                "I should have had an answer on %(day)s at the latest."
            ),
            body=given.body,
            day=given.last_day,
        ),
        Said(N_("I ask you to look into it. What I sent, and all that happened since, is with this letter.")),
    )


def complaint_of(given: Waiting) -> tuple[Said, ...]:
    """Return the sentences of a complaint about an answer that is late, to go on from."""
    return (
        Said(
            N_("I sent you something. The number is %(number)s. You got it on %(day)s."),
            number=given.number,
            day=given.received,
        ),
        Said(
            N_("I should have had an answer on %(day)s at the latest. It did not come."), day=given.last_day
        ),
    )


def _to(given: Waiting, event: str, title: Said, *texts: Said) -> Paper:
    blocks: list[Block] = [
        Facts(
            (
                (Said(N_("To")), given.body),
                (Said(N_("From whom")), given.person),
                (NUMBER, given.number),
                (WHAT, Said(IN_OWN_WORDS.get(given.kind, given.kind))),
                (RECEIVED, given.received),
            )
        ),
        *lines(*texts),
    ]
    if given.story.strip():
        blocks += [Heading(Said(N_("What I sent then"))), Typed(given.story)]
    blocks.append(Line(Said(N_("Signature:"))))
    return Paper(
        event, title, tuple(blocks), given.day, is_personal=False, has_rights=False, is_from_person=True
    )


def pack(given: Pack) -> Paper:
    """Return everything as one paper, with its contents in front. Source: R-037."""
    entries = tuple((f"part-{number}", part.title) for number, part in enumerate(given.parts, 1))
    blocks: list[Block] = [Facts(((NUMBER, given.number),)), Contents(entries)]
    for (anchor, title), part in zip(entries, given.parts, strict=True):
        blocks += [Heading(title, 2, anchor), *_deeper(part.blocks)]
    title = Said(N_("All of this case"))
    return Paper("pack", title, tuple(blocks), given.day, is_personal=False, has_rights=False)


def _deeper(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Put the headings of a part under the heading of the part itself."""
    for block in blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block
