"""Connections for reading that rest between two pages.

SQLAlchemy opens them and sets them up. Lending one from its pool and giving it back takes as long as finding
out who asks, because its pool looks after transactions; what only reads has none.
"""

from __future__ import annotations

import time
from collections import deque

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from portal.errors import StoreUnavailable

SURELY_ALIVE = 1.0
"""Seconds after which a connection that lay still is asked whether it still works."""


class Resting:
    """Open connections that nobody uses at this moment: as many as ever read at once."""

    def __init__(self, engine: Engine) -> None:
        """Rest connections of an engine that only reads."""
        self._engine = engine
        # Taking from it and adding to it are safe from several threads.
        self._idle: deque[tuple[DBAPIConnection, float]] = deque()
        # A file is not started anew behind our back, as a server is.
        self._never_sleeps = engine.dialect.name == "sqlite"

    def take(self) -> DBAPIConnection:
        """Take one that works, or a new one.

        :raises StoreUnavailable: when the store cannot be reached.
        """
        try:
            connection, since = self._idle.pop()
        except IndexError:
            return self._opened()
        if self._never_sleeps or time.monotonic() - since < SURELY_ALIVE:
            return connection
        try:
            self._engine.dialect.do_ping(connection)
        except self._engine.dialect.loaded_dbapi.Error:
            self.drop(connection)
            return self._opened()
        return connection

    def give_back(self, connection: DBAPIConnection) -> None:
        """Let one rest until the next page."""
        self._idle.append((connection, time.monotonic()))

    def drop(self, connection: DBAPIConnection) -> None:
        """Close one that was cut off, and all that rest: they are as old, and may be cut off as well."""
        connection.close()
        self.close()

    def close(self) -> None:
        """Close all that rest."""
        while self._idle:
            self._idle.pop()[0].close()

    def _opened(self) -> DBAPIConnection:
        try:
            pooled = self._engine.raw_connection()
        except (DBAPIError, self._engine.dialect.loaded_dbapi.Error) as error:
            raise StoreUnavailable("not reachable") from error
        pooled.detach()
        assert pooled.dbapi_connection is not None  # It was just opened.
        return pooled.dbapi_connection
