"""Connections that rest between two uses, for reading and for writing.

SQLAlchemy opens them and sets them up. Lending one from its pool and giving it back takes as long as finding
out who asks, and a transaction through it a tenth of what a whole send takes.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from portal.errors import StoreUnavailable

SURELY_ALIVE = 1.0
"""Seconds after which a connection that lay still is asked whether it still works."""

Held = TypeVar("Held", DBAPIConnection, Connection)


class Resting(ABC, Generic[Held]):
    """Open connections that nobody uses at this moment: as many as were ever used at once."""

    def __init__(self, engine: Engine) -> None:
        """Rest connections of this engine."""
        self._engine = engine
        # Taking from it and adding to it are safe from several threads.
        self._idle: deque[tuple[Held, float]] = deque()
        # A file is not started anew behind our back, as a server is.
        self._never_sleeps = engine.dialect.name == "sqlite"

    def take(self) -> Held:
        """Take one that works, or a new one.

        :raises StoreUnavailable: when the store cannot be reached.
        """
        try:
            held, since = self._idle.pop()
        except IndexError:
            return self._opened()
        if self._never_sleeps or time.monotonic() - since < SURELY_ALIVE:
            return held
        try:
            self._engine.dialect.do_ping(self.driver_of(held))
        except self._engine.dialect.loaded_dbapi.Error:
            self.drop(held)
            return self._opened()
        return held

    def give_back(self, held: Held) -> None:
        """Let one rest until it is needed again."""
        self._idle.append((held, time.monotonic()))

    def drop(self, held: Held) -> None:
        """Close one that was cut off, and all others that nobody uses: they may be cut off as well."""
        self._end(held)
        self.close()

    def close(self) -> None:
        """Close all that rest, and those that SQLAlchemy still keeps."""
        while self._idle:
            self._end(self._idle.pop()[0])
        self._engine.dispose()

    def _opened(self) -> Held:
        try:
            return self._open()
        except (DBAPIError, PoolTimeout, self._engine.dialect.loaded_dbapi.Error) as error:
            raise StoreUnavailable("not reachable") from error

    @abstractmethod
    def driver_of(self, held: Held) -> DBAPIConnection:
        """Return the connection of the driver."""

    @abstractmethod
    def _open(self) -> Held: ...

    @abstractmethod
    def _end(self, held: Held) -> None: ...


class Readers(Resting[DBAPIConnection]):
    """Connections of the driver: what only reads has no transaction that SQLAlchemy would look after."""

    def driver_of(self, held: DBAPIConnection) -> DBAPIConnection:
        """Return it as it is."""
        return held

    def _open(self) -> DBAPIConnection:
        pooled = self._engine.raw_connection()
        pooled.detach()
        return _opened(pooled.dbapi_connection)

    def _end(self, held: DBAPIConnection) -> None:
        held.close()


class Writers(Resting[Connection]):
    """Connections of SQLAlchemy, for statements that have to go its own way within a transaction."""

    def driver_of(self, held: Connection) -> DBAPIConnection:
        """Return the connection of the driver under it."""
        return _opened(held.connection.dbapi_connection)

    def _open(self) -> Connection:
        return self._engine.connect()

    def _end(self, held: Connection) -> None:
        # Not for its pool: whoever comes next would get one that may be cut off, or of another process.
        if not held.invalidated:
            held.invalidate()
        held.close()


def _opened(driver: DBAPIConnection | None) -> DBAPIConnection:
    assert driver is not None  # It was just opened.
    return driver
