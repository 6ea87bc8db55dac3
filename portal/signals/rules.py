"""What may be told without a name, where it stands, how long it stays, and when a count may be shown.

Source: R-199; trap 75; L-04 (Awb art. 9:4).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from portal.agencies.themes import FEWEST, OF_SIGNALS, Theme

TEXT_KEPT = timedelta(days=365)
"""A signal: its text, counted from the day it came in.

Source: Selectielijst gemeenten 2020, 6.1.3 (informatieverzoek): 1 year.
"""

WAITS_FOR = timedelta(days=365)
"""A question or a complaint without a name: counted from the last message and the last use of its code.

Source: Awb art. 9:8 lid 1 onder b: a body must handle a complaint up to a year after the conduct; and as long
as somebody still looks after it, it is not over.
"""

SHOWN_FOR = timedelta(minutes=30)
"""How long a new code can be seen in the same browser, until it is typed back."""

COUNTS_KEPT = timedelta(days=1)
"""How long counts of an address are kept, under a keyed hash of the address and the day."""

MOST_TOLD = 20
"""Signals an hour from one address; a whole library may be behind it."""

MOST_TOLD_BY_ALL = 200
"""Signals an hour from everybody. When more come in, each address may still send ``LEAST_TOLD``."""

LEAST_TOLD = 2

MOST_WRONG = 30
"""Wrong codes an hour from one address, after which its further wrong codes are answered with "wait".

A right code always goes through, whoever else is behind that address. Typing errors do not count: the check
word finds them before anything is looked up.
"""

MOST_WRONG_HALF = 10
"""Codes an hour with the same half right or wrong. Somebody who saw most of a code must guess the rest; after
that many guesses such a code opens nothing for an hour, from anywhere.
"""


class Kind(StrEnum):
    """What somebody wants who gives no name."""

    SIGNAL = "signal"  # no answer is promised
    QUESTION = "question"
    COMPLAINT = "complaint"  # a signal until a name and an address are there (L-04)


class State(StrEnum):
    """Where it stands."""

    NEW = "new"  # nobody read the last words yet
    READ = "read"
    ANSWERED = "answered"
    CLOSED = "closed"
    NAMED = "named"  # it is a case now
    WITHDRAWN = "withdrawn"  # its sender took it back; writing again takes it up


HANDLED_BY: Mapping[str, tuple[Kind, ...]] = {
    "privacy_officer": (Kind.SIGNAL, Kind.QUESTION),
    "complaint_handler": (Kind.COMPLAINT,),
}
"""Which role reads and answers which kind."""


def shown(counts: Mapping[Theme, int]) -> dict[Theme, int | None]:
    """Return what may be shown of each theme: a number in tens, rounded down, or nothing.

    No total is shown, and tens hide the one that came last.
    """
    return {theme: _in_tens(counts.get(theme, 0)) for theme in OF_SIGNALS}


def _in_tens(count: int) -> int | None:
    return None if count < FEWEST else count // 10 * 10
