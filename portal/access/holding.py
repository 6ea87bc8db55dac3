"""Whether something is hidden from the very person it is about, for lists that others work through."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, exists, literal, or_, select

from portal.access.models import Hold


# Any: columns of whichever table it is.
def is_held(person: Any, *items: Any) -> ColumnElement[bool]:
    """Tell whether a hold hides one of these items from this person.

    :param items: the id of the row, and of what it belongs to: what hides that hides the row as well.
    """
    return exists(
        select(literal(1)).where(
            Hold.hidden_from == person,
            or_(*(Hold.item_id == item for item in items)),
            Hold.ended_at.is_(None),
        )
    )
