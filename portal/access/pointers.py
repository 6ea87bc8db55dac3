"""Pointers: how a case says what it is about, without its room knowing the other room.

``app`` registers, per table, how an item of it is described; a pointer is only ever made to what the viewer
may see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from portal.errors import NotFound
from portal.store import Work


@dataclass(frozen=True)
class Pointer:
    """An item of another room, ready to be shown as a line with a link."""

    table: str
    id: str
    text: object
    """A message of ``portal.words``."""
    endpoint: str
    agency: str = ""
    """The body it is mostly about; the page may propose it."""
    day: date | None = None
    """The day on which it happened, if it is something that happens; the page may propose it."""
    until: date | None = None
    """The last day on which it holds, if it ends or was taken back."""

    def holds(self, today: date) -> bool:
        """Tell whether it holds on a day."""
        return self.until is None or self.until >= today


Describe = Callable[[Work, str], Pointer]
ListUnder = Callable[[Work, str], Sequence[Pointer]]

_describers: dict[str, Describe] = {}
_listers: dict[str, ListUnder] = {}


def register(table: str, describe: Describe) -> None:
    """Say how items of a table are described. ``describe`` raises NotFound for what is not visible."""
    _describers[table] = describe


def describe(work: Work, table: str, item: str) -> Pointer:
    """Describe an item the viewer may see.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    describer = _describers.get(table)
    if describer is None:
        raise NotFound(table)
    return describer(work, item)


def register_under(table: str, listing: ListUnder) -> None:
    """Say how another room lists what stands under an item of this table: exchanges under a declaration."""
    _listers[table] = listing


def under(work: Work, table: str, item: str) -> Sequence[Pointer]:
    """Return what stands under an item and may be seen, newest first; nothing when no room lists it."""
    listing = _listers.get(table)
    return () if listing is None else listing(work, item)
