"""Files a person may add: looked at from the inside, and cleaned. Nothing here knows the store."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath

from portal.errors import Refused
from portal.words import N_, Said

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
_LONGEST_NAME = 120

_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
    "audio/webm": ".webm",
    "audio/ogg": ".ogg",
}


@dataclass(frozen=True)
class CleanFile:
    """A file that was checked and cleaned; only this module and the recordings make one."""

    media_type: str
    content: bytes


def clean(content: bytes) -> CleanFile:
    """Check a file by what is in it, never by its name, and take out what nobody meant to send.

    Pictures are drawn anew, which leaves out place, time and make of the phone. It takes up to a second, so
    do it before a transaction begins.

    :raises Refused: with plain words about what to do.
    """
    check_size(content)
    media_type: str = import_module(_INSIDE).type_of(content)
    return CleanFile(media_type, _cleaned(content, media_type))


def check_size(content: bytes) -> None:
    """Refuse a file that is empty or too large.

    :raises Refused: with plain words about what to do.
    """
    if not content:
        raise Refused(Said(N_("This file is empty. Choose another file.")))
    if len(content) > MAX_BYTES:
        raise Refused(
            Said(
                N_("This file is larger than %(most)s MB. Make a smaller picture, or send it in parts."),
                most=MAX_MEGABYTES,
            )
        )


def ending(media_type: str) -> str:
    """Return the ending that belongs to a type, without its dot."""
    return _ENDINGS[media_type].removeprefix(".")


def safe_name(name: str, media_type: str) -> str:
    """Return a file name without folders and odd signs, with the ending that belongs to its content."""
    last = PurePosixPath(name.replace("\\", "/")).name
    letters = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in last)
    stem = re.sub(r'[<>:"/|?*]', " ", PurePosixPath(letters).stem)
    return (" ".join(stem.split()).strip(". ")[:_LONGEST_NAME] or "file") + _ENDINGS[media_type]


_INSIDE = "portal.cases.files_inside"
_PDF = "portal.cases.files_pdf"
"""What looks into files is loaded with the first file: it takes megabytes, and most processes see none."""


def _cleaned(content: bytes, media_type: str) -> bytes:
    if media_type == "application/pdf":
        cleaned: bytes = import_module(_PDF).clean_pdf(content)
    else:
        cleaned = import_module(_INSIDE).draw_anew(content, media_type)
    return cleaned
