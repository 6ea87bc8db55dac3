"""Alembic's way in: one engine, given by the caller; SQLite alters tables by copying them."""

from __future__ import annotations

from alembic import context

from portal.migrations.tables import metadata

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    is_sqlite = engine.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=is_sqlite,
        compare_type=True,
        user_module_prefix=None,
        render_item=None,
    )
    with context.begin_transaction():
        context.run_migrations()
