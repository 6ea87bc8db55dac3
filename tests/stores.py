"""Real stores for tests: a SQLite file, and a database of its own on a real PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
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


def empty(store: Store) -> None:
    """Take every row out of every table."""
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    with store.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} CASCADE"))


def copy_sqlite(template: Path, target: Path) -> str:
    """Copy a closed SQLite file and return the copy's address."""
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"
