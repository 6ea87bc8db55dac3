"""Which passwords are refused, and why in plain words: too short, often used, or standing in the letter.

Source: NCSC, "Factsheet wachtwoorden"; NIST SP 800-63B-4, 3.1.1.2: at least 15 signs where nothing else is
asked for, any signs, no rules about capitals or numbers, no end date, and a list of what is often used.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from portal.accounts.rules import digits_of, signs_of
from portal.words import N_

SHORTEST, LONGEST = 15, 128
COMMON = Path(__file__).with_name("common.txt")

TOO_SHORT = N_("Use 15 signs or more. Three or four words are good.")
TOO_LONG = N_("Use 128 signs or fewer.")
TOO_EASY = N_("Many people use this, or it is one thing again and again. Choose other words.")
ON_THE_LETTER = N_("Your number and your code stand in your letter. Choose something that does not.")

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789012345678901234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ضصثقفغعهخحجشسيبلاتنمكطئءؤرلاىةوزظ",
)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Return words that many people use, alone or one after another."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def tidy(password: str) -> str:
    """Return a password as it counts: composed letters, and no blanks around it that nobody sees."""
    return unicodedata.normalize("NFKC", password).strip()


def fault(password: str, *, number: str, code: str) -> str | None:
    """Return why a password cannot be used, or nothing. It is tidied first.

    :param number: the number of the account; ``code`` is the one that came with it.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    if number in digits_of(password) or (code and signs_of(code) in signs_of(password)):
        return ON_THE_LETTER
    plain = "".join(sign for sign in password.casefold() if sign.isalnum())
    return TOO_EASY if _is_easy(plain) else None


def _is_easy(plain: str) -> bool:
    if len(set(plain)) < 5 or plain in (plain + plain)[1:-1]:
        return True
    if any(plain in row or plain in row[::-1] for row in _ROWS):
        return True
    words = "".join(sign for sign in plain if not sign.isdigit())
    return not words or words in (words + words)[1:-1] or _is_common(words)


def _is_common(words: str) -> bool:
    """Tell whether letters are nothing but words that stand in the list, or pieces of a row of keys."""
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            pieces = (words[start:end] for end in range(start + 2, len(words) + 1))
            reached |= {start + len(one) for one in pieces if _is_known(one)}
    return len(words) in reached


def _is_known(piece: str) -> bool:
    return piece in _common() or (
        len(piece) >= 4 and any(piece in row or piece in row[::-1] for row in _ROWS)
    )
