"""Tables described as classes, in SQLAlchemy's own words, and nothing behind them.

Here nothing is ever loaded as an object, so SQLAlchemy's mapper has no work, and yet it keeps three more
descriptions of each column: with 141 tables that took 20 MB of every server process and a third of its start.
To the type checker these classes are SQLAlchemy's own (``portal.store.columns``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    FromClause,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.types import NullType, TypeEngine

_TYPES: Mapping[str, type[TypeEngine[Any]]] = MappingProxyType(
    {
        str.__name__: String,
        int.__name__: Integer,
        float.__name__: Float,
        bool.__name__: Boolean,
        bytes.__name__: LargeBinary,
        date.__name__: Date,
        datetime.__name__: DateTime,
    }
)
"""What a column holds whose type is told by its annotation only."""

_ABOUT, _END, _OPTIONAL = "Mapped[", "]", " | None"

Model = TypeVar("Model", bound=type)


class Mapped:
    """Marks an annotation as that of a column: ``name: Mapped[str | None]``."""


# Any: as SQLAlchemy's own, a column takes whatever a column can take.
def mapped_column(*of: Any, **options: Any) -> Any:
    """Return a column that gets its name, and what is left out, from the line it stands on."""
    return Column(*of, **options)


class Described(type):
    """Makes of a class the table that it describes; its columns are then the class's attributes."""

    metadata: MetaData
    __table__: Table

    # Any: what stands in a class has no one type.
    def __new__(cls, name: str, bases: tuple[type, ...], given: dict[str, Any]) -> Described:
        """Make a class, and its table when it names one."""
        made = super().__new__(cls, name, bases, given)
        if "__tablename__" in given:
            columns = [
                _column(name, given.get(name), told)
                for name, told in given.get("__annotations__", {}).items()
                if told.startswith(_ABOUT)
            ]
            made.__table__ = Table(
                given["__tablename__"], made.metadata, *columns, *given.get("__table_args__", ())
            )
            for column in made.__table__.columns:
                setattr(made, column.key, column)
        return made

    def __clause_element__(cls) -> FromClause:
        """Stand for the table wherever SQLAlchemy wants one."""
        return cls.__table__


# Any: a column holds any type.
def _column(name: str, given: Column[Any] | None, told: str) -> Column[Any]:
    """Return the column of one line of a class."""
    holds = told.removeprefix(_ABOUT).removesuffix(_END)
    column: Column[Any] = Column() if given is None else given
    column.name = column.key = name
    if not column.primary_key:
        column.nullable = holds.endswith(_OPTIONAL)
    if isinstance(column.type, NullType) and not column.foreign_keys:
        column.type = _TYPES[holds.removesuffix(_OPTIONAL)]()
    return column


class _Again:
    """A table for a second time in one statement."""

    # Any: a described class.
    def __init__(self, model: Any) -> None:
        self._table = model.__table__.alias()

    def __clause_element__(self) -> FromClause:
        return cast("FromClause", self._table)

    # Any: a column of any type.
    def __getattr__(self, name: str) -> Any:
        try:
            return self._table.c[name]
        except KeyError:
            raise AttributeError(name) from None


def once_more(model: Model) -> Model:
    """Return a table under another name, to name it twice in one statement."""
    return cast("Model", _Again(model))
