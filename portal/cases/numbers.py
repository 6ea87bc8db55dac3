"""Case numbers: random, easy to read aloud, and with a check letter: "2026-K7Q4-X9TM"."""

from __future__ import annotations

import secrets
from itertools import count
from operator import mul

ALPHABET = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 without the zero: no two signs look alike, and 31 is a prime.

Source: www.crockford.com/base32.html.
"""

_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_LETTERS = 8
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1"})


def new_number(year: int) -> str:
    """Return a number nobody can guess: 7 random signs (31^7 is 27 thousand million) and a check letter."""
    left, letters = secrets.randbelow(len(ALPHABET) ** (_LETTERS - 1)), ""
    while len(letters) < _LETTERS - 1:
        left, place = divmod(left, len(ALPHABET))
        letters += ALPHABET[place]
    return _written(f"{year:04d}", letters)


def read_number(typed: str) -> str | None:
    """Return the number a person typed, as it is written; nothing when a sign is wrong or swapped."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    year, letters = signs[:4], signs[4:].translate(_LOOK_ALIKES)
    if len(letters) != _LETTERS or not (year.isascii() and year.isdigit()) or set(letters) - set(ALPHABET):
        return None
    number = _written(year, letters[:-1])
    return number if number.endswith(letters[-1]) else None


def _written(year: str, letters: str) -> str:
    letters += _check_letter(year, letters)
    return f"{year}-{letters[:4]}-{letters[4:]}"


def _check_letter(year: str, letters: str) -> str:
    """Return the sign that finds any one wrong sign and any two that were swapped.

    Each place has its own weight and the modulus is a prime, as in ISBN-10 (ISO 2108).
    """
    values = [*map(int, year), *map(_VALUES.__getitem__, letters)]
    return ALPHABET[sum(map(mul, count(1), values)) % len(ALPHABET)]
