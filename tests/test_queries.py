"""A list costs the store as little when somebody has a hundred times as much."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from bench.ground import Citizen, Ground, citizen
from bench.life import live
from portal.store import Store

MOST = 3
"""Queries of a list, with the one that finds the session."""

LISTS = (
    "/nl/consultations",
    "/nl/consultations?kind=exchange&period=2026",
    "/nl/consultations/permissions",
    "/nl/declarations",
    "/nl/dossier",
    "/nl/cases",
    "/nl/promises",
)


@contextmanager
def heard(store: Store, with_values: list[tuple[str, object]] | None = None) -> Iterator[list[str]]:
    """Hear every statement that reaches the store.

    :param with_values: gets each statement with its values as well.
    """
    said: list[str] = []

    def hear(*given: object) -> None:
        said.append(str(given[2]))
        if with_values is not None:
            with_values.append((str(given[2]), given[3]))

    event.listen(store.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(store.engine, "before_cursor_execute", hear)


def queries(town: Ground, client: FlaskClient, path: str) -> int:
    """Return how many queries a page takes, once what every process keeps in memory was read."""
    town.portal.directory()
    with heard(town.store) as said:
        assert client.get(path).status_code == 200
    return len(said)


@pytest.fixture
def town(app: Flask) -> Ground:
    """The demo town as the measurements know it."""
    return Ground(app, {})


@pytest.fixture
def somebody(town: Ground) -> Citizen:
    """A signed-in person with one of everything."""
    made = citizen(town, entries=0)
    live(town, made, times=1)
    return made


@pytest.fixture
def client(app: Flask, somebody: Citizen) -> FlaskClient:
    """The browser of that person."""
    found = app.test_client()
    found.set_cookie("inzage", somebody.token)
    return found


@pytest.mark.timeout(240)
def test_a_list_takes_few_queries_and_no_more_when_it_grows(
    town: Ground, somebody: Citizen, client: FlaskClient
) -> None:
    before = {path: queries(town, client, path) for path in LISTS}
    live(town, somebody, times=99, first=1)
    after = {path: queries(town, client, path) for path in LISTS}
    assert after == before
    assert {path: number for path, number in after.items() if number > MOST} == {}


def test_a_page_further_on_takes_as_many(town: Ground, somebody: Citizen, client: FlaskClient) -> None:
    live(town, somebody, times=45, first=1)
    first = client.get("/nl/consultations")
    older = first.text.split('rel="next" href="')[1].split('"')[0]
    assert queries(town, client, older) == queries(town, client, "/nl/consultations") <= MOST
