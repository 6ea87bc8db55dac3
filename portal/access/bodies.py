"""What officials of a body may read of a person's things that name their body: a hold hides from the person.

A hold that a body asked for would hide its own work from it, and nobody could bring that work to an end. So
these selects hold no filter for holds; they are for pages of officials only, and each names the body.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, bindparam, select

from portal.store import Base


# Any: a select of any columns; SQLAlchemy's own type for that.
def kept_by(table: type[Base], *columns: Any) -> Select[Any]:
    """Return a select of one person's rows that the body ``body`` keeps; it binds ``principal`` too."""
    # Any: the columns belong to whichever table is asked for.
    row: Any = table.__table__.c
    return select(*columns).where(row.person_id == bindparam("principal"), row.agency_id == bindparam("body"))


# Any: see above.
def under(table: type[Base], *columns: Any) -> Select[Any]:
    """Return a select of the rows under one item of a person; whoever asks has read that item already."""
    # Any: see above.
    row: Any = table.__table__.c
    return select(*columns).where(row.person_id == bindparam("principal"), row.item_id == bindparam("item"))


# Any: see above.
def naming(table: type[Base], *columns: Any) -> Select[Any]:
    """Return a select of all people's rows that name the body ``body``: ids and codes, never a text."""
    # Any: see above.
    row: Any = table.__table__.c
    return select(*columns).where(row.agency_id == bindparam("body"))


# Any: see above.
def of_everybody(*columns: Any) -> Select[Any]:
    """Return a select of what names no person at all, or of what one role decides about: ids and codes."""
    return select(*columns)
