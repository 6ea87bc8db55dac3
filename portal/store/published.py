"""What counts already: the rows of an import are there from the moment their whole batch was published."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, or_, select

from portal.store.models import Batch

UNPUBLISHED = select(Batch.id).where(Batch.published_at.is_(None))


# Any: a table, or its columns; each has a ``batch_id``.
def published(of: Any) -> ColumnElement[bool]:
    """Tell of a row whether it came from no import, or from one that is published as a whole."""
    return or_(of.batch_id.is_(None), of.batch_id.not_in(UNPUBLISHED))
