"""Codes that are read out loud or copied by hand."""

from __future__ import annotations

import secrets

SIGNS = "bcdfghjkmnpqrstvwxz23456789"
"""Nothing that sounds or looks like another sign, and no vowel, so that no word is made by chance."""


def code_from(secret: bytes, length: int) -> str:
    """Return the code that follows from a keyed hash: the same each time."""
    number = int.from_bytes(secret, "big")
    signs = []
    for _ in range(length):
        number, place = divmod(number, len(SIGNS))
        signs.append(SIGNS[place])
    return "".join(signs)


def new_code(length: int) -> str:
    """Return a random code of so many signs; each holds 4.75 bits."""
    return "".join(secrets.choice(SIGNS) for _ in range(length))
