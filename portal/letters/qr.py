"""A QR code: as a picture in a page, and as a picture that is part of a file."""

from __future__ import annotations

import segno
from markupsafe import Markup

SIDE = 260
"""Pixels: it fits on the narrowest phone."""


def picture(text: str) -> Markup:
    """Return a QR code as a picture in the page, dark on white in every theme."""
    code = segno.make(text, error="l", micro=False)
    scale = SIDE / code.symbol_size()[0]
    drawn = code.svg_inline(scale=scale, light="#fff", svgclass=None, lineclass=None)
    return Markup(drawn)  # noqa: S704  # Only lines that the library drew; the text is not in it.


def in_a_file(text: str) -> str:
    """Return a QR code as an address that holds the picture itself: a file can give it other words."""
    code = segno.make(text, error="l", micro=False)
    return str(code.svg_data_uri(scale=4, light="#fff", svgclass=None, lineclass=None))
