"""Blacking out other people in a copy: the words go, and a mark that is always as long comes in their place.

Nothing of a word that was blacked out may be left in what is released: not its letters, and not its length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from portal.cases.copies_shown import DataCopy

MARK = "█████"

Found: TypeAlias = Mapping[str, int]
"""How often each word occurs."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that nobody sees, and that would keep a word from being found."""

_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


def plain(text: str) -> str:
    """Return a text in which the same word is always written with the same signs."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_SAME)


def words_in(typed: str) -> tuple[str, ...]:
    """Return the words that were typed to black out: one on each line, each once."""
    lines = (" ".join(plain(line).split()) for line in typed.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def counted(copy: DataCopy, words: Sequence[str]) -> Found:
    """Return how often each word stands in a copy."""
    texts = [plain(text) for text in copy.texts()]
    return {word: sum(len(_pattern([word]).findall(text)) for text in texts) for word in words}


def blacked(copy: DataCopy, words: Sequence[str]) -> DataCopy:
    """Return a copy without these words, wherever they stand and however they are written."""
    if not words:
        return copy
    pattern = _pattern(words)
    return copy.changed({text: pattern.sub(MARK, plain(text)) for text in copy.texts()})


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Find whole words only, the longest first: "Jan Jansen" goes before "Jan", and "januari" stays."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
