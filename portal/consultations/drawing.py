"""The measures of the drawing: how long each bar is, on a canvas that is as wide as a phone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from portal.consultations.picturing import Picture

WIDTH = 360
"""Width of the canvas, in its own units; a phone shows one unit as about one pixel."""

ROW = 52
"""Height of one organisation: its name, and its bar under it."""

MOST_BARS = 12
"""Organisations in the drawing; the table has all."""

LONGEST_NAME = 42
"""Letters of a name that fit; the table has the whole name."""

LONGEST_BAR = 310
TALLEST_BAR = 100
MONTH_WIDTH = 30


@dataclass(frozen=True)
class Bar:
    """One organisation in the drawing."""

    name: str
    number: int
    top: int
    width: int


@dataclass(frozen=True)
class Column:
    """One month in the drawing."""

    first_day: date
    number: int
    start: int
    height: int


def bars(found: Picture, name: Callable[[str], str]) -> list[Bar]:
    """Return a bar for each organisation, the longest first."""
    shown = found.bodies[:MOST_BARS]
    most = max((body.total for body in shown), default=1)
    return [
        Bar(_short(name(body.agency)), body.total, place * ROW, max(4, LONGEST_BAR * body.total // most))
        for place, body in enumerate(shown)
    ]


def columns(found: Picture) -> list[Column]:
    """Return a column for each month, oldest first."""
    most = max((number for _, number in found.months), default=0) or 1
    return [
        Column(day, number, place * MONTH_WIDTH, TALLEST_BAR * number // most)
        for place, (day, number) in enumerate(found.months)
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
