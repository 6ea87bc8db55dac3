"""What a file is by what is in it, and pictures drawn anew. Loaded when the first file comes in."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import puremagic
from PIL import Image, ImageOps

from portal.errors import Refused
from portal.words import N_, Said

MAX_PIXELS: Mapping[str, int] = {"image/jpeg": 100_000_000, "image/png": 25_000_000}
"""A JPEG is made smaller while it is read, so it may be larger than a PNG, which needs its whole memory."""

_LONGEST_SIDE = 3_000  # Pixels: a letter on A4 stays readable.

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


def type_of(content: bytes) -> str:
    """Return what a file is by what is in it.

    :raises Refused: when it is nothing that we take.
    """
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


def draw_anew(content: bytes, media_type: str) -> bytes:
    """Return a picture with nothing but what can be seen on it.

    :raises Refused: with what to do about it.
    """
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
