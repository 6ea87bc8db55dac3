"""Recordings that tests make up, with the notes that a phone writes beside the sound."""

from __future__ import annotations

HOME = b"Lijnbaan 41, Waterstad"


def box(kind: bytes, content: bytes) -> bytes:
    """One box of an MP4 file."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def m4a(sound: bytes = b"quarrel" * 20) -> bytes:
    """A voice memo that names the place where it was made, twice."""
    notes = box(b"udta", box(b"\xa9nam", HOME))
    moov = box(b"moov", box(b"mvhd", b"\0" * 20) + box(b"trak", notes) + notes)
    return box(b"ftyp", b"M4A \0\0\0\0M4A ") + moov + box(b"mdat", sound)


def mp3(sound: bytes = b"\xff\xfb\x90\x00" + b"la" * 40) -> bytes:
    """A song with its tags in front and behind."""
    size = len(HOME)
    return b"ID3\x04\0\0" + bytes((0, 0, 0, size)) + HOME + sound + b"TAG" + HOME.ljust(125, b"\0")


def wav(sound: bytes = b"hush" * 10) -> bytes:
    """A recording with a chunk of notes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return name + len(content).to_bytes(4, "little") + content

    inner = chunk(b"fmt ", b"\0" * 16) + chunk(b"LIST", HOME) + chunk(b"data", sound)
    return b"RIFF" + (len(inner) + 4).to_bytes(4, "little") + b"WAVE" + inner


def element(code: str, content: bytes, *, unknown: bool = False) -> bytes:
    """One element of a WebM file; a browser that records does not know yet how long the large ones get."""
    size = b"\x01" + b"\xff" * 7 if unknown else b"\x10" + len(content).to_bytes(3, "big")
    return bytes.fromhex(code) + size + content


def webm(sound: bytes = b"la" * 40, *, seconds: int = 3, kind: int = 2) -> bytes:
    """A recording as a browser makes it, with the place where it was made in its tags."""
    head = element("1a45dfa3", element("4282", b"webm"))
    info = element("1549a966", element("2ad7b1", (1_000_000).to_bytes(3, "big")) + element("7ba9", HOME))
    tracks = element("1654ae6b", element("ae", element("83", bytes((kind,))) + element("536e", HOME)))
    tags = element("1254c367", HOME)
    clusters = b"".join(
        element("1f43b675", element("e7", moment.to_bytes(4, "big")) + element("a3", sound), unknown=True)
        for moment in (0, seconds * 1000)
    )
    return head + element("18538067", info + tracks + tags + clusters, unknown=True)


def page(content: bytes, *, number: int, place: int = 0, marks: int = 0, serial: int = 7) -> bytes:
    """One page of an Ogg file that holds one whole packet, or a piece of one that goes on."""
    full, rest = divmod(len(content), 255)
    table = b"\xff" * full + (bytes((rest,)) if rest or not full else b"")
    front = b"OggS\0" + bytes((marks,)) + place.to_bytes(8, "little") + serial.to_bytes(4, "little")
    front += number.to_bytes(4, "little")
    rest_of_page = bytes((len(table),)) + table + content
    return front + ogg_check(front + bytes(4) + rest_of_page).to_bytes(4, "little") + rest_of_page


def ogg_check(whole: bytes) -> int:
    """The check of a page, bit for bit as RFC 3533 says it."""
    found = 0
    for byte in whole:
        found ^= byte << 24
        for _ in range(8):
            found = (found << 1) ^ (0x04C11DB7 if found & 0x80000000 else 0)
        found &= 0xFFFFFFFF
    return found


def ogg(sound: bytes = b"la" * 40, *, seconds: int = 3, channels: int = 0, notes: bytes = HOME) -> bytes:
    """A voice message of a phone: its notes name the place, and a picture makes them longer than a page."""
    head = b"OpusHead\x01\x01" + (312).to_bytes(2, "little") + (48_000).to_bytes(4, "little") + b"\0\0"
    told = b"OpusTags" + (2).to_bytes(4, "little") + b"xx" + (1).to_bytes(4, "little")
    told += len(notes).to_bytes(4, "little") + notes
    told = told.ljust(255 * 255 + 40, b"\0")
    return (
        page(head + bytes((channels,)), number=0, marks=2)
        + page(told[: 255 * 255], number=1, place=(1 << 64) - 1)
        + page(told[255 * 255 :], number=2, marks=1)
        + page(sound, number=3, place=24_000 + 312)
        + page(sound, number=4, place=seconds * 48_000 + 312, marks=4)
    )
