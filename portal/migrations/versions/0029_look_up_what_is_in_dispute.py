"""Look up what is in dispute."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


IS_ABOUT = "about_id != ''"


def upgrade() -> None:
    with op.batch_alter_table("case_parts", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_parts_about",
            ["about_id"],
            unique=False,
            sqlite_where=sa.text(IS_ABOUT),
            postgresql_where=sa.text(IS_ABOUT),
        )


def downgrade() -> None:
    with op.batch_alter_table("case_parts", schema=None) as batch_op:
        batch_op.drop_index("ix_case_parts_about")
