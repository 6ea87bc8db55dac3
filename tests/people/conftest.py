"""Fixtures of people: real identity providers, and a browser at them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.people.providers import Browser, RunningProvider, running_provider


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
