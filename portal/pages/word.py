"""A word of letters and of this site, with its explanation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One explained word; pages link to it as ``/words#word-<code>``."""

    code: str
    term: str
    meaning: str
