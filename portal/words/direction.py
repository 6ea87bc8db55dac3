"""Which way words run that somebody else wrote: paper has no browser that finds out by itself."""

from __future__ import annotations

import unicodedata

_FROM_THE_RIGHT = frozenset({"R", "AL"})
_FROM_THE_LEFT = frozenset({"L", "EN"})


def direction(text: str) -> str:
    """Return "ltr" or "rtl" by the first sign that says so; a number reads from the left."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in _FROM_THE_RIGHT:
            return "rtl"
        if kind in _FROM_THE_LEFT:
            return "ltr"
    return "ltr"
