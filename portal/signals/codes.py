"""Codes of signals: made from what only the browser and the keys know, found by a keyed hash, slowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.signals import codewords, counts
from portal.signals.models import Signal
from portal.signals.rules import MOST_WRONG, MOST_WRONG_HALF
from portal.store import Keyring, Writing

_FIND = select(Signal.id).where(Signal.code_hash == bindparam("hashed"))
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True)
class Tried:
    """What came of typing a code."""

    signal: str | None
    must_wait: bool = False


def signal_of(keyring: Keyring, once: str) -> str:
    """Return the id of the signal told with a form. The form's own secret is kept nowhere."""
    number = int.from_bytes(keyring.lookup("signal", once)[:16], "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5))


def code_of(keyring: Keyring, once: str, language: str) -> codewords.Code:
    """Return the code that belongs to a form's secret: the same at a second press, and found in no store."""
    return codewords.made(keyring.lookup("signal-words", once), codewords.language_for(language))


def code_hash(keyring: Keyring, code: codewords.Code) -> bytes:
    """Return the keyed hash by which a code is found."""
    return keyring.lookup("signal-code", code.text)


def find(work: Writing, *, code: codewords.Code, address: str, at: datetime) -> Tried:
    """Return what a code opens; a wrong one is counted, by its halves and by the address.

    The same answer is given for a code that never was and for one whose time is over.

    :param address: of the network; empty when it is not known, and then it is not counted.
    """
    halves = counts.half_hashes(work.keyring, code.halves)
    tries = [counts.within_an_hour(work, what="half", whose=half, at=at) for half in halves]
    if max(tries) >= MOST_WRONG_HALF:
        return Tried(None, must_wait=True)
    found = work.value(_FIND, hashed=code_hash(work.keyring, code))
    if found is not None:
        return Tried(str(found))
    for half in halves:
        counts.add(work, what="half", whose=half, at=at)
    if not address:
        return Tried(None)
    whose = counts.address_hash(work.keyring, address, at)
    counts.add(work, what="wrong", whose=whose, at=at)
    wrong = counts.within_an_hour(work, what="wrong", whose=whose, at=at)
    return Tried(None, must_wait=wrong > MOST_WRONG)
