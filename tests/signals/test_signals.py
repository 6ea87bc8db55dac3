"""Somebody tells what goes wrong; nobody learns who it was, and small numbers are never shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.errors import TooMany
from portal.signals import service
from portal.signals.models import Signal
from portal.signals.rules import Theme, shown
from portal.store import Store, new_id
from portal.store.models import PersonKey
from tests.clocks import FakeClock
from tests.visitor import Visitor


def told(store: Store, clock: FakeClock, theme: Theme = Theme.SHARED, text: str = "", id: str = "") -> str:
    id = id or new_id()
    with store.writing() as work:
        service.keep(work, id=id, theme=theme, text=text, language="nl", today=clock.today(), at=clock.now())
    return id


@pytest.mark.requirement("R-199")
def test_a_number_below_ten_is_never_shown_and_a_larger_one_only_in_tens() -> None:
    counts = shown({Theme.SHARED: 9, Theme.WRONG: 10, Theme.NO_ANSWER: 37})
    assert (counts[Theme.SHARED], counts[Theme.WRONG], counts[Theme.NO_ANSWER]) == (None, 10, 30)
    assert counts[Theme.OTHER] is None


def test_a_second_press_keeps_one_signal(store: Store, clock: FakeClock) -> None:
    id = told(store, clock, text="Een tekst.")
    told(store, clock, text="Een tekst.", id=id)
    with store.reading() as work:
        assert len(service.last(work, before=clock.now() + timedelta(seconds=1))) == 1


@pytest.mark.requirement("R-199")
def test_the_text_is_sealed_and_goes_with_its_key_after_a_year(store: Store, clock: FakeClock) -> None:
    id = told(store, clock, text="Niemand belt terug.")
    with store.reading() as work:
        assert b"belt" not in work.value(select(Signal.text_sealed))
        assert service.last(work, before=clock.now() + timedelta(seconds=1))[0].text == "Niemand belt terug."
    with store.writing() as work:
        assert service.drop_texts(work, at=clock.now() + timedelta(days=364)) == 0
        assert service.drop_texts(work, at=clock.now() + timedelta(days=366)) == 1
    with store.reading() as work:
        assert work.rows(select(PersonKey.person_id).where(PersonKey.person_id == id)) == []
        assert service.last(work, before=clock.now() + timedelta(seconds=1))[0].text == ""


def test_a_flood_is_stopped(store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_AN_HOUR", 2)
    told(store, clock)
    told(store, clock)
    with pytest.raises(TooMany):
        told(store, clock)
    clock.moment += timedelta(hours=2)
    told(store, clock)


@pytest.mark.requirement("R-199")
def test_somebody_tells_it_without_signing_in(app: Flask, client_for: Callable[..., Visitor]) -> None:
    visitor = Visitor(app, lang="en")
    page = visitor.open("signal")
    page = visitor.fill(page, {"text": "They ask my neighbour."}, form="/signal", status=400)
    assert "Choose what fits best." in page.text
    assert "They ask my neighbour." in page.text
    page = visitor.fill(page, {"theme": "shared", "text": "They ask my neighbour."}, form="/signal")
    assert "You get no answer" in page.text
    assert "Less than ten" in visitor.open("signal/themes").text
    listed = client_for("privacy-officer", lang="en").open("desk/signals")
    assert "They ask my neighbour." in listed.text
    client_for("complaint-handler").open("desk/signals", status=404)
