"""Fixtures of people: real identity providers, a browser at them, and a portal that uses them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.app import create_app
from portal.migrations.tables import metadata
from portal.settings import Provider
from tests.people.providers import Browser, RunningProvider, running_provider
from tests.people.visits import Make, MovableClock, store_of
from tests.town import demo_settings
from tests.visitor import Visitor


@pytest.fixture(scope="session")
def provider() -> Iterator[RunningProvider]:
    """A real provider that tells claims at its userinfo endpoint, as the standard has it."""
    with running_provider() as running:
        yield running


@pytest.fixture(scope="session")
def second_provider() -> Iterator[RunningProvider]:
    """Another real provider, which puts all claims in the ID token."""
    with running_provider(claims_in_token=True) as running:
        yield running


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Somebody's browser at the provider."""
    opened = Browser()
    yield opened
    opened.close()


@pytest.fixture
def real_clock() -> MovableClock:
    """A clock that providers agree with."""
    return MovableClock()


@pytest.fixture
def make_app(tmp_path: Path, real_clock: MovableClock) -> Iterator[Make]:
    """Make a portal without the demo, for some provider."""
    made: list[Flask] = []

    def make(citizens: Provider | None, officials: Provider | None = None, **changes: object) -> Flask:
        settings = demo_settings(
            tmp_path, citizens=citizens, officials=officials, languages=("nl", "en"), **changes
        )
        app = create_app(replace(settings, demo=False, production=False), clock=real_clock)
        metadata.create_all(store_of(app).engine)
        app.testing = True
        made.append(app)
        return app

    yield make
    for app in made:
        store_of(app).close()


@pytest.fixture
def app(make_app: Make, provider: RunningProvider) -> Flask:
    """A portal at a real provider for citizens and for officials."""
    return make_app(provider.citizens, provider.officials)


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who has not signed in."""
    return Visitor(app)
