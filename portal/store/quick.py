"""The quick way to read: a select is prepared once, and then run on the driver itself.

SQLAlchemy builds the statements and knows the types; running one through it costs several times what the
database needs, and every page reads twice. What cannot be prepared takes SQLAlchemy's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Executable, Insert
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError

from portal.errors import StoreUnavailable
from portal.store.cursors import cursors_of
from portal.store.preparing import LONGEST, AnyRow, Prepared, lists_of, of_its_kind, prepared, room_for

Found = TypeVar("Found")


class Line:
    """A connection of the driver that is in use, and SQLAlchemy's own way beside it."""

    def __init__(
        self, engine: Engine, driver: DBAPIConnection, whole: Callable[[], AbstractContextManager[Connection]]
    ) -> None:
        """Take a connection.

        :param engine: whose listeners hear of every statement.
        :param whole: gives a connection of SQLAlchemy for what cannot go the quick way.
        """
        self._engine = engine
        self._cursors = cursors_of(driver, engine.dialect.loaded_dbapi)
        self._other_way = whole
        self._error = engine.dialect.loaded_dbapi.Error
        self._dialect = of_its_kind(engine.dialect)
        self.database = engine.dialect.name

    def whole(self) -> AbstractContextManager[Connection]:
        """Return SQLAlchemy's own way."""
        return self._other_way()

    def finish(self) -> None:
        """Send what still waits to be sent, before a transaction is kept; here nothing waits.

        :raises StoreUnavailable: when the store cannot keep it.
        """

    def rows(self, statement: Executable, binds: Mapping[str, object]) -> Sequence[AnyRow]:
        """Run a statement and return all its rows.

        :raises StoreUnavailable: when the store cannot answer.
        """
        ready = self._ready(statement, binds)
        if ready is not None:
            return ready.rows(self._run(ready.sql, [ready.values(binds)], _all_of))
        try:
            with self.whole() as connection:
                return connection.execute(statement, dict(binds)).all()
        except DBAPIError as error:
            raise unavailable(error) from error

    def change(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> int | None:
        """Run a statement once for each row and return how many rows it changed.

        Nothing is done, and nothing returned, when it has to go SQLAlchemy's own way.

        :raises StoreUnavailable: when the store cannot keep it.
        """
        given = frozenset(rows[0]) if isinstance(statement, Insert) else frozenset()
        ready = self._ready(statement, rows[0], given)
        if ready is None or (ready.lists and len(rows) > 1):
            return None
        return self._run(ready.sql, [ready.values(row) for row in rows], _number_of)

    def put(self, statement: Insert, rows: Sequence[Mapping[str, object]]) -> bool:
        """Insert rows where nobody asks how many there were.

        Nothing is done, and false returned, when it has to go SQLAlchemy's own way.

        :raises StoreUnavailable: when the store cannot keep it.
        """
        return self.change(statement, rows) is not None

    def _ready(
        self, statement: Executable, binds: Mapping[str, object], given: frozenset[str] = frozenset()
    ) -> Prepared | None:
        """Return a statement for the lists that go with it; nothing when one is too long."""
        names = lists_of(statement, self._dialect, given)
        if not names:
            return prepared(statement, self._dialect, given)
        # Any: a list of any values.
        lists: dict[str, Any] = {name: binds[name] for name in names}
        if any(len(values) > LONGEST for values in lists.values()):
            return None
        lengths = tuple((name, room_for(len(values))) for name, values in lists.items())
        return prepared(statement, self._dialect, given, lengths)

    # Any: all of them are mappings, or all sequences, as one driver takes them.
    def _run(self, sql: str, values: Sequence[Any], found: Callable[[DBAPICursor], Found]) -> Found:
        """Run a statement on the driver; what goes wrong is told as SQLAlchemy tells it.

        :param found: takes what was found from the cursor.
        """
        cursor = self._cursors.take(sql)
        try:
            # SQLAlchemy would tell them as well; a test counts queries with it.
            is_many = len(values) != 1
            for listener in self._engine.dispatch.before_cursor_execute:
                listener(None, cursor, sql, values if is_many else values[0], None, is_many)
            if is_many:
                cursor.executemany(sql, values)
            else:
                cursor.execute(sql, values[0])
            answer = found(cursor)
        except BaseException as error:
            cursor.close()
            if not isinstance(error, self._error):
                raise
            raise unavailable(as_sqlalchemy(sql, error, self._error)) from error
        self._cursors.give_back(sql, cursor)
        return answer


# Any: the driver's rows.
def _all_of(cursor: DBAPICursor) -> Sequence[Any]:
    return cursor.fetchall()


def _number_of(cursor: DBAPICursor) -> int:
    return int(cursor.rowcount)


def as_sqlalchemy(sql: str, error: Exception, kind: type[Exception]) -> Exception:
    """Return what went wrong on the driver as SQLAlchemy tells it, without the values.

    :param kind: of all errors of this driver.
    """
    return DBAPIError.instance(sql, None, error, kind, hide_parameters=True)


def unavailable(error: Exception) -> Exception:
    """Tell apart a store that cannot answer from a mistake of ours, which stays what it is."""
    is_cut_off = isinstance(error, DBAPIError) and error.connection_invalidated
    raised = error.orig if isinstance(error, DBAPIError) else error
    kind = type(raised).__name__
    # SQLite says "operational" of a column that does not exist as well; that one is our mistake.
    is_our_mistake = getattr(raised, "sqlite_errorname", "") == "SQLITE_ERROR"
    if is_cut_off or (kind in _AWAY and not is_our_mistake):
        return StoreUnavailable(kind)
    return error


_AWAY = frozenset({"OperationalError", "InterfaceError", "DiskFull", "AdminShutdown", "ConnectionTimeout"})
"""What the drivers call a store that is locked, full or gone."""
