"""Files a person may add: looked at from the inside, and cleaned. Nothing here knows the store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import PurePosixPath

import puremagic
from PIL import Image, ImageOps

from portal.errors import Refused
from portal.words import N_, Said

MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
MAX_PIXELS: Mapping[str, int] = {"image/jpeg": 100_000_000, "image/png": 25_000_000}
"""A JPEG is made smaller while it is read, so it may be larger than a PNG, which needs its whole memory."""

_LONGEST_SIDE = 3_000  # Pixels: a letter on A4 stays readable.
_LONGEST_NAME = 120

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)
_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "audio/mp4": ".m4a",
    "video/mp4": ".mp4",
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
    media_type = _type_of(content)
    return CleanFile(media_type, _CLEANERS[media_type](content, media_type))


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


def _type_of(content: bytes) -> str:
    media_type = next((kind for start, kind in _BEGINNINGS if content.startswith(start)), None)
    try:
        others = {match.mime_type for match in puremagic.magic_string(content)}
    except puremagic.PureError:
        others = set()
    # Two must agree: our own list, and a library that looks further into the file.
    if media_type is None or media_type not in others:
        raise Refused(
            Said(N_("Send a picture (JPG or PNG) or a PDF. Or take a photo of it with your phone."))
        )
    return media_type


def _picture(content: bytes, media_type: str) -> bytes:
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MAX_PIXELS[media_type]:
                raise Image.DecompressionBombError("too many pixels")
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            return _drawn(opened, media_type)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Said(N_("This picture is too large to open. Make it smaller first."))) from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise Refused(Said(N_("We cannot open this picture. Take it again, or choose another."))) from error


def _drawn(opened: Image.Image, media_type: str) -> bytes:
    """Return only what can be seen: turned upright, with nothing written beside it."""
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    if media_type == "image/png":
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    else:
        plain = upright.convert("RGB")
    # A picture carries its notes along in ``info``, and saving would write some of them again.
    plain.info.clear()
    out = BytesIO()
    plain.save(out, "PNG" if media_type == "image/png" else "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _pdf(content: bytes, _media_type: str) -> bytes:
    """Return a PDF without notes; what reads them takes 6 MB, which a process without a PDF does not need."""
    cleaned: bytes = import_module("portal.cases.files_pdf").clean_pdf(content)
    return cleaned


_CLEANERS: Mapping[str, Callable[[bytes, str], bytes]] = {
    "image/jpeg": _picture,
    "image/png": _picture,
    "application/pdf": _pdf,
}
