"""Recordings as phones and some browsers make them (Ogg with Opus): freed of notes, and measured.

Every page is written anew, so that only the sound is left. Nothing here plays anything.
Source: RFC 3533 (Ogg) and RFC 7845 (Opus in Ogg).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from portal.errors import Refused
from portal.words import N_, Said

MAGIC = b"OggS"

_HEAD, _HEAD_SIZE = b"OpusHead", 19
_NOTES = b"OpusTags"
_NO_NOTES = _NOTES + bytes(8)
"""No name of a maker, and no notes."""

_BEFORE_TABLE = 27
_GOES_ON, _FIRST = 0x01, 0x02
_NOWHERE = (1 << 64) - 1
"""The place of a page on which no sound ends."""

_A_SECOND = 48_000
_TURNED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


@dataclass(frozen=True)
class _Page:
    """One page: what it is, how far the sound is at its end, of which recording, and what is in it."""

    marks: int
    place: int
    serial: int
    table: bytes
    content: bytes


def is_opus(content: bytes) -> bool:
    """Tell whether a file begins as a recording of this sort."""
    return content[:4] == MAGIC and _HEAD in content[_BEFORE_TABLE : _BEFORE_TABLE + 1 + 2 * len(_HEAD)]


def ogg(content: bytes) -> tuple[bytes, int]:
    """Return the recording without its notes, and how long it is in seconds.

    :raises Refused: when it cannot be read, or holds more than one recording.
    """
    pages = list(_pages(content))
    head = pages[0] if pages else _refuse()
    is_alone = all(one.serial == head.serial and not one.marks & _FIRST for one in pages[1:])
    # Mono or stereo: what has more channels is no voice of one person.
    is_plain = len(head.content) == _HEAD_SIZE and head.content.startswith(_HEAD) and head.content[18] == 0
    if not (is_alone and is_plain and head.marks & _FIRST):
        _refuse()
    sound = _without_notes(pages[1:])
    notes = _Page(0, 0, head.serial, bytes((len(_NO_NOTES),)), _NO_NOTES)
    written = b"".join(_written(one, number) for number, one in enumerate((head, notes, *sound)))
    skipped = int.from_bytes(head.content[10:12], "little")
    last = max((one.place for one in sound if one.place != _NOWHERE), default=0)
    return written, max(0, last - skipped) // _A_SECOND


def _pages(content: bytes) -> Iterator[_Page]:
    """Give the pages; they stand against each other, from the first byte to the last."""
    start = 0
    while start < len(content):
        table = start + _BEFORE_TABLE
        if table > len(content) or content[start : start + 5] != MAGIC + b"\0":
            _refuse()
        inside = table + content[table - 1]
        end = inside + sum(content[table:inside])
        if end > len(content):
            _refuse()
        yield _Page(
            marks=content[start + 5],
            place=int.from_bytes(content[start + 6 : start + 14], "little"),
            serial=int.from_bytes(content[start + 14 : start + 18], "little"),
            table=content[table:inside],
            content=content[inside:end],
        )
        start = end


def _without_notes(pages: list[_Page]) -> list[_Page]:
    """Return the pages after the notes, which may be long: a picture may stand in them."""
    if not pages or not pages[0].content.startswith(_NOTES):
        _refuse()
    for number, page in enumerate(pages):
        # Notes that do not fill their last piece end there, and nothing else stands on that page.
        pieces = [place for place, size in enumerate(page.table) if size < 255]
        if pieces:
            if pieces[0] != len(page.table) - 1:
                _refuse()
            sound = pages[number + 1 :]
            return [replace(sound[0], marks=sound[0].marks & ~_GOES_ON), *sound[1:]] if sound else _refuse()
    return _refuse()


def _written(page: _Page, number: int) -> bytes:
    """Return a page as it stands in a file, with its own number and check."""
    front = MAGIC + bytes((0, page.marks)) + page.place.to_bytes(8, "little")
    front += page.serial.to_bytes(4, "little") + number.to_bytes(4, "little")
    rest = bytes((len(page.table),)) + page.table + page.content
    return front + _check(front + bytes(4) + rest).to_bytes(4, "little") + rest


def _check(page: bytes) -> int:
    """Return the check of a page: the sum that ``zlib`` makes, with all bits the other way round."""
    turned = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


def _refuse() -> NoReturn:
    raise Refused(Said(N_("We cannot read this recording. Save it again, or make a new one.")))
