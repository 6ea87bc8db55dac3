"""Counting by the hour: how often something came from an address, never which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from portal.signals.models import SignalCount
from portal.signals.rules import COUNTS_KEPT, MOST_WRONG
from portal.store import Keyring, Work, Writing
from portal.terms import amsterdam_day

_HOUR = timedelta(hours=1)
_SUM = select(func.sum(SignalCount.number)).where(
    SignalCount.what == bindparam("what"),
    SignalCount.whose == bindparam("whose"),
    SignalCount.hour >= bindparam("since"),
)
_ADD = (
    update(SignalCount)
    .where(
        SignalCount.what == bindparam("the_what"),
        SignalCount.whose == bindparam("the_whose"),
        SignalCount.hour == bindparam("the_hour"),
    )
    .values(number=SignalCount.number + 1)
)
_DROP = delete(SignalCount).where(SignalCount.hour < bindparam("before"))


def address_hash(keyring: Keyring, address: str, at: datetime) -> bytes:
    """Return what stands for an address today; tomorrow it is another, so days stay apart."""
    return keyring.lookup("signal-address", f"{amsterdam_day(at)} {address}")


def half_hashes(keyring: Keyring, halves: Iterable[str]) -> tuple[bytes, ...]:
    """Return what stands for the halves of a code."""
    return tuple(keyring.lookup("signal-half", half) for half in halves)


def within_an_hour(work: Work, *, what: str, whose: bytes, at: datetime) -> int:
    """Return how often, in this hour of the clock and the one before."""
    return int(work.value(_SUM, what=what, whose=whose, since=_hour(at) - _HOUR) or 0)


def add(work: Writing, *, what: str, whose: bytes, at: datetime) -> None:
    """Count one more."""
    hour = _hour(at)
    row = {"what": what, "whose": whose, "hour": hour, "number": 1}
    if not work.add_if_new(SignalCount, row, "what", "whose", "hour"):
        work.run(_ADD, {"the_what": what, "the_whose": whose, "the_hour": hour})


def is_slowed(work: Work, *, what: str, address: str, at: datetime) -> bool:
    """Tell whether so many wrong codes came from an address that the next one is not looked at."""
    return (
        bool(address)
        and within_an_hour(work, what=what, whose=address_hash(work.keyring, address, at), at=at)
        >= MOST_WRONG
    )


def add_wrong(work: Writing, *, what: str, address: str, at: datetime) -> None:
    """Count a wrong code of an address; of an address that is not known nothing is counted."""
    if address:
        add(work, what=what, whose=address_hash(work.keyring, address, at), at=at)


def drop_old(work: Writing, *, at: datetime) -> int:
    """Throw away counts of over a day ago; return how many."""
    return work.run(_DROP, {"before": at - COUNTS_KEPT})


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
