"""The copy of somebody's data as a paper: of it the page, the PDF file and the text are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.agencies.roles import role_said
from portal.cases.blacking import MARK
from portal.cases.copies_shown import LOOK, PART_NAMES, TALK, DataCopy, Part, Piece
from portal.letters.about_cases import NUMBER
from portal.letters.paper import Block, Facts, Heading, Items, Line, Paper, Typed, typed
from portal.words import N_, Said

EVENT = "data_copy"

WHAT = {"fact": N_("Fact"), "interpretation": N_("What a worker makes of it")}


def copy_paper(content: DataCopy, *, number: str, day: date) -> Paper:
    """Return a copy as its person reads it."""
    blocks: list[Block] = [
        Line(Said(N_("This is what we found about you. Where nothing was found, we say so."))),
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
    facts = []
    if piece.data_kind in DATA_KINDS:
        facts.append((Said(N_("What it is about")), Said(DATA_KINDS[DataKind(piece.data_kind)])))
    if piece.what in WHAT:
        facts.append((Said(N_("What kind of text")), Said(WHAT[piece.what])))
    if facts:
        yield Facts(tuple(facts))
    yield from typed(Said(N_("What it is for")), piece.purpose, 4)
    yield from typed(Said(N_("Your own words beside it")), piece.own_words, 4)


def _day(piece: Piece) -> date:
    return date.fromisoformat(piece.day)


def _one(agency: str, role: str) -> Said:
    return Said(N_("%(agency)s, %(role)s"), agency=agency, role=role_said(role))


def _who(piece: Piece) -> Said:
    agency, role = piece.who[0] if piece.who else ("", "")
    return _one(agency, role)
