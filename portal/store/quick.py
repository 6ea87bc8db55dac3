"""The quick way to read: a select is prepared once, and then run on the driver itself.

SQLAlchemy builds the statements and knows the types; running one through it costs several times what the
database needs, and every page reads twice. Statements with lists of values take SQLAlchemy's own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Engine, Executable, Insert, Select, Update
from sqlalchemy.engine import IteratorResult, Row
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from portal.errors import StoreUnavailable

# Any: values of any type, before and after a type of SQLAlchemy has turned them.
Turn = Callable[[Any], Any]

Values = Mapping[str, object] | Sequence[object]

# A row's columns differ per statement; SQLAlchemy itself types them as Any.
AnyRow = Row[Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as the driver takes it."""

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
def prepared(
    statement: Executable, dialect: Dialect, columns_given: frozenset[str] = frozenset()
) -> Prepared | None:
    """Return a statement as the driver takes it, or nothing when it has to go SQLAlchemy's own way.

    :param columns_given: the columns that an insert gets values for.
    """
    if not isinstance(statement, Select | Insert | Update | Delete):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=sorted(columns_given) or None)
    assert isinstance(compiled, SQLCompiler)  # What these statements compile to.
    binds = compiled.binds
    defaults = {} if isinstance(statement, Select) else _defaults(compiled)
    if (
        defaults is None
        or compiled.post_compile_params
        or compiled.escaped_bind_names
        or any(bind.callable is not None for bind in binds.values())
    ):
        return None
    turns = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
    fixed = {name: bind.value for name, bind in binds.items() if not bind.required} | defaults
    for name, value in fixed.items():
        turn = turns.pop(name)
        fixed[name] = value if turn is None else turn(value)
    columns = [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.exported_columns
    ]
    return Prepared(
        sql=str(compiled),
        fixed=fixed,
        needed=tuple(turns),
        turned={name: turn for name, turn in turns.items() if turn is not None},
        places=None if compiled.positiontup is None else tuple(compiled.positiontup),
        metadata=SimpleResultMetaData([str(name) for name, _ in statement.exported_columns.items()]),
        columns=tuple((place, turn) for place, turn in enumerate(columns) if turn is not None),
    )


def _defaults(compiled: SQLCompiler) -> dict[str, object] | None:
    """Return what columns get that were given nothing; nothing when that is more than a plain value."""
    if compiled.update_prefetch:
        return None
    found: dict[str, object] = {}
    for column in compiled.insert_prefetch:
        default = column.default
        if not isinstance(default, ScalarElementColumnDefault):
            return None
        found[column.key] = default.arg
    return found


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
        if ready is not None:
            with self._run(ready, [ready.values(binds)]) as cursor:
                return ready.rows(cursor.fetchall())
        try:
            with self._whole() as connection:
                return connection.execute(statement, dict(binds)).all()
        except DBAPIError as error:
            raise unavailable(error) from error

    def change(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> int | None:
        """Run a statement once for each row and return how many rows it changed.

        Nothing is done, and nothing returned, when it has to go SQLAlchemy's own way.

        :raises StoreUnavailable: when the store cannot keep it.
        """
        given = frozenset(rows[0]) if isinstance(statement, Insert) else frozenset()
        ready = prepared(statement, self._engine.dialect, given)
        if ready is None:
            return None
        with self._run(ready, [ready.values(row) for row in rows]) as cursor:
            return int(cursor.rowcount)

    @contextmanager
    # Any: all of them are mappings, or all sequences, as one driver takes them.
    def _run(self, ready: Prepared, values: Sequence[Any]) -> Iterator[DBAPICursor]:
        """Run a statement on the driver; what goes wrong is told as SQLAlchemy tells it."""
        driver_error = self._engine.dialect.loaded_dbapi.Error
        cursor = self._driver.cursor()
        try:
            # SQLAlchemy would tell them as well; a test counts queries with it.
            is_many = len(values) != 1
            for listener in self._engine.dispatch.before_cursor_execute:
                listener(None, cursor, ready.sql, values if is_many else values[0], None, is_many)
            if is_many:
                cursor.executemany(ready.sql, values)
            else:
                cursor.execute(ready.sql, values[0])
            yield cursor
        except driver_error as error:
            told = DBAPIError.instance(ready.sql, None, error, driver_error, hide_parameters=True)
            raise unavailable(told) from error
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
