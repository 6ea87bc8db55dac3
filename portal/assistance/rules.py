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


class How(StrEnum):
    """By what a person is known at a counter."""

    OWN = "own"  # a code that the person made, at home or on a letter
    SMS = "sms"  # a code sent now to the number on record
    SEEN = "seen"  # an ID, seen by two workers; then nothing from before is shown
    HANDED = "handed"  # a colleague goes on with the visit


class Document(StrEnum):
    """Sorts of ID. Source: Wet op de identificatieplicht art. 1."""

    PASSPORT = "passport"
    CARD = "card"
    LICENCE = "licence"
    RESIDENCE = "residence"


class End(StrEnum):
    """How a visit ended; one that only ran out of time has no such word."""

    BUTTON = "button"
    NEXT = "next"  # the helper began another visit
    REFUSED = "refused"  # the person allowed nothing
    LEFT = "left"  # the person walked out
    HANDED = "handed"  # a colleague went on
    LOST = "lost"  # the helper was gone: signed out, or the line was lost
    WRONG = "wrong"  # the second half of the code was wrong too often
    NOT_ME = "not_me"  # the person says: that was not me


OPENING = frozenset({Act.SEE, Act.COMPLAINTS, Act.REQUESTS, Act.FILE})
"""What opens a page by itself; "also my health" only makes such a page show more."""


def opens_a_page(acts: Iterable[str]) -> bool:
    """Tell whether what a person ticked opens anything."""
    return any(act in OPENING for act in acts)


VISIT_FOR = timedelta(minutes=30)
"""How long a visit lasts after the person agreed. Another half hour needs another code."""

AGREE_WITHIN = timedelta(minutes=10)
"""How long the question what is allowed may stand on the screen."""

SLIP_FOR = timedelta(minutes=10)
"""How long the same helper can print the slip again, once, when the printer failed."""

SMS_FOR = timedelta(minutes=10)
"""How long a code can be used that was sent to a phone."""

HANDING_FOR = timedelta(minutes=5)
"""How long a colleague can take a visit over."""

CONFIRM_WITHIN = timedelta(minutes=10)
"""How long a colleague can confirm an ID."""

SEEN_A_DAY = 3
"""How many IDs one helper may enter in a day; whoever comes more often needs a code."""

SMS_A_DAY = 10
"""How many codes one helper may have sent in a day."""

CODE_FOR = timedelta(days=14)
"""How long a code can be used."""

MOST_WRONG = 5
"""Wrong codes that one helper may type, and tries at one code, within ``WRONG_WITHIN``."""

WRONG_WITHIN = timedelta(hours=1)

ACTS = (Act.SEE, Act.COMPLAINTS, Act.REQUESTS, Act.MEDICAL)
"""What a person may allow during a visit. Taking a permission back is never among it."""


def acts_for(how: str) -> tuple[Act, ...]:
    """Return what may be allowed: of who showed an ID only, nothing from before is opened."""
    return (Act.FILE,) if how == How.SEEN else ACTS


def reason(setting: str) -> str:
    """Return the reason of the view log: that somebody was helped, and where."""
    return f"visit_{setting}"
