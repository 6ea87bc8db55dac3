"""Fixtures: real stores, a clock that stands still, somebody to test with, and the demo town."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.migrations.tables import metadata
from portal.settings import Settings, settings_from
from portal.store import Store
from tests.clocks import FakeClock
from tests.people_of_tests import Somebody, somebody
from tests.stores import KEYRING, copy_sqlite, empty, postgres_database
from tests.visitor import Visitor


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still on a Monday morning."""
    return FakeClock()


@pytest.fixture(scope="session")
def _postgres_store() -> Iterator[Store]:
    with postgres_database() as url:
        store = Store(url, KEYRING)
        metadata.create_all(store.engine)
        yield store
        store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store with all tables; each test runs on both databases."""
    if request.param == "postgresql":
        found: Store = request.getfixturevalue("_postgres_store")
        yield found
        empty(found)
        return
    made = Store(f"sqlite:///{tmp_path / 'store.sqlite3'}", KEYRING)
    metadata.create_all(made.engine)
    yield made
    made.close()


@pytest.fixture
def someone(store: Store) -> Callable[..., Somebody]:
    """Make a person in the store: ``someone(language="ar")``."""
    return lambda **given: somebody(store, **given)


def demo_settings(home: Path, **changes: object) -> Settings:
    """Settings of the demo town in a folder."""
    found = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(home)})
    return replace(found, pseudo_language=True, **changes)


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo town, made by the migrations and the importer; tests use copies."""
    home = tmp_path_factory.mktemp("town")
    app = create_app(demo_settings(home), clock=FakeClock())
    result = app.test_cli_runner().invoke(args=["prepare"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    app.extensions["inzage"].store.close()
    return home / "inzage.sqlite3"


@pytest.fixture(scope="session")
def town_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with the demo town; tests use copies."""
    with postgres_database() as url:
        settings = demo_settings(tmp_path_factory.mktemp("town_pg"), database_url=url)
        app = create_app(settings, clock=FakeClock())
        app.test_cli_runner().invoke(args=["prepare"], catch_exceptions=False)
        app.extensions["inzage"].store.close()
        yield url.rsplit("/", 1)[1]


@pytest.fixture
def app_on_postgres(town_template: str, tmp_path: Path, clock: FakeClock) -> Iterator[Flask]:
    """The portal with the demo town, on a PostgreSQL database of its own."""
    with postgres_database(town_template) as url:
        made = create_app(demo_settings(tmp_path, database_url=url), clock=clock)
        made.testing = True
        yield made
        made.extensions["inzage"].store.close()


@pytest.fixture
def app(town_file: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Flask]:
    """The portal with the demo town, on a SQLite file of its own."""
    url = copy_sqlite(town_file, tmp_path / "town.sqlite3")
    made = create_app(demo_settings(tmp_path, database_url=url), clock=clock)
    made.testing = True
    yield made
    made.extensions["inzage"].store.close()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor(app)


@pytest.fixture
def client_for(app: Flask) -> Callable[..., Visitor]:
    """Sign in as one of the demo people: ``client_for("wife")``."""

    def sign_in(person: str, *, lang: str = "nl", device: str = "shared") -> Visitor:
        found = Visitor(app, lang=lang)
        found.sign_in(person, device=device)
        return found

    return sign_in
