"""A word that only the person knows: asked on the phone before anything is said, compared and never shown.

Of the word a keyed hash is kept and nothing else, so nobody can read it out to somebody who asks for it.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update

from portal.errors import Refused, TooMany
from portal.notices.models import CodeWord
from portal.notices.service import tell
from portal.store import Keyring, Work, Writing
from portal.words import N_

TABLE = CodeWord.__tablename__
SHORTEST = 4
MOST_WRONG = 5
"""Wrong words within an hour after which none is compared any more, the right one neither."""

TELL_AFTER = 3
"""Wrong words after which the person hears of it."""

WITHIN = timedelta(hours=1)

TOO_SHORT = N_("Choose a word of four letters or more.")
ONLY_DIGITS = N_("Choose a word, not only digits: not your birthday and no other number.")
NOT_THE_SAME = N_("The two are not the same. Type your word twice.")

_OF = select(*CodeWord.__table__.columns).where(CodeWord.person_id == bindparam("person"))
_DROP = delete(CodeWord).where(CodeWord.person_id == bindparam("whose"))
_WRONG = (
    update(CodeWord)
    .where(CodeWord.person_id == bindparam("whose"))
    .values(wrong=bindparam("times"), wrong_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Chosen:
    """That there is a word, and since when."""

    since: datetime


def chosen(work: Work, *, person: str) -> Chosen | None:
    """Return since when somebody has a code word, or nothing."""
    row = work.row(_OF, person=person)
    return None if row is None else Chosen(row.chosen_at)


def choose(work: Writing, *, person: str, word: str, again: str, at: datetime) -> None:
    """Keep a new word; the person hears of it the way messages went until now.

    :raises Refused: when it is too short or only digits, or the two differ.
    """
    tidied = _tidy(word)
    if len(tidied) < SHORTEST:
        raise Refused(TOO_SHORT)
    if all(sign.isdigit() for sign in tidied):
        raise Refused(ONLY_DIGITS)
    if tidied != _tidy(again):
        raise Refused(NOT_THE_SAME)
    work.run(_DROP, {"whose": person})
    hashed = _hash(work.keyring, person, word)
    row = {"person_id": person, "word_hash": hashed, "chosen_at": at, "wrong": 0, "wrong_at": None}
    work.add(CodeWord, row)
    tell(work, person=person, kind="code_word_chosen", about_table=TABLE, about_id=person, at=at)


def drop(work: Writing, *, person: str, at: datetime) -> None:
    """Ask for no word any more."""
    if work.run(_DROP, {"whose": person}):
        tell(work, person=person, kind="code_word_dropped", about_table=TABLE, about_id=person, at=at)


def check(work: Writing, *, person: str, typed: str, at: datetime) -> bool:
    """Tell whether somebody on the phone says the right word; a wrong one is counted, and soon slowed.

    :raises TooMany: when it was wrong too often within an hour.
    """
    row = work.row(_OF, person=person)
    if row is None:
        return False
    wrong = row.wrong if row.wrong_at is not None and row.wrong_at > at - WITHIN else 0
    if wrong >= MOST_WRONG:
        raise TooMany
    if hmac.compare_digest(row.word_hash, _hash(work.keyring, person, typed)):
        work.run(_WRONG, {"whose": person, "times": 0, "moment": None})
        return True
    work.run(_WRONG, {"whose": person, "times": wrong + 1, "moment": at})
    if wrong + 1 == TELL_AFTER:
        tell(work, person=person, kind="code_word_wrong", about_table=TABLE, about_id=person, at=at)
    return False


def _tidy(word: str) -> str:
    """Return a word as it counts when it is said: no capitals, blanks or marks between its letters."""
    text = unicodedata.normalize("NFKC", word).casefold()
    return "".join(sign for sign in text if sign.isalnum())


def _hash(keyring: Keyring, person: str, word: str) -> bytes:
    return keyring.lookup("code word", f"{person} {_tidy(word)}")
