"""Turns the picture of who holds, looks and got into places on a canvas, drawn without a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.dossiers.picturing import Holder

ROW = 56
"""Height of one organisation: its name, and its three marks under it."""

MOST_ROWS = 14
"""Organisations in the drawing; the table has all."""

LONGEST_NAME = 42


@dataclass(frozen=True)
class Row:
    """One organisation in the drawing."""

    name: str
    top: int
    holds: bool
    looks: bool
    got: bool


def rows(found: Sequence[Holder], name: Callable[[str], str]) -> list[Row]:
    """Return a row for each organisation, in the order of the picture."""
    return [
        Row(_short(name(one.agency)), place * ROW, bool(one.systems), bool(one.roles), one.got > 0)
        for place, one in enumerate(found[:MOST_ROWS])
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
