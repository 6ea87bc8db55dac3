"""Recordings: told apart by what is in them, and freed of the notes that a phone writes beside the sound.

Nothing here plays anything. A phone writes where and by whom a recording was made; that is taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from portal.cases.files import CleanFile, check_size, clean
from portal.cases.ogg import is_opus, ogg
from portal.cases.webm import MAGIC, webm
from portal.errors import Refused
from portal.words import N_, Said

_BOXES_WITH_NOTES = frozenset({b"udta", b"meta", b"uuid"})
_BOXES_OF_BOXES = frozenset({b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"})
_SOUND_CHUNKS = frozenset({b"fmt ", b"data", b"fact"})
_UNKNOWN = N_("This is no recording we know. Send an MP3, M4A, MP4, WAV, WEBM or OGG file.")

LONGEST_MINUTES = 15
"""How long a story told in one's own voice may be: a person listens to it and types it out."""


def cleaned(content: bytes, what: str) -> CleanFile:
    """Check and clean a file, and see that it is what its sender says.

    :param what: "no", "yes", "voice" or "others", as in ``FileForm``.
    :raises Refused: with plain words about what to do.
    """
    media_type = recording_type(content)
    if media_type is None:
        if what in {"voice", "others"}:
            raise Refused(Said(_UNKNOWN))
        return clean(content)
    if what == "no":
        raise Refused(Said(N_("This is a recording. Choose below whose voice is in it.")))
    check_size(content)
    if what == "voice" and seconds(content, media_type) > LONGEST_MINUTES * 60:
        raise Refused(
            Said(
                N_("This takes longer than %(most)s minutes. Make two recordings of it."),
                most=LONGEST_MINUTES,
            )
        )
    return CleanFile(media_type, _CLEANERS[media_type](content))


def seconds(content: bytes, media_type: str) -> int:
    """Return how long a recording is, as it says itself; 0 when it does not say."""
    if media_type in _MEASURED:
        return _MEASURED[media_type](content)[1]
    if media_type == "audio/wav":
        place = content.find(b"fmt ")
        each = int.from_bytes(content[place + 16 : place + 20], "little") if place > 0 else 0
        return len(content) // each if each else 0
    place = content.find(b"mvhd") if media_type.endswith("/mp4") else -1
    if place < 0:
        return 0
    wide = content[place + 4 : place + 5] == b"\1"
    unit = place + (24 if wide else 16)
    scale = int.from_bytes(content[unit : unit + 4], "big")
    length = int.from_bytes(content[unit + 4 : unit + (12 if wide else 8)], "big")
    # All ones means that it was not known when the recording began.
    is_known = scale and length != (1 << (64 if wide else 32)) - 1
    return length // scale if is_known else 0


def recording_type(content: bytes) -> str | None:
    """Return the type of a recording by its first bytes; nothing when it is none."""
    if content[4:8] == b"ftyp":
        return "audio/mp4" if content[8:11] == b"M4A" else "video/mp4"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "audio/wav"
    if content[:4] == MAGIC:
        return "audio/webm"
    if is_opus(content):
        return "audio/ogg"
    if content[:3] == b"ID3" or (len(content) > 1 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return None


def _webm(content: bytes) -> bytes:
    return webm(content)[0]


def _ogg(content: bytes) -> bytes:
    return ogg(content)[0]


def _mp3(content: bytes) -> bytes:
    """Return the sound without its tags: ID3 in front, ID3 and APE behind."""
    while content[:3] == b"ID3" and len(content) >= 10:
        size = sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if content[-32:-24] == b"APETAGEX":
        content = content[: -max(32, int.from_bytes(content[-20:-16], "little"))]
        content = content[:-32] if content[-32:-24] == b"APETAGEX" else content
    return content


def _wav(content: bytes) -> bytes:
    """Return only the chunks that hold the sound."""
    kept, place = b"", 12
    while place + 8 <= len(content):
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        if content[place : place + 4] in _SOUND_CHUNKS:
            kept += content[place:end]
        place = end
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WAVE" + kept


def _mp4(content: bytes) -> bytes:
    """Return the same file with every box of notes made empty; sizes stay, because others count on them."""
    found = bytearray(content)
    _empty_notes(found, 0, len(found), depth=0)
    return bytes(found)


def _empty_notes(found: bytearray, place: int, end: int, *, depth: int) -> None:
    while place + 8 <= end and depth < 8:
        size, head = int.from_bytes(found[place : place + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(found[place + 8 : place + 16], "big"), 16
        elif size == 0:
            size = end - place
        if size < head or place + size > end:
            raise Refused(Said(N_("We cannot read this recording. Save it again, or make a new one.")))
        kind = bytes(found[place + 4 : place + 8])
        if kind in _BOXES_WITH_NOTES:
            found[place + 4 : place + 8] = b"free"
            found[place + head : place + size] = bytes(size - head)
        elif kind in _BOXES_OF_BOXES:
            _empty_notes(found, place + head, place + size, depth=depth + 1)
        place += size


_CLEANERS: Mapping[str, Callable[[bytes], bytes]] = {
    "audio/mpeg": _mp3,
    "audio/wav": _wav,
    "audio/mp4": _mp4,
    "video/mp4": _mp4,
    "audio/webm": _webm,
    "audio/ogg": _ogg,
}
_MEASURED: Mapping[str, Callable[[bytes], tuple[bytes, int]]] = {"audio/webm": webm, "audio/ogg": ogg}
