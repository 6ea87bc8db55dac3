"""Somebody tells what goes wrong; nobody learns who it was, and small numbers are never shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.agencies.themes import Theme
from portal.errors import TooMany
from portal.signals import codes, following, service
from portal.signals.models import Signal, SignalCount, SignalMessage, SignalOpening
from portal.signals.rules import (
    Kind,
    State,
    shown,
)
from portal.store import Store, new_id
from portal.store.models import PersonKey
from tests.clocks import FakeClock

LIBRARY = "145.1.2.3"
"""An address behind which many people sit."""


def told(
    store: Store,
    clock: FakeClock,
    *,
    text: str = "Een tekst.",
    once: str = "",
    kind: Kind = Kind.SIGNAL,
    address: str = "",
) -> str:
    with store.writing() as work:
        return service.keep(
            work,
            once=once or new_id(),
            kind=kind,
            theme=Theme.SHARED,
            text=text,
            language="nl",
            address=address,
            today=clock.today(),
            at=clock.now(),
        )


def message(store: Store, clock: FakeClock, signal: str, *, by: str = "person", once: str = "") -> None:
    with store.writing() as work:
        following.write(work, signal=signal, by=by, text="Nog iets.", once=once or new_id(), at=clock.now())


def dropped(store: Store, clock: FakeClock, **later: float) -> int:
    with store.writing() as work:
        return service.drop_texts(work, at=clock.now() + timedelta(**later))


@pytest.mark.requirement("R-199", "T-75")
def test_a_number_below_ten_is_never_shown_and_a_larger_one_only_in_tens() -> None:
    counts = shown({Theme.SHARED: 9, Theme.WRONG: 10, Theme.NO_ANSWER: 37})
    assert (counts[Theme.SHARED], counts[Theme.WRONG], counts[Theme.NO_ANSWER]) == (None, 10, 30)
    assert counts[Theme.OTHER] is None


def test_a_second_press_keeps_one_signal_with_one_code(store: Store, clock: FakeClock) -> None:
    once = new_id()
    assert told(store, clock, once=once) == told(store, clock, once=once)
    with store.reading() as work:
        assert len(work.rows(select(Signal.id))) == 1


def test_neither_the_words_of_a_code_nor_what_they_follow_from_stand_in_the_store(
    store: Store, clock: FakeClock
) -> None:
    once = new_id()
    signal = told(store, clock, once=once)
    assert signal != once
    with store.reading() as work:
        row = work.row(select(*Signal.__table__.columns))
        assert row is not None
        code = codes.code_of(store.keyring, once, "nl")
        kept = repr(tuple(row))
        assert once not in kept
        assert [word for word in code.words if word in kept] == []
        assert row.code_hash == codes.code_hash(store.keyring, code)
        assert codes.code_of(store.keyring, signal, "nl") != code


@pytest.mark.requirement("R-199")
def test_a_text_is_sealed_and_goes_with_its_messages_code_and_key_after_a_year(
    store: Store, clock: FakeClock
) -> None:
    signal = told(store, clock, text="Niemand belt terug.")
    message(store, clock, signal)
    with store.reading() as work:
        assert b"belt" not in work.value(select(Signal.text_sealed))
        assert following.show(work, signal=signal).text == "Niemand belt terug."
    assert dropped(store, clock, days=364) == 0
    assert dropped(store, clock, days=366) == 1
    assert dropped(store, clock, days=366) == 0
    with store.reading() as work:
        assert work.rows(select(PersonKey.person_id).where(PersonKey.person_id == signal)) == []
        assert work.rows(select(SignalMessage.id)) == []
        gone = following.show(work, signal=signal)
    assert (gone.text, gone.has_code, gone.is_gone, gone.state) == ("", False, True, State.CLOSED)


@pytest.mark.requirement("L-04")
def test_a_complaint_that_waits_for_a_name_stays_as_long_as_somebody_looks_after_it(
    store: Store, clock: FakeClock
) -> None:
    signal = told(store, clock, kind=Kind.COMPLAINT)
    first = clock.now()
    clock.moment += timedelta(days=300)
    with store.writing() as work:
        following.start(work, signal=signal, at=clock.now())
    assert dropped(store, clock, days=364) == 0
    clock.moment += timedelta(days=200)
    message(store, clock, signal)
    assert dropped(store, clock, days=364) == 0
    with store.reading() as work:
        found = following.show(work, signal=signal)
    assert found.made_at == first
    assert found.kept_until == clock.now() + timedelta(days=365)
    assert dropped(store, clock, days=366) == 1
    with store.reading() as work:
        assert work.rows(select(SignalOpening.id)) == []


def test_who_floods_is_stopped_and_everybody_else_can_go_on(store: Store, clock: FakeClock) -> None:
    for _ in range(20):
        told(store, clock, address=LIBRARY)
    with pytest.raises(TooMany):
        told(store, clock, address=LIBRARY)
    told(store, clock, address="145.1.2.4")
    clock.moment += timedelta(hours=2)
    told(store, clock, address=LIBRARY)


def test_when_everybody_floods_each_address_may_still_tell_something(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_TOLD_BY_ALL", 3)
    for number in range(3):
        told(store, clock, address=f"145.1.3.{number}")
    told(store, clock, address=LIBRARY)
    told(store, clock, address=LIBRARY)
    with pytest.raises(TooMany):
        told(store, clock, address=LIBRARY)
    with pytest.raises(TooMany):
        told(store, clock)


def test_an_address_is_kept_for_a_day_as_a_number_in_an_hour_and_tied_to_nothing(
    store: Store, clock: FakeClock
) -> None:
    signal = told(store, clock, address=LIBRARY)
    with store.reading() as work:
        row = work.row(select(*SignalCount.__table__.columns))
        assert row is not None
        assert LIBRARY not in repr(tuple(row))
        assert signal not in repr(tuple(row))
        assert (row.number, row.hour.minute, row.hour.second) == (1, 0, 0)
        assert {column.name for column in Signal.__table__.columns} & {"address", "whose", "ip"} == set()
    with store.writing() as work:
        assert service.drop_counts(work, at=clock.now() + timedelta(hours=23)) == 0
        assert service.drop_counts(work, at=clock.now() + timedelta(hours=26)) == 1


def test_the_same_address_is_another_tomorrow(store: Store, clock: FakeClock) -> None:
    told(store, clock, address=LIBRARY)
    clock.moment += timedelta(days=1)
    told(store, clock, address=LIBRARY)
    with store.reading() as work:
        assert len({row.whose for row in work.rows(select(SignalCount.whose))}) == 2


def test_a_message_is_kept_once_however_often_the_button_is_pressed(store: Store, clock: FakeClock) -> None:
    signal, once = told(store, clock), new_id()
    message(store, clock, signal, once=once)
    message(store, clock, signal, once=once)
    with store.reading() as work:
        assert len(following.show(work, signal=signal).messages) == 1
