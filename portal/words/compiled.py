"""Reading a compiled catalogue (``.mo``) straight into tables: Babel would need much more memory for it."""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_MAGIC = 0x950412DE
_HEAD = struct.Struct("<7I")
_PLACE = struct.Struct("<2I")
_PLURAL = re.compile(r"^Plural-Forms:.*?plural=([^;\n]+)", re.MULTILINE)

ENGLISH_PLURAL = "n != 1"
"""The rule of a catalogue that names none."""


@dataclass
class Texts:
    """What a catalogue says."""

    texts: dict[str, str] = field(default_factory=dict)
    """From message to text."""
    plurals: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    """From the two English forms to all forms of the language."""
    plural_rule: str = ENGLISH_PLURAL


def read_compiled(content: bytes) -> Texts:
    """Return what a compiled catalogue says.

    Source: the GNU gettext manual, "The Format of GNU MO Files".

    :raises ValueError: when it is none.
    """
    magic, _version, number, messages, texts, _size, _hash = _HEAD.unpack_from(content)
    if magic != _MAGIC:
        raise ValueError("this is no compiled catalogue")
    found = Texts()
    for message, text in zip(_parts(content, messages, number), _parts(content, texts, number), strict=True):
        _take(found, message, text)
    return found


def _parts(content: bytes, table: int, number: int) -> Iterator[str]:
    for place in range(number):
        length, begin = _PLACE.unpack_from(content, table + place * _PLACE.size)
        yield content[begin : begin + length].decode()


def _take(found: Texts, message: str, text: str) -> None:
    if not message:
        rule = _PLURAL.search(text)
        found.plural_rule = rule[1].strip() if rule else ENGLISH_PLURAL
    elif "\0" in message:
        one, _, many = message.partition("\0")
        forms = text.split("\0")
        if all(forms):
            found.plurals[sys.intern(one), sys.intern(many)] = tuple(forms)
    elif text:
        # The same message stands in the catalogue of each language.
        found.texts[sys.intern(message)] = text
