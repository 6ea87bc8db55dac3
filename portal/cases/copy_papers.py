"""The copy of somebody's data as a paper: of it the page, the PDF file and the text are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.agencies.roles import role_said
from portal.agencies.widths import WIDTHS, Width
from portal.cases.blacking import MARK
from portal.cases.copies_shown import LOOK, PART_NAMES, TALK, DataCopy, Part, Piece
from portal.letters.about_cases import NUMBER
from portal.letters.paper import Block, Facts, Heading, Items, Line, Paper, Typed, typed
from portal.words import N_, Said

EVENT = "data_copy"

CAME_FROM = {
    "person": N_("From you"),
    "partner_body": N_("From another organisation"),
    "own_observation": N_("Seen by a worker"),
    "register": N_("From a register"),
    "other_person": N_("From another person"),
}
"""What each source of something in a file is called."""

WHAT = {"fact": N_("Fact"), "interpretation": N_("What a worker makes of it")}


def copy_paper(content: DataCopy, *, number: str, day: date) -> Paper:
    """Return a copy as its person reads it.

    Every copy says that it holds what may be given, so that it is no hint in any. Source: UAVG art. 41.
    """
    blocks: list[Block] = [
        Line(Said(N_("This is what we found about you. Where nothing was found, we say so."))),
        Line(Said(N_("We give you everything that we may give you."))),
        Facts(((NUMBER, number),)),
    ]
    if any(MARK in text for text in content.texts()):
        said = N_("Here and there you see %(mark)s. Something about another person stood there.")
        blocks.append(Line(Said(said, mark=MARK)))
    for part in content.parts:
        blocks += _part(part)
    blocks += [
        Heading(Said(N_("Is something wrong or missing?"))),
        Line(Said(N_("You can ask to correct it. You can also put your own words beside it."))),
    ]
    return Paper(EVENT, Said(N_("The copy of your data")), tuple(blocks), day, is_personal=False)


def _part(part: Part) -> Iterator[Block]:
    if part.system in PART_NAMES:
        yield Heading(Said(PART_NAMES[part.system]))
    else:
        yield Heading(Said(N_("%(name)s, %(body)s"), name=part.name, body=part.body))
    if part.found != "found":
        yield Line(Said(N_("Nothing was found")), is_strong=True)
        return
    if part.width is not None:
        width = WIDTHS[Width(part.width)] if part.width in set(Width) else N_("They did not say.")
        yield Facts(((Said(N_("Who can still see it")), Said(width)),))
    yield from (Typed(text) for text in [part.text] if text)
    if part.system == LOOK + "s":
        yield Items(tuple(Said(N_("%(day)s: %(who)s"), day=_day(one), who=_who(one)) for one in part.pieces))
        return
    for piece in part.pieces:
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[Block]:
    yield Heading(_day(piece), 3)
    if piece.is_disputed:
        yield Line(Said(N_("In dispute: you asked to correct this or to set it aside.")), is_strong=True)
    if piece.text:
        yield Typed(piece.text)
    if piece.kind == TALK:
        yield Line(Said(N_("Who took part, and in which role:")))
        yield Items(tuple(_one(agency, role) for agency, role in piece.who))
        return
    facts: list[tuple[Said, Said | str | date]] = []
    if piece.data_kind in DATA_KINDS:
        facts.append((Said(N_("What it is about")), Said(DATA_KINDS[DataKind(piece.data_kind)])))
    if piece.what in WHAT:
        facts.append((Said(N_("What kind of text")), Said(WHAT[piece.what])))
    facts += _source(piece)
    if facts:
        yield Facts(tuple(facts))
    if piece.came_from == "":
        yield Line(Said(N_("Nobody wrote down where this comes from. It must be put right.")), is_strong=True)
    yield from typed(Said(N_("What it is for")), piece.purpose, 4)
    yield from typed(Said(N_("Your own words beside it")), piece.own_words, 4)


def _source(piece: Piece) -> list[tuple[Said, Said | str | date]]:
    """Return where it comes from, who brought it, and of which day it is. Source: R-181."""
    if piece.came_from is None:
        return []
    came_from = CAME_FROM.get(piece.came_from, N_("Not known"))
    facts: list[tuple[Said, Said | str | date]] = [(Said(N_("Where it comes from")), Said(came_from))]
    if piece.brought_by:
        facts.append((Said(N_("Who brought it")), piece.brought_by))
    if piece.came_on:
        facts.append((Said(N_("It came in on")), date.fromisoformat(piece.came_on)))
    return facts


def _day(piece: Piece) -> date:
    return date.fromisoformat(piece.day)


def _one(agency: str, role: str) -> Said:
    return Said(N_("%(agency)s, %(role)s"), agency=agency, role=role_said(role))


def _who(piece: Piece) -> Said:
    agency, role = piece.who[0] if piece.who else ("", "")
    return _one(agency, role)
