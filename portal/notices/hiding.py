"""What a notice may not tell: its item is on hold for this person, or its delivery is not published yet.

The holds belong to the room above this one, which tells its own notices through this one. Only three columns
of that table are read here, so they are named here.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, column, exists, literal, select, table

from portal.notices.models import Notice
from portal.store.published import published

_HOLDS = table("holds", column("item_id"), column("hidden_from"), column("ended_at"))
_ENTRIES = table("consultation_subjects", column("id"), column("replaced_at"))


IS_HELD: ColumnElement[bool] = exists(
    select(literal(1)).where(
        and_(
            _HOLDS.c.item_id == Notice.about_id,
            _HOLDS.c.hidden_from == Notice.person_id,
            _HOLDS.c.ended_at.is_(None),
        )
    )
)
"""Whether a hold hides the item of a notice from the very person the notice is for."""

MAY_BE_TOLD: ColumnElement[bool] = and_(published(Notice), ~IS_HELD)
"""Whether a notice may be told and shown now."""

WAS_REPLACED: ColumnElement[bool] = exists(
    select(literal(1)).where(_ENTRIES.c.id == Notice.about_id, _ENTRIES.c.replaced_at.is_not(None))
)
"""Whether a newer version took the place of the item; the newer one has its own notice."""
