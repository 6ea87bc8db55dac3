"""The copy of somebody's data: what stands where, ready to be blacked out, shown and printed.

Source: AVG art. 15 lid 3 and 4: a copy, that "shall not adversely affect the rights and freedoms of others".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from portal.words import N_

FORMAT = "inzage-copy/1"
"""The name of the machine-readable form; docs/copy.md says what each word in it means."""

ITEM, TALK, LOOK = "item", "talk", "look"

TALKS, LOOKS = "talks", "looks"
"""Parts that are about all systems."""

PART_NAMES: Mapping[str, str] = {
    TALKS: N_("Who talked about you"),
    LOOKS: N_("Who looked at your data here"),
}


@dataclass(frozen=True)
class Piece:
    """One thing that is kept. Codes, organisations and days can be read by all; words are somebody's own."""

    kind: str
    day: str
    """An ISO day."""
    text: str = ""
    purpose: str = ""
    own_words: str = ""
    """What the person put beside it."""
    data_kind: str = ""
    what: str = ""
    who: tuple[tuple[str, str], ...] = ()
    """Each organisation that took part or looked, and in which role (R-179)."""
    is_disputed: bool = False
    came_from: str | None = None
    """Where it comes from, a word of the room of files; empty when nobody wrote that down (R-181). Older
    copies do not say, and neither does what stands in no file."""
    came_on: str = ""
    """The ISO day on which it came in."""
    brought_by: str = ""
    """The organisation that brought it."""
    item: str = ""
    """The id of what stands in a file."""


@dataclass(frozen=True)
class Part:
    """One system, one file outside all systems, or one list: what was found in it."""

    system: str
    """The id of the system; "talks" or "looks" for what is about all; empty for a file in no system."""
    name: str
    body: str
    found: str
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    width: str | None = None
    """How wide access still is, a word of ``agencies.widths``; empty when nobody said that."""
    agency: str = ""
    """The id of the organisation that keeps it."""


@dataclass(frozen=True)
class DataCopy:
    """A whole copy."""

    parts: tuple[Part, ...]

    def texts(self) -> Iterator[str]:
        """Give all words in which somebody else can be named."""
        for part in self.parts:
            yield part.text
            for piece in part.pieces:
                yield from (piece.text, piece.purpose, piece.own_words)

    def without_source(self) -> list[tuple[str, str]]:
        """Return each thing in a file of which nobody wrote down where it comes from: organisation, id."""
        return [
            (part.agency, piece.item)
            for part in self.parts
            for piece in part.pieces
            if piece.item and piece.came_from == ""
        ]

    def changed(self, change: Mapping[str, str]) -> DataCopy:
        """Return the copy with each text put in place of the one it was."""
        return DataCopy(
            tuple(
                replace(
                    part,
                    text=change[part.text],
                    pieces=tuple(
                        replace(
                            piece,
                            text=change[piece.text],
                            purpose=change[piece.purpose],
                            own_words=change[piece.own_words],
                        )
                        for piece in part.pieces
                    ),
                )
                for part in self.parts
            )
        )


def to_text(copy: DataCopy) -> str:
    """Return a copy as it is kept."""
    return json.dumps([asdict(part) for part in copy.parts], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> DataCopy:
    """Return a copy that was kept."""
    return DataCopy(
        tuple(
            Part(**{**part, "pieces": tuple(map(_piece, part["pieces"]))})
            for part in json.loads(text or "[]")
        )
    )


# Any: what JSON holds.
def _piece(kept: dict[str, Any]) -> Piece:
    return Piece(**{**kept, "who": tuple((agency, role) for agency, role in kept["who"])})


@dataclass(frozen=True)
class ReleasedCopy:
    """A copy as its person got it."""

    part: str
    released_at: datetime
    content: DataCopy


def for_machines(given: ReleasedCopy, *, number: str, day: date, mark: str) -> str:
    """Return a released copy in the form that docs/copy.md describes."""
    whole = {
        "format": FORMAT,
        "case": number,
        "released_on": day.isoformat(),
        "blacked_out": {"mark": mark, "because": "another_person"},
        "parts": [asdict(part) for part in given.content.parts],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
