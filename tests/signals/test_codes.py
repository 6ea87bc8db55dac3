"""Codes: guessing is slowed, and nobody else is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.signals import codes, codewords
from portal.signals.codes import Tried
from portal.signals.codewords import Code
from portal.store import Store, new_id
from tests.clocks import FakeClock
from tests.signals.test_signals import LIBRARY, told


def right(store: Store, clock: FakeClock) -> tuple[str, Code]:
    """Something told, and the code to it."""
    once = new_id()
    return told(store, clock, once=once), codes.code_of(store.keyring, once, "nl")


def guess(number: int) -> Code:
    """A code that was never given, unlike any other."""
    return Code("nl", (number, number + 900, number + 2, number + 950, 4))


def tried(store: Store, clock: FakeClock, code: Code, address: str = LIBRARY) -> Tried:
    with store.writing() as work:
        return codes.find(work, code=code, address=address, at=clock.now())


def test_a_code_opens_what_it_belongs_to_as_often_as_wanted(store: Store, clock: FakeClock) -> None:
    signal, code = right(store, clock)
    for _ in range(50):
        assert tried(store, clock, code) == Tried(signal)


@pytest.mark.requirement("T-76")
def test_a_guesser_in_a_library_has_to_wait_and_the_others_there_do_not(
    store: Store, clock: FakeClock
) -> None:
    signal, code = right(store, clock)
    other, others = right(store, clock)
    answers = [tried(store, clock, guess(number)) for number in range(31)]
    assert not any(answer.must_wait for answer in answers[:30])
    assert answers[30] == Tried(None, must_wait=True)
    assert tried(store, clock, code) == Tried(signal)
    assert tried(store, clock, others) == Tried(other)
    assert not tried(store, clock, guess(99), address="145.9.9.9").must_wait
    clock.moment += timedelta(hours=2)
    assert not tried(store, clock, guess(100)).must_wait


@pytest.mark.parametrize("hidden", [0, 1, 2, 3, 4])
def test_who_saw_four_words_cannot_guess_the_fifth(store: Store, clock: FakeClock, hidden: int) -> None:
    """From ten addresses at once: the half that is right is counted, wherever it is typed."""
    signal, code = right(store, clock)
    for number in range(10):
        numbers = list(code.numbers)
        numbers[hidden] = (numbers[hidden] + number + 1) % codewords.PRIME
        assert tried(store, clock, Code("nl", tuple(numbers)), address=f"145.7.7.{number}").signal is None
    assert tried(store, clock, code, address="145.8.8.8") == Tried(None, must_wait=True)
    clock.moment += timedelta(hours=2)
    assert tried(store, clock, code) == Tried(signal)


def test_the_answer_is_the_same_for_a_code_that_never_was_and_for_one_whose_time_is_over(
    store: Store, clock: FakeClock
) -> None:
    _, code = right(store, clock)
    with store.writing() as work:
        from portal.signals import service

        service.drop_texts(work, at=clock.now() + timedelta(days=366))
    assert tried(store, clock, code) == tried(store, clock, guess(7))


def test_an_address_that_is_not_known_is_not_counted(store: Store, clock: FakeClock) -> None:
    assert not any(tried(store, clock, guess(number), address="").must_wait for number in range(40))
