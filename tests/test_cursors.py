"""Cursors of psycopg stay with their connection, for the statements that it ran last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPIModule
from sqlalchemy.exc import DataError

from portal.store import Store
from portal.store.cursors import LARGEST, MOST, Cursors, KeptCursors, cursors_of
from portal.store.models import Batch
from tests.clocks import MONDAY

ON_SERVER = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.fixture
def driver(store: Store) -> Iterator[DBAPIConnection]:
    """A connection of the driver."""
    pooled = store.engine.raw_connection()
    assert pooled.dbapi_connection is not None
    yield pooled.dbapi_connection
    pooled.invalidate()


@pytest.fixture
def psycopg(store: Store) -> DBAPIModule:
    """The module of that driver."""
    return store.engine.dialect.loaded_dbapi


def ran(cursors: Cursors, sql: str) -> object:
    """Run a statement and return the cursor that did."""
    cursor = cursors.take(sql)
    cursor.execute(sql, [])
    cursor.fetchall()
    cursors.give_back(sql, cursor)
    return cursor


@ON_SERVER
def test_a_statement_that_comes_again_gets_the_same_cursor(
    driver: DBAPIConnection, psycopg: DBAPIModule
) -> None:
    first = ran(cursors_of(driver, psycopg), "SELECT 1")
    assert ran(cursors_of(driver, psycopg), "SELECT 2") is not first
    assert ran(cursors_of(driver, psycopg), "SELECT 1") is first


@ON_SERVER
def test_one_that_is_in_use_is_given_to_nobody_else(driver: DBAPIConnection, psycopg: DBAPIModule) -> None:
    cursors = cursors_of(driver, psycopg)
    assert cursors.take("SELECT 1") is not cursors.take("SELECT 1")


@ON_SERVER
def test_only_the_last_ones_stay_and_the_others_are_closed(
    driver: DBAPIConnection, psycopg: DBAPIModule
) -> None:
    cursors = cursors_of(driver, psycopg)
    assert isinstance(cursors, KeptCursors)
    first, second = ran(cursors, "SELECT 0"), ran(cursors, "SELECT 1")
    for number in range(2, MOST + 1):
        ran(cursors, "SELECT 1")
        ran(cursors, f"SELECT {number}")
    assert (first.closed, second.closed) == (True, False)  # type: ignore[attr-defined]  # psycopg's cursor has it.


@ON_SERVER
def test_a_large_answer_does_not_stay_in_memory(driver: DBAPIConnection, psycopg: DBAPIModule) -> None:
    cursors = cursors_of(driver, psycopg)
    large = f"SELECT generate_series(0, {LARGEST})"
    assert ran(cursors, large) is not ran(cursors, large)


@ON_SERVER
def test_after_a_mistake_the_same_statement_works_again(store: Store) -> None:
    statement = select(Batch.id).where(Batch.id == bindparam("which"))
    with pytest.raises(DataError), store.reading() as work:
        work.rows(statement, which="\0")
    with store.reading() as work:
        assert work.rows(statement, which="x") == []


def test_what_one_person_asked_is_not_what_the_next_one_gets(store: Store) -> None:
    with store.writing() as work:
        for name in ("a", "b"):
            work.add(Batch, {"id": name, "file_hash": name * 2, "started_at": MONDAY})
    for name in ("a", "b", "c", "a"):
        with store.reading() as work:
            found = work.rows(select(Batch.file_hash).where(Batch.id == name))
        assert [row.file_hash for row in found] == ([name * 2] if name != "c" else [])
