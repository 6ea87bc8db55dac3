"""The queue for writing: SQLite has one writer at a time, and its own waiting sleeps longer and longer.

With several writers one of them could starve for seconds that way. Here the threads of a process wait for
each other, and a process asks again every millisecond.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from portal.errors import StoreUnavailable

LONGEST_WAIT = 5.0
"""Seconds until a writer is told that the store is busy."""

ASK_AGAIN = 0.0002
"""Seconds between two tries to be the one writer."""

OWN_WAIT = 0
"""Milliseconds that SQLite itself may wait, in a try."""


class Queue:
    """Lets one thread of this process write at a time."""

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._place = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and keep it for as long as the block runs.

        :raises StoreUnavailable: when it takes too long.
        """
        if not self._place.acquire(timeout=LONGEST_WAIT):
            raise StoreUnavailable("busy")
        try:
            yield
        finally:
            self._place.release()


def begin_immediate(connection: Connection) -> None:
    """Take the writer's place at once, before anything is read: upgrading later can fail in the middle.

    :raises StoreUnavailable: when others keep it too long.
    """
    driver: object = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)  # Only SQLite engines listen here.
    ends = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            driver.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > ends:
                raise StoreUnavailable(error.sqlite_errorname) from error
            time.sleep(ASK_AGAIN)
