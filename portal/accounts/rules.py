"""Rules of an account without DigiD: its number and code, how long they last, and how tries are slowed."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import date, datetime, timedelta
from enum import StrEnum


class Way(StrEnum):
    """How a code reaches its person."""

    LETTER = "letter"  # to the address where the person is registered
    COUNTER = "counter"  # into the hands of who was seen by two employees


class What(StrEnum):
    """What is asked at a counter."""

    CODE = "code"  # a new code in the hand; what was before stops working
    SEEN = "seen"  # the account works, and the person is seen now
    LETTER = "letter"  # a letter home; one employee is enough
    STOP = "stop"  # stop it now; one employee is enough


NEEDS_TWO = frozenset({What.CODE, What.SEEN})
"""What opens something: for that two employees look at the proof of who somebody is."""


class Event(StrEnum):
    """What happened to an account."""

    LETTER = "letter"
    HANDED = "handed"
    OPENED = "opened"
    SEEN = "seen"
    STOPPED = "stopped"
    JOINED = "joined"
    CHANGED = "changed"


LETTER_FOR = timedelta(days=21)
"""How long a code from a letter can be used."""

COUNTER_FOR = timedelta(days=7)
"""The same for a code that was given by hand."""

MOST_WRONG_CODES = 10
"""Wrong codes after which the code of that number works no more."""

LETTERS_WITHIN = timedelta(days=30)
MOST_LETTERS = 3
"""Letters to one person within that time, so that nobody fills a letter box."""

SEEN_WITHIN = timedelta(minutes=15)
"""How long a second employee has to agree, and then the first one to go on."""

MOST_A_DAY = 30
"""People for whom one employee can ask something in a day."""

YOUNGEST = 12
"""Years; for a younger child the parents act. Source: Jeugdwet art. 7.3.4."""

WITHIN = timedelta(hours=1)
OF_NUMBER = 5
"""Wrong tries at one number within that hour after which each next one waits."""

OF_PLACE = 20
"""The same from one address, where many people may sit. It is made slow, and never closed."""

WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
PACE = timedelta(seconds=10)

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No signs that look alike, and no vowels but A and E: a code is never a word."""


def wait_until(
    *, of_number: int, last_of_number: datetime | None, of_place: int, last_of_place: datetime | None
) -> datetime | None:
    """Return the moment before which a try is not looked at; nothing when it may be made at once.

    A number waits longer with each wrong try, up to a quarter of an hour. An address waits ten seconds, so
    that a library stays open to everybody in it.
    """
    ends = []
    if of_number >= OF_NUMBER and last_of_number is not None:
        ends.append(last_of_number + WAITS[min(of_number - OF_NUMBER, len(WAITS) - 1)])
    if of_place >= OF_PLACE and last_of_place is not None:
        ends.append(last_of_place + PACE)
    return max(ends, default=None)


def new_number() -> str:
    """Return a random number of ten digits: it names nobody, and is no citizen service number of nine."""
    digits = str(secrets.randbelow(9) + 1) + "".join(str(secrets.randbelow(10)) for _ in range(8))
    return digits + str(-_sum(digits + "0") % 10)


def is_number(digits: str) -> bool:
    """Tell whether a number can be right: its last digit tells a slip of the pen, and nothing of anybody."""
    return len(digits) == 10 and digits[0] != "0" and _sum(digits) % 10 == 0


def _sum(digits: str) -> int:
    """Return the sum of Luhn."""
    doubled = (int(sign) * (1 + place % 2) for place, sign in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled)


def digits_of(typed: str) -> str:
    """Return the digits of what was typed, in whatever script they are written."""
    found = (unicodedata.digit(sign, None) for sign in typed)
    return "".join(str(digit) for digit in found if digit is not None)


def in_groups(number: str) -> str:
    """Return a number as it is written down: 4821 093 755."""
    return f"{number[:4]} {number[4:7]} {number[7:]}"


def new_code() -> str:
    """Return a new code of ten signs."""
    signs = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def signs_of(typed: str) -> str:
    """Return the signs of a code as it was typed; small letters, blanks and dashes make no difference."""
    signs = (str(unicodedata.digit(sign, sign)) for sign in typed.upper())
    return "".join(sign for sign in signs if sign in _LETTERS)


def is_old_enough(born_on: str, today: date) -> bool:
    """Tell whether somebody may have an account; an unknown birth date is no reason to refuse."""
    if not born_on:
        return True
    born = date.fromisoformat(born_on)
    return (today.year - born.year) - ((today.month, today.day) < (born.month, born.day)) >= YOUNGEST
