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
