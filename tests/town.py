"""Fixtures of the demo town: the whole portal, with invented people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.agencies.service import Shelf
from portal.app import create_app
from portal.settings import ROOT, Settings, settings_from
from portal.store import Store
from tests.clocks import FakeClock
from tests.shared import made_once
from tests.stores import copy_sqlite, postgres_database
from tests.visitor import Visitor


def offered() -> str:
    """The languages that have a catalogue; English needs none."""
    folders = sorted((ROOT / "translations").iterdir())
    return " ".join(["nl", "en", *(folder.name for folder in folders if folder.name != "nl")])


def demo_settings(home: Path, **changes: object) -> Settings:
    """Settings of the demo town in a folder."""
    found = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(home), "PORTAL_LANGUAGES": offered()})
    return replace(found, pseudo_language=True, **changes)


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo town, made by the migrations and the importer; tests use copies."""

    def make(target: Path) -> None:
        home = tmp_path_factory.mktemp("town")
        app = create_app(demo_settings(home), clock=FakeClock())
        result = app.test_cli_runner().invoke(args=["prepare"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        app.extensions["inzage"].store.close()
        copy_sqlite(home / "inzage.sqlite3", target)

    return made_once(tmp_path_factory, "town.sqlite3", make)


@pytest.fixture(scope="session")
def town_template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a PostgreSQL database with the demo town; tests use copies."""
    with postgres_database() as url:
        settings = demo_settings(tmp_path_factory.mktemp("town_pg"), database_url=url)
        app = create_app(settings, clock=FakeClock())
        app.test_cli_runner().invoke(args=["prepare"], catch_exceptions=False)
        app.extensions["inzage"].store.close()
        yield url.rsplit("/", 1)[1]


@pytest.fixture(scope="session")
def built_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The portal, built once: its templates are compiled for all tests together. It has no store to use."""
    app = create_app(demo_settings(tmp_path_factory.mktemp("built")), clock=FakeClock())
    app.testing = True
    return app


@contextmanager
def moved_in(app: Flask, home: Path, url: str, clock: FakeClock) -> Iterator[Flask]:
    """Lend the built portal a store and a clock of one test."""
    before = app.extensions["inzage"]
    settings = demo_settings(home, database_url=url)
    store = Store(url, before.store.keyring)
    directory = Shelf(store, clock).directory
    app.extensions["inzage"] = replace(
        before, settings=settings, store=store, clock=clock, directory=directory
    )
    yield app
    store.close()
    app.extensions["inzage"] = before


@pytest.fixture
def app_on_postgres(
    built_app: Flask, town_template: str, tmp_path: Path, clock: FakeClock
) -> Iterator[Flask]:
    """The portal with the demo town, on a PostgreSQL database of its own."""
    with postgres_database(town_template) as url, moved_in(built_app, tmp_path, url, clock) as made:
        yield made


@pytest.fixture
def app(built_app: Flask, town_file: Path, tmp_path: Path, clock: FakeClock) -> Iterator[Flask]:
    """The portal with the demo town, on a SQLite file of its own."""
    url = copy_sqlite(town_file, tmp_path / "town.sqlite3")
    with moved_in(built_app, tmp_path, url, clock) as made:
        yield made


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
