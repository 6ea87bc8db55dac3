"""A portal without a store, for the tests of this room: letters are made from values alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.app import create_app
from portal.settings import settings_from
from tests.clocks import FakeClock


@pytest.fixture(scope="session")
def bare_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The portal in all its languages, without a single table."""
    home = tmp_path_factory.mktemp("letters")
    made = create_app(settings_from({"PORTAL_DEMO": "1", "PORTAL_HOME": str(home)}), clock=FakeClock())
    yield made
    made.extensions["inzage"].store.close()
