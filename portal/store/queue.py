"""The queue for writing: SQLite has one writer at a time, and its own waiting sleeps longer and longer.

With several writers one of them could starve for seconds that way. Here the threads of a process wait for
each other, and a process asks again at once, for the one that writes is done within a millisecond.
"""

from __future__ import annotations

import sqlite3
import threading
import time

from sqlalchemy import Connection

from portal.errors import StoreUnavailable

LONGEST_WAIT = 5.0
"""Seconds until a writer is told that the store is busy."""

ASK_AGAIN = 0.00005
"""Seconds between two tries to be the one writer."""

OWN_WAIT = 0
"""Milliseconds that SQLite itself may wait, in a try."""


class Queue:
    """Lets one thread of this process write at a time."""

    def __init__(self) -> None:
        """Start with nobody waiting."""
        self._place = threading.Lock()

    def __enter__(self) -> None:
        """Wait for one's turn.

        :raises StoreUnavailable: when it takes too long.
        """
        if not self._place.acquire(timeout=LONGEST_WAIT):
            raise StoreUnavailable("busy")

    def __exit__(self, *_how: object) -> None:
        """Let the next one go on."""
        self._place.release()


def take_place(driver: object) -> None:
    """Take the writer's place at once, before anything is read: upgrading later can fail in the middle.

    :raises StoreUnavailable: when others keep it too long.
    """
    assert isinstance(driver, sqlite3.Connection)  # Only SQLite has such a place.
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


def begin_immediate(connection: Connection) -> None:
    """Begin what SQLAlchemy begins, unless it is within a transaction that has begun.

    :raises StoreUnavailable: when others keep the writer's place too long.
    """
    driver: object = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)  # Only SQLite engines listen here.
    if not driver.in_transaction:
        take_place(driver)
