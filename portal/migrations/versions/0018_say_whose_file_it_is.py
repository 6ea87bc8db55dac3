"""Say whose file it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("consult_kinds", sa.String(length=200), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("joint_told_on", sa.Date(), nullable=True))
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.alter_column("consult_kinds", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_column("joint_told_on")
        batch_op.drop_column("consult_kinds")
