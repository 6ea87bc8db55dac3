"""A line to PostgreSQL that sends rows together, which nobody needs an answer about.

A transaction of ours inserts some ten rows into as many tables, and each statement went to the server and
back before the next could go. Here rows wait until somebody reads, changes or ends, and then go as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache, partial
from itertools import chain

from sqlalchemy import Connection, Executable, Insert

from portal.store.preparing import AnyRow
from portal.store.quick import Line

MOST = 8
"""Rows that go together; more of them in one table go the driver's way for many rows."""

_PLACE = re.compile(r"\$(\d+)")


class GatheringLine(Line):
    """A line for one transaction on which inserted rows wait for each other."""

    _waiting: tuple[tuple[str, Sequence[object]], ...] = ()

    def rows(self, statement: Executable, binds: Mapping[str, object]) -> Sequence[AnyRow]:
        """Run a statement and return all its rows; it sees the rows that waited."""
        self.finish()
        return super().rows(statement, binds)

    def change(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> int | None:
        """Run a statement once for each row and return how many rows it changed; those that wait go first."""
        self.finish()
        return super().change(statement, rows)

    def whole(self) -> AbstractContextManager[Connection]:
        """Return SQLAlchemy's own way, behind what waited."""
        self.finish()
        return super().whole()

    def put(self, statement: Insert, rows: Sequence[Mapping[str, object]]) -> bool:
        """Let rows wait to be inserted; many go at once."""
        if len(rows) > MOST:
            return super().put(statement, rows)
        ready = self._ready(statement, rows[0], frozenset(rows[0]))
        if ready is None:
            return False
        if len(self._waiting) + len(rows) > MOST:
            self.finish()
        self._waiting += tuple((ready.sql, ready.values(row)) for row in rows)
        return True

    def finish(self) -> None:
        """Send the rows that wait.

        :raises StoreUnavailable: when the store cannot keep them.
        """
        waiting, self._waiting = self._waiting, ()
        if waiting:
            sql = together(tuple((sql, len(values)) for sql, values in waiting))
            self._run(sql, [list(chain.from_iterable(values for _, values in waiting))], _nothing)


def _nothing(_cursor: object) -> None:
    """Want no answer."""


@lru_cache(maxsize=512)
def together(statements: tuple[tuple[str, int], ...]) -> str:
    """Return inserts as one statement; each is given with the number of its values.

    PostgreSQL checks what a row refers to when all of it is done, so they may refer to each other.
    Source: PostgreSQL 15, 7.8.4 "Data-Modifying Statements in WITH", and SET CONSTRAINTS.
    """
    shifted, before = [], 0
    for sql, number in statements:
        shifted.append(_PLACE.sub(partial(_later, by=before), sql))
        before += number
    *first, last = shifted
    named = ", ".join(f"row_{place} AS ({sql})" for place, sql in enumerate(first))
    return f"WITH {named} {last}" if named else last


def _later(place: re.Match[str], *, by: int) -> str:
    return f"${int(place[1]) + by}"
