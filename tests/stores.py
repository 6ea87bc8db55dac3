"""Real stores for tests: a SQLite file, and a database of its own on a real PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import text

from portal.migrations.tables import metadata
from portal.store import Keyring, Store

KEYRING = Keyring(b"d" * 32, lookup=b"l" * 32)

SERVER = os.environ.get("PORTAL_TEST_POSTGRES_URL") or "postgresql://postgres@127.0.0.1:5432/postgres"


def libpq(url: str) -> str:
    """Return an address as PostgreSQL's own library reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def on_server(statement: str) -> None:
    """Run one statement on the server itself."""
    with psycopg.connect(libpq(SERVER), autocommit=True) as connection:
        connection.execute(statement.encode())


def beside(name: str) -> str:
    """Return the address of another database on the same server."""
    return libpq(SERVER).rsplit("/", 1)[0] + f"/{name}"


@contextmanager
def postgres_database(template: str = "") -> Iterator[str]:
    """Give the address of a fresh database; it is dropped afterwards."""
    name = f"inzage_test_{uuid.uuid4().hex[:16]}"
    on_server(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    try:
        yield beside(name)
    finally:
        on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def _emptying() -> str:
    """Return what takes the rows out of the few tables that have some.

    TRUNCATE makes new files for every table and index, and waits for the disk: forty times as long.
    """
    tables = (f'"{table.name}"' for table in reversed(metadata.sorted_tables))
    each = (f"IF EXISTS (SELECT 1 FROM {name}) THEN DELETE FROM {name}; END IF;" for name in tables)
    return f"DO $$ BEGIN {' '.join(each)} END $$"


def empty(store: Store) -> None:
    """Take every row out of every table."""
    with store.engine.begin() as connection:
        connection.execute(text(_emptying()))


def hurry(url: str) -> None:
    """Let a test's database not wait for the disk: nobody needs what is in it after a power cut."""
    on_server(f'ALTER DATABASE "{url.rsplit("/", 1)[1]}" SET synchronous_commit = off')


def copy_sqlite(template: Path, target: Path) -> str:
    """Copy a closed SQLite file and return the copy's address."""
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"
