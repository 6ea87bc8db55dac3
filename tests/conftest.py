"""Fixtures: real stores, a clock that stands still, somebody to test with; the town stands beside this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.migrations.tables import metadata
from portal.store import Store
from tests.browsers import browser
from tests.clocks import FakeClock
from tests.everypage.fixtures import album_of
from tests.people_of_tests import Somebody, somebody
from tests.stores import KEYRING, copy_sqlite, empty, hurry, postgres_database
from tests.tables import pytest_terminal_summary
from tests.town import app, app_on_postgres, built_app, client_for, town_file, town_template, visitor

__all__ = [
    "album_of",
    "app",
    "app_on_postgres",
    "browser",
    "built_app",
    "client_for",
    "pytest_terminal_summary",
    "town_file",
    "town_template",
    "visitor",
]


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still on a Monday morning."""
    return FakeClock()


@pytest.fixture(scope="session")
def _postgres_store() -> Iterator[Store]:
    with postgres_database() as url:
        hurry(url)
        store = Store(url, KEYRING)
        metadata.create_all(store.engine)
        yield store
        store.close()


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them; making them takes longer than most tests."""
    found = tmp_path_factory.mktemp("empty") / "store.sqlite3"
    made = Store(f"sqlite:///{found}", KEYRING)
    metadata.create_all(made.engine)
    made.close()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store with all tables; each test runs on both databases."""
    if request.param == "postgresql":
        found: Store = request.getfixturevalue("_postgres_store")
        yield found
        empty(found)
        return
    template = request.getfixturevalue("_empty_file")
    made = Store(copy_sqlite(template, tmp_path / "store.sqlite3"), KEYRING)
    yield made
    made.close()


@pytest.fixture
def someone(store: Store) -> Callable[..., Somebody]:
    """Make a person in the store: ``someone(language="ar")``."""
    return lambda **given: somebody(store, **given)
