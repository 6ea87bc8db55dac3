"""A list costs the store as little when somebody has a hundred times as much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from bench.ground import Citizen, Ground, citizen
from bench.life import live
from bench.sending import prepared
from portal.access import Viewer, acting, looking, visible
from portal.cases import service as cases
from portal.store import Store
from portal.store.models import Text
from portal.terms import amsterdam_day

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


WHOLE = ("SCAN cases", "SCAN case_parts", "SCAN consultation_subjects", "SCAN texts", "SCAN attachments")
"""How SQLite says that it reads a table, or an index of it, from the first row to the last."""

Said = list[tuple[str, object]]
"""Statements with their values."""


@contextmanager
def heard(store: Store, with_values: Said | None = None) -> Iterator[list[str]]:
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


def whole_reads(town: Ground, found: Mapping[str, Said]) -> dict[str, str]:
    """Return the lists for which SQLite reads what all people have, with the statement."""
    read: dict[str, str] = {}
    connection = town.store.engine.raw_connection()
    try:
        for path, said in found.items():
            for statement, values in said:
                if not statement.startswith(("SELECT", "DELETE", "UPDATE")):
                    continue
                plan = connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
                if any(str(row[3]).startswith(WHOLE) for row in plan):
                    read[path] = statement
    finally:
        connection.close()
    return read


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


def test_no_list_of_a_person_reads_what_others_have(town: Ground, client: FlaskClient) -> None:
    found: dict[str, Said] = {path: [] for path in LISTS}
    for path, said in found.items():
        with heard(town.store, said):
            assert client.get(path).status_code == 200
    assert whole_reads(town, found) == {}


def test_throwing_a_draft_away_reads_no_texts_of_others(town: Ground, somebody: Citizen) -> None:
    drafts, at = list(prepared(town, somebody, 2)), town.portal.clock.now()
    who = Viewer(account=somebody.account, person=somebody.person)
    found: dict[str, Said] = {"one": [], "old": []}
    with heard(town.store, found["one"]), acting(town.store, who) as work:
        cases.drop_draft(work, draft=drafts[0])
    with heard(town.store, found["old"]), town.store.writing() as work:
        assert cases.drop_old(work, amsterdam_day(at) + timedelta(days=31)) >= 1
    assert any("DELETE FROM drafts" in statement for statement, _ in found["old"])
    assert whole_reads(town, found) == {}


def test_what_an_account_without_digid_sent_is_found_by_its_person(town: Ground, somebody: Citizen) -> None:
    drafts = list(prepared(town, somebody, 1))
    limited = Viewer(account=somebody.account, person=somebody.person, is_limited=True)
    found: dict[str, Said] = {"drafts": []}
    with heard(town.store, found["drafts"]), looking(town.store, limited, at=town.portal.clock.now()) as look:
        assert drafts[0] in [line.id for line in cases.list_drafts(look)]
        texts = look.rows(visible(Text, Text.id))
    assert texts
    assert whole_reads(town, found) == {}
