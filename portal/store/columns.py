"""Column types and names that every table shares."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from sqlalchemy import DateTime, Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
else:
    from portal.store.described import Described, Mapped, mapped_column

    class DeclarativeBase(metaclass=Described):
        """What the checker takes for SQLAlchemy's own."""


__all__ = ["Base", "Id", "Mapped", "Moment", "given_id", "mapped_column", "metadata", "new_id"]

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LETTERS = (_ALPHABET * 8).encode()
"""What each byte is written as: each letter stands for as many bytes as any other."""
ID_LENGTH = 26


def new_id() -> str:
    """Return a random id of 130 bits: 26 letters of Crockford's base 32, in lower case.

    Ids are made before a row is written, because they are part of what seals its texts.
    """
    return token_bytes(ID_LENGTH).translate(_LETTERS).decode()


def given_id(sent: str | None) -> str:
    """Return the id that a form brought along, or a new one when it has none that can be an id.

    A form gets an id when it is shown, so that a second press adds nothing.
    """
    is_id = sent is not None and len(sent) == ID_LENGTH and sent.isascii() and sent.isalnum()
    return sent if sent is not None and is_id else new_id()


Id = String(ID_LENGTH)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Base(DeclarativeBase):
    """What all tables have in common."""

    metadata = metadata


# Any: a driver's value has no type.
def _moment(text: Any) -> datetime | None:
    """Return the moment that SQLite keeps as a text in UTC."""
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


def _text_of(moment: datetime | None) -> str | None:
    """Return a moment as SQLAlchemy writes it for SQLite, where texts stand in the order of time."""
    return None if moment is None else _written(moment)


# All rows of one transaction carry the same moment.
@lru_cache(maxsize=16)
def _written(moment: datetime) -> str:
    return _in_utc(moment).replace(tzinfo=None).isoformat(" ", "microseconds")


def _in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC.

    :raises ValueError: when it does not say its time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite drops time zones, so this type puts them back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment that does not say its time zone."""
        if value is None:
            return None
        moment = _in_utc(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return what turns a moment into what the driver takes, in one step: a page gives seven of them."""
        return _text_of if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(
        self,
        dialect: Dialect,
        coltype: object,  # noqa: ARG002  # SQLAlchemy gives it.
    ) -> Callable[[Any], datetime | None] | None:
        """Return what turns a value of the driver into a moment, in one step: a page reads forty of them."""
        return _moment if dialect.name == "sqlite" else None
