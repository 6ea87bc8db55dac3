"""A portal for the tests of the worker."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.web import Portal


@pytest.fixture
def small_portal(built_app: Flask) -> Portal:
    """The parts of a portal; tests give it a store and a clock of their own."""
    found = built_app.extensions["inzage"]
    assert isinstance(found, Portal)
    return found
