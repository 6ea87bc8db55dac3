"""A portal without the demo town: an empty store of its own, and whom a test puts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from flask import Flask

from portal.agencies.models import Agency, ContactPoint, System
from portal.agencies.service import say_changed
from portal.app import create_app
from portal.migrations.tables import metadata
from portal.people import cookie, sessions
from portal.settings import settings_from
from portal.store import Store
from tests.clocks import MONDAY, FakeClock
from tests.people_of_tests import Somebody, somebody
from tests.visitor import Visitor

NAMES = {
    "a" * 26: "Werk en Inkomen",
    "b" * 26: "Zorgpunt Kade",
    "c" * 26: "Schuldhulp Zuid",
    "e" * 26: "Basisschool De Vlieger",
    "f" * 26: "Huisartsen Oost",
}
"""Invented organisations, by id."""

CONTACT = "d" * 26


@dataclass
class SmallPortal:
    """A portal and its store."""

    app: Flask
    store: Store

    def someone(self) -> Somebody:
        """Make a person with a citizen's account."""
        return somebody(self.store)

    def browser(self, person: Somebody, *, lang: str = "nl") -> Visitor:
        """Give a person a browser that is signed in."""
        with self.store.writing() as work:
            token = sessions.start(work, account=person.account, device="own", level="test", at=MONDAY)
        found = Visitor(self.app, lang=lang)
        with self.app.test_request_context("/"):
            name = cookie.name()
        found.client.set_cookie(name, token)
        return found


@pytest.fixture(scope="session")
def _small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Make the portal once: reading all its words takes longer than a test."""
    home = str(tmp_path_factory.mktemp("small"))
    settings = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": home, "PORTAL_LANGUAGES": "nl en"})
    app = create_app(replace(settings, pseudo_language=True), clock=FakeClock())
    app.testing = True
    store = app.extensions["inzage"].store
    metadata.create_all(store.engine)
    yield app
    store.close()


@pytest.fixture
def small(_small_app: Flask) -> Iterator[SmallPortal]:
    """A portal with organisations, and nobody in it yet."""
    store = _small_app.extensions["inzage"].store
    _fill_directory(store)
    yield SmallPortal(_small_app, store)
    with store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())


def _fill_directory(store: Store) -> None:
    with store.writing() as work:
        for id, name in NAMES.items():
            work.add(
                Agency, {"id": id, "name": name, "kind": "government", "phone": "14 010", "hours": "9-17"}
            )
        point = {"id": CONTACT, "agency_id": "a" * 26, "function": "Vragen", "team": "Team Noord"}
        work.add(ContactPoint, {**point, "phone": "010 123 4567", "hours": "ma-vr 9-17"})
        system = {"id": "9" * 26, "agency_id": "a" * 26, "name": "Werkmap", "delivers": "exchange view"}
        work.add(System, {**system, "covers_since": date(2018, 1, 1), "last_delivered_at": MONDAY})
        say_changed(work)
