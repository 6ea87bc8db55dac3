"""What the catalogue says of a service and of each field that its forms ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Row:
    """One thing that is asked. All words are msgids. Source: R-040, R-052, AVG art. 13 lid 1 and 2."""

    fields: tuple[str, ...]
    """The names of the form fields that ask it."""
    what: str
    """What is asked, in a few words: "What happened"."""
    why: str
    is_kept: bool = True
    """False for a choice about the page itself, which is gone with the page: it needs no reason there."""
    not_needed: tuple[str, ...] = ()
    """Kinds of paper that people may add here by themselves, and that nobody needs. Source: R-094."""
    withdrawn_on: date | None = None
    """The first day on which nobody may ask this any more."""


@dataclass(frozen=True)
class Service:
    """One thing the portal does, with all that it asks for. All words are msgids."""

    code: str
    name: str
    law: str
    keeping: str
    """How long the answers are kept."""
    rows: tuple[Row, ...]
    is_for_staff: bool = False
    """Officials fill it in: their pages keep the reasons on this page, out of the way of the work."""


@dataclass(frozen=True)
class Asked:
    """One field that a form asks."""

    service: str
    field: str
    where: str
    """The form, for whoever mends it."""
