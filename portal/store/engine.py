"""The engine: SQLite in one file, or PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Engine, bindparam, create_engine, event, select, text, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from portal.errors import StoreUnavailable
from portal.store.keys import Keyring
from portal.store.models import PersonKey
from portal.store.queue import OWN_WAIT, begin_immediate
from portal.store.quick import Line
from portal.store.resting import SURELY_ALIVE, Readers
from portal.store.transaction import Boundary
from portal.store.work import Work, Writing

BUSY_MILLISECONDS = 5_000
"""How long a reader waits before it says the store is busy."""

LOG_PAGES = 4_000
"""Pages that SQLite's log may hold (16 MB) before they are written into the file itself.

A case touches some forty pages, most of them again with the next: written together later, each is written
once. SQLite's own 1,000 pages made sends an eighth slower. What is in the log is on disk.
"""

_WRAPPED = select(PersonKey.person_id, PersonKey.wrapped)
_REWRAP = (
    update(PersonKey).where(PersonKey.person_id == bindparam("the_person")).values(wrapped=bindparam("newly"))
)


class Store:
    """Where everything is kept: two ways in, reading and writing, and no third."""

    def __init__(self, url: str, keyring: Keyring) -> None:
        """Prepare the engine; nothing is opened yet."""
        self.keyring = keyring
        self.engine = _engine(url)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _ask_often)
            event.listen(self.engine, "begin", begin_immediate)
        self._boundary = Boundary(self.engine)
        # Reading needs no transaction; without one PostgreSQL is spared two round trips a page, and nothing
        # has to be rolled back when the connection is given back.
        self._reading = _engine(url, pool_reset_on_return=None)
        event.listen(self._reading, "connect", _only_read)
        self._resting = Readers(self._reading)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Read, without a transaction.

        :raises StoreUnavailable: when the store cannot be reached.
        """
        connection = self._resting.take()
        is_cut_off = False
        try:
            yield Work(Line(self.engine, connection, self._reading.connect), self.keyring)
        except StoreUnavailable:
            is_cut_off = True
            raise
        finally:
            if is_cut_off:
                self._resting.drop(connection)
            else:
                self._resting.give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Change things in one transaction: leaving commits to disk, raising rolls back.

        :raises StoreUnavailable: when it could not be kept.
        """
        with self._boundary.transaction() as line:
            yield Writing(line, self.keyring)

    def rewrap_keys(self) -> int:
        """Wrap every person's key with the current key of the environment; return how many were old.

        Texts are never rewritten.
        """
        with self.writing() as work:
            old = [
                {"the_person": row.person_id, "newly": self._rewrapped(row.wrapped, row.person_id)}
                for row in work.rows(_WRAPPED)
                if not self.keyring.is_current(row.wrapped, row.person_id)
            ]
            for change in old:
                work.run(_REWRAP, change)
        return len(old)

    def _rewrapped(self, wrapped: bytes, person: str) -> bytes:
        return self.keyring.wrap(self.keyring.unwrap(wrapped, person), person)

    def is_healthy(self) -> bool:
        """Tell whether the store answers."""
        try:
            with self.reading() as work:
                return bool(work.value(text("SELECT 1")) == 1)
        except StoreUnavailable:
            return False

    def close(self) -> None:
        """Close all connections."""
        self._boundary.close()
        self._resting.close()


def _engine(url: str, **options: None) -> Engine:
    if url.startswith("postgres"):
        address = "postgresql+psycopg" + url[url.index("://") :]
        arguments: dict[str, int] = {"connect_timeout": 5}
        engine = create_engine(address, pool_size=5, connect_args=arguments, hide_parameters=True, **options)
        _ask_the_sleeping(engine)
        event.listen(engine, "connect", _plan_once)
        return engine
    waiting = {"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False}
    # Values stay out of what goes wrong: they are somebody's words.
    engine = create_engine(url, connect_args=waiting, hide_parameters=True, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _ask_the_sleeping(engine: Engine) -> None:
    """Let no page fail because the server was started anew while nobody asked for one.

    A busy connection is not asked: that would cost each page a round trip.
    """

    @event.listens_for(engine, "checkin")
    def note(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        entry.info["still_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def ask(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
        since = entry.info.get("still_since")
        if since is None or time.monotonic() - since < SURELY_ALIVE:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            # The others are as old; the pool makes new ones.
            raise InvalidatePoolError from error


def _plan_once(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Let PostgreSQL plan each statement once, and not anew for the values of each page.

    What the door adds to a statement makes it long: planning it took twice as long as running it. Nothing is
    lost, because our statements find their rows by an index whatever the values are (``bench grow``).
    """
    connection.autocommit = True
    with closing(connection.cursor()) as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        # Turning a plan into machine code takes longer than any page of ours may take.
        cursor.execute("SET jit = off")
    connection.autocommit = False


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set SQLite up for a server: one file, a log beside it, nothing lost, nothing left readable."""
    assert isinstance(connection, sqlite3.Connection)  # Only SQLite engines listen here.
    # The driver's own transactions are switched off: begin_immediate starts them.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "secure_delete=ON",
        "temp_store=MEMORY",
        f"wal_autocheckpoint={LOG_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _ask_often(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Leave the waiting of a writer to the queue."""
    assert isinstance(connection, sqlite3.Connection)  # Only SQLite engines listen here.
    connection.execute(f"PRAGMA busy_timeout={OWN_WAIT}")


def _only_read(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set a connection up for reading: no transactions, and nothing can be changed by mistake."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA query_only=ON")
    else:
        connection.autocommit = True
