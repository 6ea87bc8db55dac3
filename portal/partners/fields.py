"""How a field of a record is described: its shape, whether it is required, what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.words import N_

ORDINARY_TEXT = 4_000
"""Letters that a text may have when its field does not say otherwise."""


class Shape(StrEnum):
    """What a value looks like."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    YES_NO = "yes or no"
    ONE_OF = "one word of a list"
    SOME_OF = "words of a list"
    REFERENCE = "id of another record"
    NUMBER = "citizen service number"
    BY_LANGUAGE = "text by language"
    PART = "part"
    PARTS = "list of parts"


SHOWN = {
    Shape.TEXT: N_("Text"),
    Shape.DAY: N_("Day"),
    Shape.MOMENT: N_("Moment"),
    Shape.YES_NO: N_("Yes or no"),
    Shape.ONE_OF: N_("One word of a list"),
    Shape.SOME_OF: N_("Words of a list"),
    Shape.REFERENCE: N_("Id of another record"),
    Shape.NUMBER: N_("Citizen service number"),
    Shape.BY_LANGUAGE: N_("Text by language"),
    Shape.PART: N_("Part"),
    Shape.PARTS: N_("List of parts"),
}
"""What a page says of each shape, as messages of ``portal.words``."""


@dataclass(frozen=True)
class Field:
    """One field of a record, as the page, the document and the importer all read it."""

    name: str
    shape: Shape
    meaning: str
    """A message of ``portal.words``."""
    example: str = ""
    is_required: bool = False
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    """The kind of record that a REFERENCE names."""
    longest: int = ORDINARY_TEXT
    may_be_future: bool = False
    parts: tuple[Field, ...] = ()
    """The fields of the part, or of each part."""
    has_own_lines: bool = False
    """In CSV each part stands on a line of its own, in columns named ``subject.*``."""


@dataclass(frozen=True)
class RecordKind:
    """One kind of record."""

    name: str
    meaning: str
    """A message of ``portal.words``."""
    fields: tuple[Field, ...]
