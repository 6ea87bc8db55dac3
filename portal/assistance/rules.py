"""Rules of a visit: how long it lasts, where it is, and what may be allowed during it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from portal.viewer import Act


class Setting(StrEnum):
    """Where somebody is helped."""

    COUNTER = "counter"  # others can look and listen
    ROOM = "room"  # a closed room
    PHONE = "phone"


class End(StrEnum):
    """How a visit ended; one that only ran out of time has no such word."""

    BUTTON = "button"
    NEXT = "next"  # the helper began another visit
    REFUSED = "refused"  # the person allowed nothing


OPENING = frozenset({Act.SEE, Act.COMPLAINTS, Act.REQUESTS})
"""What opens a page by itself; "also my health" only makes such a page show more."""


def opens_a_page(acts: Iterable[str]) -> bool:
    """Tell whether what a person ticked opens anything."""
    return any(act in OPENING for act in acts)


VISIT_FOR = timedelta(minutes=30)
"""How long a visit lasts after the person agreed. Another half hour needs another code."""

AGREE_WITHIN = timedelta(minutes=10)
"""How long the question what is allowed may stand on the screen."""

SLIP_FOR = timedelta(minutes=10)
"""How long the same helper can print the slip again, when the printer failed."""

CODE_FOR = timedelta(days=14)
"""How long a code can be used."""

MOST_WRONG = 5
"""Wrong codes that one helper may type, and tries at one code, within ``WRONG_WITHIN``."""

WRONG_WITHIN = timedelta(hours=1)

ACTS = (Act.SEE, Act.COMPLAINTS, Act.REQUESTS, Act.MEDICAL)
"""What a person may allow during a visit. Taking a permission back is never among it."""


def reason(setting: str) -> str:
    """Return the reason of the view log: that somebody was helped, and where."""
    return f"visit_{setting}"
