"""A portal with nobody in it but who a test invites: the pages of cases need no demo town."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from portal.access.gate import cookie_name
from portal.agencies.models import Agency
from portal.agencies.service import say_changed
from portal.app import create_app
from portal.migrations.tables import metadata
from portal.people import sessions
from portal.settings import settings_from
from portal.store import Store, new_id
from tests.clocks import FakeClock
from tests.people_of_tests import somebody
from tests.visitor import Visitor


@pytest.fixture
def quiet_app(tmp_path: Path, clock: FakeClock) -> Iterator[Flask]:
    """The portal on an empty store with two organisations."""
    app = create_app(
        settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(tmp_path), "PORTAL_LANGUAGES": "nl en"}),
        clock=clock,
    )
    store: Store = app.extensions["inzage"].store
    metadata.create_all(store.engine)
    with store.writing() as work:
        for name in ("Gemeente Waterstad", "Jeugdteam Noord"):
            code = name.split()[1].lower()
            work.add(Agency, {"id": new_id(), "code": code, "name": name, "kind": "overheid", "plain": "{}"})
        say_changed(work)
    app.testing = True
    yield app
    store.close()


@pytest.fixture
def signed_in(quiet_app: Flask, clock: FakeClock) -> Callable[..., Visitor]:
    """Invite a person and sign them in: ``signed_in(device="own")``."""
    store: Store = quiet_app.extensions["inzage"].store

    def invite(*, device: str = "own", lang: str = "en") -> Visitor:
        person = somebody(store)
        with store.writing() as work:
            token = sessions.start(work, account=person.account, device=device, level="demo", at=clock.now())
        found = Visitor(quiet_app, lang=lang)
        with quiet_app.test_request_context():
            found.client.set_cookie(cookie_name(), token)
        return found

    return invite


@pytest.fixture
def writer(signed_in: Callable[..., Visitor]) -> Visitor:
    """One person with nothing sent yet."""
    return signed_in()
