"""Mark talks that were not allowed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("consultation_subjects", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("broken_rules", sa.String(length=120), nullable=False, server_default="")
        )
    with op.batch_alter_table("consultation_subjects", schema=None) as batch_op:
        batch_op.alter_column("broken_rules", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("consultation_subjects", schema=None) as batch_op:
        batch_op.drop_column("broken_rules")
