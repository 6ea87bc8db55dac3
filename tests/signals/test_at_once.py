"""Two presses at the same moment, on the database that really runs them side by side."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from portal.agencies.themes import Theme
from portal.cases.models import Case
from portal.errors import StoreUnavailable
from portal.nameless import service
from portal.people.models import Person
from portal.signals import codes, counts
from portal.signals import service as signals
from portal.signals.models import Signal
from portal.signals.rules import (
    Kind,
)
from portal.store import Store, new_id
from tests.clocks import FakeClock
from tests.signals.test_signals import LIBRARY, told

PRESSES = 4


def at_once(press: Callable[[], object]) -> None:
    """Press a button several times at the same moment."""
    ready = Barrier(PRESSES)

    def pressed(_number: int) -> None:
        ready.wait()
        press()

    with ThreadPoolExecutor(PRESSES) as pool:
        list(pool.map(pressed, range(PRESSES)))


@pytest.mark.requirement("L-04")
def test_a_name_added_twice_at_once_makes_one_case_of_one_person(store: Store, clock: FakeClock) -> None:
    signal = told(store, clock, kind=Kind.COMPLAINT)

    def press() -> None:
        with store.writing() as work:
            service.add_name(
                work, signal=signal, name="Noor", address="Kade 1", language="nl", theme="", at=clock.now()
            )

    at_once(press)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Case)) == 1
        assert work.value(select(func.count()).select_from(Person)) == 1


def test_what_is_counted_at_once_is_all_counted(store: Store, clock: FakeClock) -> None:
    whose = counts.address_hash(store.keyring, LIBRARY, clock.now())

    def press() -> None:
        with store.writing() as work:
            counts.add(work, what="wrong", whose=whose, at=clock.now())

    at_once(press)
    with store.reading() as work:
        assert counts.within_an_hour(work, what="wrong", whose=whose, at=clock.now()) == PRESSES


def test_a_signal_sent_twice_at_once_is_kept_once(store: Store, clock: FakeClock) -> None:
    once = new_id()

    def press() -> None:
        with store.writing() as work:
            signals.keep(
                work,
                once=once,
                theme=Theme.SHARED,
                text="Een tekst.",
                language="nl",
                today=clock.today(),
                at=clock.now(),
            )

    at_once(press)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Signal)) == 1


def test_a_signal_with_the_code_of_another_is_not_said_to_be_kept(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(store, clock, kind=Kind.COMPLAINT)
    with store.reading() as work:
        taken = work.value(select(Signal.code_hash))
    # Nobody can wait for the one time in many millions of billions.
    monkeypatch.setattr(codes, "code_hash", lambda *_given: taken)
    with pytest.raises(StoreUnavailable):
        told(store, clock, kind=Kind.COMPLAINT)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Signal)) == 1
