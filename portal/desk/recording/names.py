"""Does the text of one person name another? A plain look, for a warning before it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST = 3
"""Letters of a part of a name that says something."""

SMALL = frozenset({"van", "der", "den", "ten", "ter", "het"})
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def names_in(texts: Iterable[str], name: str) -> bool:
    """Tell whether one of these texts has a part of somebody's name in it."""
    parts = {part for word in WORD.findall(name.casefold()) for part in (word, *re.split(r"[-'’]", word))}
    telling = {part for part in parts if len(part) >= SHORTEST and part not in SMALL}
    said = {word for text in texts for word in WORD.findall(text.casefold())}
    return bool(telling & said)
