"""The themes of a signal, and when a count may be shown. Source: R-199; trap 75."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

FEWEST = 10
"""A smaller number could tell who it was; it is never shown, nor one from which it could be worked out."""


class Theme(StrEnum):
    """What a signal is about."""

    ASKED_TOO_MUCH = "asked_too_much"
    SHARED = "shared"
    NOT_TOLD = "not_told"
    WRONG = "wrong"
    NO_ANSWER = "no_answer"
    TREATED_BADLY = "treated_badly"
    OTHER = "other"


def shown(counts: Mapping[Theme, int]) -> dict[Theme, int | None]:
    """Return what may be shown of each theme: a number in tens, rounded down, or nothing.

    No total is shown, and tens hide the one that came last.
    """
    return {theme: _in_tens(counts.get(theme, 0)) for theme in Theme}


def _in_tens(count: int) -> int | None:
    return None if count < FEWEST else count // 10 * 10
