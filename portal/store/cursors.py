"""Cursors: made for each statement, or kept with the connection by the statement that they run.

A new cursor of psycopg copies what it knows of types, and looks up anew how each value is written and read.
One that runs the same statement again still knows: that is a twentieth of a page, and of a send.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, DBAPIModule

MOST = 16
"""Statements whose cursors a connection keeps: the last ones it ran."""

LARGEST = 25
"""Rows of an answer that may stay in memory with its cursor, until that runs again."""

BINARY = 1
"""What psycopg calls values as the server keeps them."""


class Cursors:
    """The driver's own cursors, made for each statement."""

    def __init__(self, driver: DBAPIConnection) -> None:
        """Make cursors of this connection."""
        self.driver = driver

    def take(self, sql: str) -> DBAPICursor:  # noqa: ARG002  # Those that are kept ask for it.
        """Return a cursor for a statement; who takes it gives it back, or closes it when it failed."""
        return self.driver.cursor()

    def give_back(self, sql: str, cursor: DBAPICursor) -> None:  # noqa: ARG002  # As above.
        """Take back a cursor whose answer was read."""
        cursor.close()


class KeptCursors(Cursors):
    """Cursors of psycopg that take a statement as it was prepared, and that stay."""

    # Any: psycopg's cursor has more than a driver's cursor must have.
    def __init__(self, driver: DBAPIConnection, make: Callable[[DBAPIConnection], Any]) -> None:
        """Keep cursors of this connection.

        :param make: makes one.
        """
        super().__init__(driver)
        self._make = make
        # Taken out while it is in use, and put back last: so the first one is the one not used for longest.
        self._kept: dict[str, DBAPICursor] = {}

    def take(self, sql: str) -> DBAPICursor:
        """Return the cursor that ran this statement before, or a new one."""
        kept = self._kept.pop(sql, None)
        if kept is not None:
            return kept
        cursor = self._make(self.driver)
        # Sealed texts come as they are kept, and not as twice as many letters.
        cursor.format = BINARY
        return cast("DBAPICursor", cursor)

    def give_back(self, sql: str, cursor: DBAPICursor) -> None:
        """Keep a cursor, unless its answer is large."""
        if cursor.rowcount > LARGEST:
            cursor.close()
            return
        self._kept[sql] = cursor
        if len(self._kept) > MOST:
            self._kept.pop(next(iter(self._kept))).close()


def cursors_of(driver: DBAPIConnection, dbapi: DBAPIModule) -> Cursors:
    """Return the cursors of a connection.

    :param dbapi: the module of its driver.
    """
    raw = getattr(dbapi, "RawCursor", None)
    if raw is None:
        return Cursors(driver)
    # Any: they stand on the connection itself, so that they go when it goes.
    there: Any = driver
    kept: KeptCursors | None = getattr(there, "kept_cursors", None)
    if kept is None:
        kept = there.kept_cursors = KeptCursors(driver, raw)
    return kept
