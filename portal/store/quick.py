"""The quick way to read: a select is prepared once, and then run on the driver itself.

SQLAlchemy builds the statements and knows the types; running one through it costs several times what the
database needs, and every page reads twice. Statements with lists of values take SQLAlchemy's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Executable, Select
from sqlalchemy.engine import IteratorResult, Row
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from portal.errors import StoreUnavailable

# Any: values of any type, before and after a type of SQLAlchemy has turned them.
Turn = Callable[[Any], Any]

# A row's columns differ per statement; SQLAlchemy itself types them as Any.
AnyRow = Row[Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A select as the driver takes it."""

    sql: str
    fixed: Mapping[str, object]
    """Values that stand in the statement itself, ready for the driver."""
    needed: tuple[str, ...]
    """Names of the values that are given each time."""
    turned: Mapping[str, Turn]
    places: tuple[str, ...] | None
    """The names in the order of the question marks; nothing where the driver takes names."""
    metadata: SimpleResultMetaData
    columns: tuple[tuple[int, Turn], ...]
    """Columns whose values have to be turned after reading."""

    def values(self, binds: Mapping[str, object]) -> Mapping[str, object] | Sequence[object]:
        """Return what the driver is given with the statement.

        :raises KeyError: when a value is missing.
        """
        found = {**self.fixed, **{name: binds[name] for name in self.needed}}
        for name, turn in self.turned.items():
            found[name] = turn(found[name])
        return found if self.places is None else [found[name] for name in self.places]

    def rows(self, found: Sequence[Sequence[object]]) -> Sequence[AnyRow]:
        """Return the driver's rows as SQLAlchemy would."""
        if self.columns:
            found = [self._turned(row) for row in found]
        result: IteratorResult[Any] = IteratorResult(self.metadata, iter(found))
        return result.all()

    def _turned(self, row: Sequence[object]) -> Sequence[object]:
        values = list(row)
        for place, turn in self.columns:
            values[place] = turn(values[place])
        return values


@lru_cache(maxsize=1024)
def prepared(statement: Executable, dialect: Dialect) -> Prepared | None:
    """Return a select as the driver takes it, or nothing when it has to go SQLAlchemy's own way."""
    if not isinstance(statement, Select):
        return None
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)  # What a select compiles to.
    binds = compiled.binds
    if (
        compiled.post_compile_params
        or compiled.escaped_bind_names
        or any(bind.callable is not None for bind in binds.values())
    ):
        return None
    turns = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    fixed = {name: bind.value for name, bind in binds.items() if not bind.required}
    for name, value in fixed.items():
        turn = turns.pop(name)
        fixed[name] = value if turn is None else turn(value)
    columns = [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.selected_columns
    ]
    return Prepared(
        sql=str(compiled),
        fixed=fixed,
        needed=tuple(turns),
        turned={name: turn for name, turn in turns.items() if turn is not None},
        places=None if compiled.positiontup is None else tuple(compiled.positiontup),
        metadata=SimpleResultMetaData(list(statement.selected_columns.keys())),
        columns=tuple((place, turn) for place, turn in enumerate(columns) if turn is not None),
    )


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
        self._driver = driver
        self._whole = whole

    def rows(self, statement: Executable, binds: Mapping[str, object]) -> Sequence[AnyRow]:
        """Run a statement and return all its rows.

        :raises StoreUnavailable: when the store cannot answer.
        """
        ready = prepared(statement, self._engine.dialect)
        try:
            if ready is not None:
                return self._quickly(ready, ready.values(binds))
            with self._whole() as connection:
                return connection.execute(statement, dict(binds)).all()
        except (DBAPIError, self._engine.dialect.loaded_dbapi.Error) as error:
            raise unavailable(error) from error

    def _quickly(self, ready: Prepared, values: Mapping[str, object] | Sequence[object]) -> Sequence[AnyRow]:
        cursor = self._driver.cursor()
        try:
            # SQLAlchemy would tell them as well; a test counts queries with it.
            for listener in self._engine.dispatch.before_cursor_execute:
                listener(None, cursor, ready.sql, values, None, False)
            cursor.execute(ready.sql, values)
            return ready.rows(cursor.fetchall())
        finally:
            cursor.close()


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
