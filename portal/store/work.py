"""A piece of work on the store: run statements, seal and open texts."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, Insert, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, MultipleResultsFound

from portal.store.keys import CannotOpen, Keyring, seal, unseal, unseal_each
from portal.store.models import PersonKey
from portal.store.preparing import AnyRow
from portal.store.quick import Line, unavailable

__all__ = ["AnyRow", "Binds", "Work", "Writing", "unavailable"]

Binds = Mapping[str, object]

_KEY = select(PersonKey.wrapped).where(PersonKey.person_id == bindparam("person"))
_KEYS = select(PersonKey.person_id, PersonKey.wrapped).where(
    PersonKey.person_id.in_(bindparam("key_of", expanding=True))
)


class Work:
    """Reading: statements in, rows out, and the keys that open what they hold."""

    def __init__(self, line: Line, keyring: Keyring) -> None:
        """Work on one connection of the store."""
        self._line = line
        self.keyring = keyring
        self._keys: dict[str, bytes] = {}
        self._binds: dict[str, object] = {}

    def bind(self, **values: object) -> None:
        """Give these values to every later statement that asks for them."""
        self._binds.update(values)

    def rows(self, statement: Executable, **binds: object) -> Sequence[AnyRow]:
        """Return all rows.

        :raises StoreUnavailable: when the store cannot answer.
        """
        return self._line.rows(statement, {**self._binds, **binds})

    def row(self, statement: Executable, **binds: object) -> AnyRow | None:
        """Return the one row, or nothing.

        :raises MultipleResultsFound: when there are more, which is a mistake of ours.
        """
        found = self.rows(statement, **binds)
        if len(found) > 1:
            raise MultipleResultsFound(f"{len(found)} rows where one was expected")
        return found[0] if found else None

    def value(self, statement: Executable, **binds: object) -> Any:  # Any: a column of any type.
        """Return the first column of the one row, or nothing."""
        row = self.row(statement, **binds)
        return None if row is None else row[0]

    def know(self, person: str, wrapped: bytes) -> None:
        """Keep a wrapped key that another statement already brought along; saves a query."""
        if person not in self._keys:
            self._keys[person] = self.keyring.unwrap(wrapped, person)

    def know_all(self, people: Iterable[str]) -> None:
        """Fetch the keys of several people at once, for a list that opens something of each of them."""
        unknown = sorted(set(people) - self._keys.keys())
        if unknown:
            for row in self.rows(_KEYS, key_of=unknown):
                self.know(row.person_id, row.wrapped)

    def _key(self, person: str) -> bytes:
        key = self._keys.get(person)
        if key is None:
            wrapped = self.value(_KEY, person=person)
            if wrapped is None:
                raise CannotOpen("this person's key was destroyed")
            key = self._keys[person] = self.keyring.unwrap(wrapped, person)
        return key

    def seal_bytes(self, person: str, table: str, row: str, field: str, content: bytes) -> bytes:
        """Seal bytes for one field of one row, with this person's key."""
        return seal(self._key(person), f"{table}:{row}:{field}", content)

    def open_bytes(self, person: str, table: str, row: str, field: str, sealed: bytes) -> bytes:
        """Open bytes sealed for exactly this place.

        :raises CannotOpen: when they are of another place, or the person's key is gone.
        """
        return unseal(self._key(person), f"{table}:{row}:{field}", sealed)

    def seal(self, person: str, table: str, row: str, field: str, text: str) -> bytes:
        """Seal a text for one field of one row."""
        return self.seal_bytes(person, table, row, field, text.encode())

    def commitment(self, person: str, table: str, row: str, text: str) -> str:
        """Return a hash that later proves a text of one row unchanged; keyed, so nobody can guess at it.

        Without the person's key it says nothing, so a log row may keep it after the text is destroyed.
        """
        return hmac.digest(self._key(person), f"{table}:{row}:{text}".encode(), "sha256").hex()

    def open(self, person: str, table: str, row: str, field: str, sealed: bytes | None) -> str:
        """Open a text; nothing sealed is an empty text."""
        return "" if sealed is None else self.open_bytes(person, table, row, field, sealed).decode()

    def open_each(
        self, person: str, table: str, field: str, sealed: Sequence[tuple[str, bytes | None]]
    ) -> list[str]:
        """Open a text of each of some rows of one person, given with the row's id; in the same order."""
        there = [(f"{table}:{row}:{field}", one) for row, one in sealed if one is not None]
        opened = iter(unseal_each(self._key(person), there) if there else ())
        return ["" if one is None else next(opened).decode() for _, one in sealed]


class Writing(Work):
    """Writing: one transaction; leaving it commits, raising rolls everything back."""

    def run(self, statement: Executable, binds: Binds | Sequence[Binds] | None = None) -> int:
        """Run a statement that changes rows, and return how many it changed.

        :raises StoreUnavailable: when the store cannot keep it.
        """
        is_one = isinstance(binds, Mapping) or binds is None
        rows = [{**self._binds, **(binds or {})}] if isinstance(binds, Mapping | None) else list(binds)
        if not rows:
            return 0
        changed = self._line.change(statement, rows)
        if changed is not None:
            return changed
        try:
            with self._line.whole() as connection:
                result = connection.execute(statement, rows[0] if is_one else rows)
        except DBAPIError as error:
            raise unavailable(error) from error
        return int(getattr(result, "rowcount", 0))

    def add(self, table: type, *rows: Binds) -> None:
        """Insert rows into the table of a model.

        That a row cannot be there may be told only at the next statement or at the end of the transaction;
        then nothing of it is.

        :raises StoreUnavailable: when the store cannot keep it.
        """
        if rows and not self._line.put(_inserting(table), rows):
            self.run(_inserting(table), list(rows))

    def add_if_new(self, table: type, row: Binds, *unique: str) -> bool:
        """Insert a row unless another has the same values in these columns; tell whether it was added.

        Without columns any unique index counts, also one of some rows only.
        Nothing is raised, because PostgreSQL gives up a whole transaction after a broken constraint.
        """
        return self.run(_inserting_if_new(table, unique, self._line.database), [row]) == 1

    def make_key(self, person: str, *, at: datetime) -> None:
        """Make and keep the data key of a new person."""
        key = self._keys[person] = self.keyring.new_key()
        wrapped = self.keyring.wrap(key, person)
        self.add(PersonKey, {"person_id": person, "wrapped": wrapped, "made_at": at})

    def destroy_key(self, person: str) -> None:
        """Destroy a person's key, and with it all that person's texts."""
        self._keys.pop(person, None)
        self.run(delete(PersonKey).where(PersonKey.person_id == bindparam("person")), {"person": person})


@cache
def _inserting(table: type) -> Insert:
    """Build the insert of a table once, and not for each row."""
    return insert(table)


@cache
def _inserting_if_new(table: type, unique: tuple[str, ...], dialect: str) -> Insert:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement: Insert = make(table).on_conflict_do_nothing(index_elements=unique or None)
    # Without this option SQLAlchemy does not ask the driver how many rows an insert made.
    return statement.execution_options(preserve_rowcount=True)
