"""What a letter is made of: a title and blocks, not yet in any language and not yet text, page or PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import segno
from markupsafe import Markup

from portal.letters import qr
from portal.words import Said, SaidCount

SQUARE = 110
"""How wide and high a square of dots is, in pixels: some 29 millimetres on paper."""

Sentence: TypeAlias = Said | SaidCount
"""A message of ours, said in the language of the letter."""

Cell: TypeAlias = Said | SaidCount | date | str
"""A message, a day, or words as somebody wrote them; a plain string is never translated."""


@dataclass(frozen=True)
class Line:
    """A paragraph."""

    text: Cell
    is_strong: bool = False


@dataclass(frozen=True)
class Typed:
    """Words as somebody wrote them, line by line."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Quoted:
    """Words of the person itself, to which the letter answers."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Heading:
    """What comes next; level 2 to 4."""

    text: Cell
    level: int = 2
    anchor: str = ""
    """Where the contents lead to."""


@dataclass(frozen=True)
class Items:
    """A list; with numbers when the order counts."""

    items: tuple[Cell, ...]
    is_ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """What something is, one line each: a name and a value."""

    rows: tuple[tuple[Sentence, Cell], ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first cell names its row."""

    title: Sentence
    heads: tuple[Sentence, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Code:
    """Signs that are typed over, large and apart."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class Square:
    """A QR code that leads to an address: no code, no name, and no number but that of the letter it is on."""

    address: str

    @property
    def picture(self) -> Markup:
        """Return it as a picture in the page, dark on white."""
        code = segno.make(self.address, error="m", micro=False)
        scale = SQUARE / code.symbol_size()[0]
        drawn = code.svg_inline(scale=scale, light="#fff", svgclass=None, lineclass=None)
        return Markup(drawn)  # noqa: S704  # Only lines that the library drew; the address is not in it.

    @property
    def file(self) -> str:
        """Return it for a PDF file."""
        return qr.in_a_file(self.address)


@dataclass(frozen=True)
class Contents:
    """What is in a long paper: the anchor and the title of each part."""

    entries: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Check:
    """Where it can be checked that a paper is real: a code for the camera of a phone."""

    address: str = field(repr=False)

    @property
    def picture(self) -> Markup:
        """Return the code for a page."""
        return qr.picture(self.address)

    @property
    def file(self) -> str:
        """Return the code for a PDF file."""
        return qr.in_a_file(self.address)


Block: TypeAlias = Line | Typed | Quoted | Heading | Items | Facts | Table | Code | Square | Contents | Check


@dataclass(frozen=True)
class Paper:
    """One letter."""

    event: str
    """Which letter it is: the word by which its tests and its golden files know it."""
    title: Sentence
    blocks: tuple[Block, ...]
    day: date
    is_personal: bool = True
    """Whether it greets somebody; a sheet for everybody and a slip do not."""
    has_rights: bool = True
    """Whether the block of rights goes with it (R-077): not where it says nothing or the person writes it."""
    is_from_person: bool = False
    """Whether the person writes it to a body: then the town stands neither above nor below it."""


@dataclass(frozen=True)
class Reader:
    """The one person a letter is for."""

    name: str = field(default="", repr=False)
    address: tuple[str, ...] = field(default=(), repr=False)
    """As it stands on an envelope, and only where the letter goes into one. Everywhere else it is empty."""


def lines(*texts: Sentence) -> tuple[Line, ...]:
    """Return paragraphs."""
    return tuple(Line(text) for text in texts)


def typed(title: Sentence, text: str, level: int = 2) -> tuple[Block, ...]:
    """Return what somebody wrote under a heading, or nothing when nothing was written."""
    return (Heading(title, level), Typed(text)) if text.strip() else ()
