"""Alembic's way in: one engine, given by the caller; SQLite alters tables by copying them."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from portal.migrations.tables import metadata
from portal.store import Moment


# Any: Alembic gives whatever kind of thing it writes down.
def plain(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types as plain ones: a migration imports nothing of ours."""
    if kind == "type" and isinstance(item, Moment):
        autogen.imports.add("import sqlalchemy as sa")
        return "sa.DateTime(timezone=True)"
    return False


engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=engine.dialect.name == "sqlite",
        render_item=plain,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
