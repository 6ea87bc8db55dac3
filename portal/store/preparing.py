"""A statement as the driver takes it: written once by SQLAlchemy, which knows the types, and then kept.

A statement with lists of values is kept once for each length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import BindParameter, Delete, Dialect, Executable, Insert, Select, Update
from sqlalchemy.engine import Row
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.schema import ScalarElementColumnDefault

# Any: values of any type, before and after a type of SQLAlchemy has turned them.
Turn = Callable[[Any], Any]

# A row's columns differ per statement; SQLAlchemy itself types them as Any.
AnyRow = Row[Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as the driver takes it."""

    sql: str
    fixed: Sequence[object]
    """What the driver is given, with nothing in the places of values that are given each time."""
    given: Sequence[tuple[str, Turn | None, tuple[int, ...]]]
    """Each value that is given each time: its name, what the driver is to get of it, and its places."""
    row: Callable[[Sequence[object]], AnyRow]
    """Makes a row of SQLAlchemy of the values of one."""
    columns: tuple[tuple[int, Turn], ...]
    """Columns whose values have to be turned after reading."""
    lists: Sequence[tuple[str, Turn | None, tuple[tuple[int, ...], ...]]]
    """The same for each list, with the places of each of its values."""

    def values(self, binds: Mapping[str, object]) -> Sequence[object]:
        """Return what the driver is given with the statement.

        :raises KeyError: when a value is missing.
        """
        found = list(self.fixed)
        for name, turn, places in self.given:
            value = binds[name] if turn is None else turn(binds[name])
            for place in places:
                found[place] = value
        for name, turn, rooms in self.lists:
            for places, one in zip(rooms, _stretched(binds[name], len(rooms)), strict=True):
                for place in places:
                    found[place] = one if turn is None else turn(one)
        return found

    def rows(self, found: Sequence[Sequence[object]]) -> Sequence[AnyRow]:
        """Return the driver's rows as SQLAlchemy would."""
        return list(map(self.row, self._turned(found) if self.columns and found else found))

    def _turned(self, rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
        """Return the rows with their values turned, a whole column at a time."""
        columns: list[Sequence[object]] = list(zip(*rows, strict=True))
        for place, turn in self.columns:
            columns[place] = tuple(map(turn, columns[place]))
        return list(zip(*columns, strict=True))


LONGEST = 512
"""Values in a list; a longer one goes SQLAlchemy's own way, so that few statements have to be kept."""

Lengths = tuple[tuple[str, int], ...]
"""Of each list that a statement is given: its name, and for how many values there is a place."""


def room_for(number: int) -> int:
    """Return for how many values a list gets places: few lengths will do, as the last value may repeat."""
    return 1 << (number - 1).bit_length() if number else 0


_KINDS: dict[tuple[type[Dialect], object], Dialect] = {}


def of_its_kind(dialect: Dialect) -> Dialect:
    """Return one dialect for all stores of a kind: what was prepared for one of them serves the others."""
    kind = type(dialect), getattr(dialect, "server_version_info", None)
    found = _KINDS.get(kind)
    return found or _KINDS.setdefault(kind, _as_the_server_takes(dialect))


def _as_the_server_takes(dialect: Dialect) -> Dialect:
    """Return a dialect whose places for values are those of the database itself.

    SQLAlchemy gives psycopg names, and psycopg writes numbers for PostgreSQL instead: of a statement as long
    as ours it did so anew for each page. We write the numbers ourselves, once.
    """
    if dialect.paramstyle != "pyformat":
        return dialect
    numbered = copy(dialect)
    numbered.paramstyle, numbered.positional = "numeric_dollar", True
    # What writes names doubles each percent sign for the style of the dialect it was made for.
    numbered.identifier_preparer = numbered.preparer(numbered)
    return numbered


# Any: values of any type.
def _stretched(given: Any, number: int) -> Sequence[Any]:
    values = list(given)
    return values + values[-1:] * (number - len(values))


# Only a few: what is prepared is kept, and a compiled statement weighs many times as much.
@lru_cache(maxsize=8)
def compiled_of(statement: Executable, dialect: Dialect, columns_given: frozenset[str]) -> SQLCompiler | None:
    """Return a statement as SQLAlchemy writes it, or nothing when it has to go SQLAlchemy's own way."""
    if not isinstance(statement, Select | Insert | Update | Delete):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=sorted(columns_given) or None)
    assert isinstance(compiled, SQLCompiler)  # What these statements compile to.
    if (
        compiled.literal_execute_params
        or compiled.escaped_bind_names
        or any(bind.callable is not None for bind in compiled.binds.values())
        or any(bind.type._is_tuple_type for bind in compiled.post_compile_params)
    ):
        return None
    return compiled


