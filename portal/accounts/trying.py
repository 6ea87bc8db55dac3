"""Wrong tries: counted for each number and each address, the same whether or not a number exists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from portal.accounts.models import SignInTry
from portal.accounts.rules import WITHIN, wait_until
from portal.store import Keyring, Store, Work, Writing, new_id

_OF_NUMBER = select(func.count().label("tries"), func.max(SignInTry.at).label("last")).where(
    SignInTry.number_hash == bindparam("hashed"), SignInTry.at > bindparam("since")
)
_OF_PLACE = select(func.count().label("tries"), func.max(SignInTry.at).label("last")).where(
    SignInTry.place_hash == bindparam("hashed"), SignInTry.at > bindparam("since")
)
_FORGET = delete(SignInTry).where(SignInTry.number_hash == bindparam("hashed"))
_DROP = delete(SignInTry).where(SignInTry.at < bindparam("before"))

NO_PLACE = b""
"""Where the address of a visitor is not known; such tries count for the number only."""


class Slowed(Exception):
    """Too many tries were wrong; the next one is not looked at before a moment."""

    def __init__(self, until: datetime) -> None:
        """Say from when on a try counts again."""
        super().__init__("slowed")
        self.until = until


def place_hash(keyring: Keyring, address: str) -> bytes:
    """Return the keyed hash of a visitor's address; it is kept for a day at most, the address never."""
    return keyring.lookup("place", address) if address else NO_PLACE


def begin(store: Store, *, number_hash: bytes, place_hash: bytes, at: datetime) -> None:
    """Write a try down before it is looked at, so that many at the same moment all count.

    :raises Slowed: when it may not be made yet; then it does not count either.
    """
    with store.writing() as work:
        until = _wait(work, number_hash, place_hash, at)
        if until is None:
            row = {"id": new_id(), "at": at, "number_hash": number_hash, "place_hash": place_hash}
            work.add(SignInTry, row)
    if until is not None:
        raise Slowed(until)


def _wait(work: Work, number: bytes, place: bytes, at: datetime) -> datetime | None:
    of_number = work.row(_OF_NUMBER, hashed=number, since=at - WITHIN)
    of_place = work.row(_OF_PLACE, hashed=place, since=at - WITHIN)
    assert of_number is not None  # A count always has a row.
    assert of_place is not None  # The same.
    until = wait_until(
        of_number=of_number.tries,
        last_of_number=of_number.last,
        of_place=of_place.tries if place else 0,
        last_of_place=of_place.last,
    )
    return until if until is not None and until > at else None


def forget(work: Writing, *, number_hash: bytes) -> None:
    """Forget the wrong tries at a number, once the right person came in."""
    work.run(_FORGET, {"hashed": number_hash})


def drop_old(work: Writing, *, before: datetime) -> int:
    """Throw wrong tries away; return how many."""
    return work.run(_DROP, {"before": before})
