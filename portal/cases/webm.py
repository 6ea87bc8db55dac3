"""Recordings as a browser makes them (WebM): freed of notes, and measured; nothing here plays anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portal.errors import Refused
from portal.words import N_, Said

MAGIC = b"\x1a\x45\xdf\xa3"

_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675
_INSIDE = frozenset({_SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER})
_NOTES = frozenset({0x1254C367, 0x1941A469, 0x1043A770, 0x7BA9, 0x4461, 0x536E})
"""Tags, attachments, chapters, the title, the date, and the name of a track."""

_SCALE, _TIME, _KIND = 0x2AD7B1, 0xE7, 0x83
_SOUND = 2
_TOP = frozenset({_CLUSTER, _INFO, _TRACKS, 0x114D9B74, 0x1C53BB6B, 0x1254C367, 0x1941A469, 0x1043A770})
"""What ends a cluster that does not say how long it is: whatever stands beside it."""


@dataclass(frozen=True)
class _Element:
    """One element: where it begins, where its content is, and what it is."""

    code: int
    start: int
    inside: int
    end: int


def webm(content: bytes) -> tuple[bytes, int]:
    """Return the recording without its notes, and how long it is in seconds. Sizes stay as they were.

    :raises Refused: when it cannot be read, or holds a picture as well.
    """
    found, last, scale, kinds = bytearray(content), 0, 1_000_000, set()
    for one in _elements(content, 0, len(content)):
        if one.code in _NOTES:
            _empty(found, one)
        elif one.code in (_SCALE, _TIME, _KIND):
            value = int.from_bytes(content[one.inside : one.end], "big")
            if one.code == _SCALE:
                scale = value
            elif one.code == _TIME:
                last = max(last, value)
            else:
                kinds.add(value)
    if kinds != {_SOUND}:
        raise Refused(Said(N_("We cannot read this recording. Save it again, or make a new one.")))
    return bytes(found), last * scale // 1_000_000_000


def _elements(content: bytes, place: int, end: int, within: int = 0) -> Iterator[_Element]:
    """Give every element, those inside others too; blocks of sound are passed over."""
    while place < end:
        code, inside = _number(content, place, keeps_mark=True)
        if within == _CLUSTER and code in _TOP:
            return
        size, inside = _number(content, inside, keeps_mark=False)
        stop = end if size is None else inside + size
        if code is None or stop > end or (size is None and code not in (_SEGMENT, _CLUSTER)):
            raise Refused(Said(N_("We cannot read this recording. Save it again, or make a new one.")))
        one = _Element(code, place, inside, stop)
        yield one
        if code in _INSIDE:
            for inner in _elements(content, inside, stop, code):
                yield inner
                place = inner.end
        # A cluster of unknown length ends with its last element, and what follows stands beside it.
        place = max(place, inside) if size is None and code == _CLUSTER else stop


def _number(content: bytes, place: int, *, keeps_mark: bool) -> tuple[int | None, int]:
    """Return a number of one to eight bytes and where it ends; none for "unknown".

    :raises Refused: when there is none.
    """
    first = content[place] if place < len(content) else 0
    length = 9 - first.bit_length()
    if not first or place + length > len(content) or (keeps_mark and length > 4):
        raise Refused(Said(N_("We cannot read this recording. Save it again, or make a new one.")))
    value = int.from_bytes(content[place : place + length], "big")
    if not keeps_mark:
        value &= (1 << 7 * length) - 1
        if value == (1 << 7 * length) - 1:
            return None, place + length
    return value, place + length


def _empty(found: bytearray, one: _Element) -> None:
    """Make an element one that means nothing, of the same length."""
    length = one.end - one.start
    found[one.start : one.end] = bytes(length)
    if length >= 9:
        found[one.start : one.start + 9] = b"\xec\x01" + (length - 9).to_bytes(7, "big")
    else:
        found[one.start : one.start + 2] = bytes((0xEC, 0x80 | (length - 2)))
