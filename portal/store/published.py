"""What counts already: the rows of a published import; and codes written out in a statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnClause, ColumnElement, literal_column, or_, select

from portal.store.models import Batch

UNPUBLISHED = select(Batch.id).where(Batch.published_at.is_(None))


# Any: a table, or its columns; each has a ``batch_id``.
def published(of: Any) -> ColumnElement[bool]:
    """Tell of a row whether it came from no import, or from one that is published as a whole."""
    return or_(of.batch_id.is_(None), of.batch_id.not_in(UNPUBLISHED))


def written(*codes: str) -> list[ColumnClause[str]]:
    """Write codes of ours out in a statement, so that the store knows that an index of some rows will do.

    :raises ValueError: when something else than a code is given.
    """
    if not all(code.replace("_", "").isalpha() or not code for code in codes):
        raise ValueError("only a code of our own may stand in a statement")
    return [literal_column(f"'{code}'") for code in codes]
