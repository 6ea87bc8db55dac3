"""The write boundary: one transaction, kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from portal.errors import StoreUnavailable
from portal.store.gathering import GatheringLine
from portal.store.queue import Queue, take_place
from portal.store.quick import Line, as_sqlalchemy, unavailable
from portal.store.resting import Writers


class Boundary:
    """Begins and ends transactions on connections that rest in between."""

    def __init__(self, engine: Engine) -> None:
        """Prepare; nothing is opened yet."""
        self._engine = engine
        self._error = engine.dialect.loaded_dbapi.Error
        self._writers = Writers(engine)
        self._is_file = engine.dialect.name == "sqlite"
        self._turn = Queue() if self._is_file else nullcontext()
        self._line = Line if self._is_file else GatheringLine

    @contextmanager
    def transaction(self) -> Iterator[Line]:
        """Give a line in a transaction: leaving commits to disk, raising rolls back.

        :raises StoreUnavailable: when it could not be kept.
        """
        with self._turn:
            connection = self._writers.take()
            try:
                driver = self._writers.driver_of(connection)
                if self._is_file:
                    take_place(driver)
                line = self._line(self._engine, driver, lambda: nullcontext(connection))
                yield line
                line.finish()
                self._keep(connection)
            except StoreUnavailable:
                if self._is_file:
                    self._undo(connection)
                else:
                    # The others may have been cut off as well.
                    self._writers.drop(connection)
                raise
            except DBAPIError as error:
                self._undo(connection)
                raise unavailable(error) from error
            except BaseException:
                self._undo(connection)
                raise
            self._writers.give_back(connection)

    def close(self) -> None:
        """Close all connections."""
        self._writers.close()

    def _keep(self, connection: Connection) -> None:
        """Commit, and tell what listens to SQLAlchemy."""
        if connection.in_transaction():
            connection.commit()
            return
        for listener in self._engine.dispatch.commit:
            listener(connection)
        try:
            self._writers.driver_of(connection).commit()
        except self._error as error:
            raise as_sqlalchemy("COMMIT", error, self._error) from error

    def _undo(self, connection: Connection) -> None:
        """Roll back; a connection that cannot is closed, which does the same."""
        try:
            if connection.in_transaction():
                connection.rollback()
            else:
                for listener in self._engine.dispatch.rollback:
                    listener(connection)
                self._writers.driver_of(connection).rollback()
        except (DBAPIError, self._error):
            with suppress(DBAPIError, self._error):
                self._writers.drop(connection)
        else:
            self._writers.give_back(connection)
