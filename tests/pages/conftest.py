"""A portal whose store is empty: the pages for everyone need nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.migrations.tables import metadata
from portal.settings import Settings, settings_from
from portal.store import Store
from tests.clocks import FakeClock


def settings(home: Path) -> Settings:
    """Settings with the made-up language."""
    found = settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(home), "PORTAL_LANGUAGES": "nl en"})
    return replace(found, pseudo_language=True)


@pytest.fixture(scope="session")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The portal without a single table: a page that asked the store for something would fail."""
    made = create_app(settings(tmp_path_factory.mktemp("bare")), clock=FakeClock())
    made.testing = True
    yield made
    made.extensions["inzage"].store.close()


@pytest.fixture
def peopled_app(tmp_path: Path, clock: FakeClock) -> Iterator[Flask]:
    """The portal on a store with all tables and nobody in it yet."""
    made = create_app(settings(tmp_path), clock=clock)
    made.testing = True
    store: Store = made.extensions["inzage"].store
    metadata.create_all(store.engine)
    yield made
    store.close()