@lru_cache(maxsize=2048)
def lists_of(statement: Executable, dialect: Dialect, columns_given: frozenset[str]) -> tuple[str, ...]:
    """Return the names of the lists that have to be given with a statement."""
    compiled = compiled_of(statement, dialect, columns_given)
    if compiled is None:
        return ()
    lists = compiled.post_compile_params
    return tuple(name for bind, name in compiled.bind_names.items() if bind in lists and bind.required)


@lru_cache(maxsize=2048)
def prepared(
    statement: Executable,
    dialect: Dialect,
    columns_given: frozenset[str] = frozenset(),
    lengths: Lengths = (),
) -> Prepared | None:
    """Return a statement as the driver takes it, or nothing when it has to go SQLAlchemy's own way.

    :param columns_given: the columns that an insert gets values for.
    """
    compiled = compiled_of(statement, dialect, columns_given)
    if compiled is None:
        return None
    assert isinstance(statement, Select | Insert | Update | Delete)  # Only those are compiled.
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    defaults = {} if isinstance(statement, Select) else _defaults(compiled)
    if defaults is None:
        return None
    given = {name: [None] * number for name, number in lengths}
    nothing = {name: given.get(name) for name, bind in binds.items() if bind.required}
    # With a place for each value of each list; what is given each time is still empty.
    state = compiled.construct_expanded_state(nothing)
    assert state.positiontup is not None  # A dialect "of its kind" gives values by their places.
    order = tuple(state.positiontup)
    expanded = {name: tuple(names) for name, names in state.parameter_expansion.items()}
    turns = _turns(binds, expanded, dialect)
    known = {**state.parameters, **defaults}
    where = _where(order)
    changing = {*nothing, *(place for name in given for place in expanded[name])}
    return Prepared(
        sql=state.statement,
        fixed=[None if name in changing else _for_driver(turns[name], known[name]) for name in order],
        given=[(name, turns[name], where[name]) for name in nothing if name not in given],
        row=_row_maker([str(name) for name, _ in statement.exported_columns.items()]),
        columns=_columns(statement, dialect),
        lists=[(name, turns[name], tuple(where[place] for place in expanded[name])) for name in given],
    )


def _where(names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return at which places each name stands."""
    found: dict[str, tuple[int, ...]] = {}
    for place, name in enumerate(names):
        found[name] = (*found.get(name, ()), place)
    return found


def _for_driver(turn: Turn | None, value: object) -> object:
    """Return a value as the driver takes it.

    A word of an enumeration becomes the word itself: drivers look at all other types for longer.
    """
    turned = value if turn is None else turn(value)
    return str(turned) if isinstance(turned, str) else turned


def _row_maker(names: list[str]) -> Callable[[Sequence[object]], AnyRow]:
    """Return what makes rows with these columns, as SQLAlchemy's own results make theirs."""
    metadata = SimpleResultMetaData(names)
    return partial(Row, metadata, None, metadata._key_to_index)


def _columns(
    statement: Select[Any] | Insert | Update | Delete, dialect: Dialect
) -> tuple[tuple[int, Turn], ...]:
    """Return which columns have to be turned after reading, and how."""
    turns = [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in statement.exported_columns
    ]
    return tuple((place, turn) for place, turn in enumerate(turns) if turn is not None)


def _turns(
    binds: Mapping[str, BindParameter[Any]], places: Mapping[str, tuple[str, ...]], dialect: Dialect
) -> dict[str, Turn | None]:
    """Return what makes of each value what the driver takes, by its place."""
    turns: dict[str, Turn | None] = {}
    for name, bind in binds.items():
        process: Turn | None = bind.type.dialect_impl(dialect).bind_processor(dialect)
        turns |= dict.fromkeys((name, *places.get(name, ())), process)
    return turns


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
