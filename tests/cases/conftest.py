"""A portal with nobody in it but who a test invites: the pages of cases need no demo town."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from portal.agencies.models import Agency
from portal.agencies.service import say_changed
from portal.app import create_app
from portal.migrations.tables import metadata
from portal.people import cookie, sessions
from portal.settings import settings_from
from portal.store import Store
from tests.clocks import FakeClock
from tests.people_of_tests import somebody
from tests.visitor import Visitor

ORGANISATIONS = {"a" * 26: "Gemeente Waterstad", "b" * 26: "Jeugdteam Noord"}
STAYS = {"agencies", "marks"}


@pytest.fixture(scope="session")
def _app_of_cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Make the portal once, with two organisations: reading all its words takes longer than a test."""
    home = str(tmp_path_factory.mktemp("cases"))
    settings = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": home, "PORTAL_LANGUAGES": "nl en"})
    app = create_app(settings, clock=FakeClock())
    app.testing = True
    store: Store = app.extensions["inzage"].store
    metadata.create_all(store.engine)
    with store.writing() as work:
        for id, name in ORGANISATIONS.items():
            work.add(Agency, {"id": id, "name": name, "kind": "government"})
        say_changed(work)
    yield app
    store.close()


@pytest.fixture
def quiet_app(_app_of_cases: Flask, clock: FakeClock) -> Iterator[Flask]:
    """The portal with two organisations and nobody in it."""
    parts = _app_of_cases.extensions["inzage"]
    parts.clock = clock
    yield _app_of_cases
    with parts.store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in STAYS:
                connection.execute(table.delete())


@pytest.fixture
def signed_in(quiet_app: Flask, clock: FakeClock) -> Callable[..., Visitor]:
    """Invite a person and sign them in: ``signed_in(device="own")``."""
    store: Store = quiet_app.extensions["inzage"].store

    def invite(*, device: str = "own", lang: str = "en") -> Visitor:
        person = somebody(store)
        with store.writing() as work:
            token = sessions.start(work, account=person.account, device=device, level="demo", at=clock.now())
        found = Visitor(quiet_app, lang=lang)
        with quiet_app.test_request_context("/"):
            found.client.set_cookie(cookie.name(), token)
        return found

    return invite


@pytest.fixture
def writer(signed_in: Callable[..., Visitor]) -> Visitor:
    """One person with nothing sent yet."""
    return signed_in()
