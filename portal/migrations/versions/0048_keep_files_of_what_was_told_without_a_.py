"""Keep files of what was told without a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signal_files",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("signal_id", sa.String(length=26), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["signal_id"], ["signals.id"], name=op.f("fk_signal_files_signal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_files")),
    )
    with op.batch_alter_table("signal_files", schema=None) as batch_op:
        batch_op.create_index("ix_signal_files_signal", ["signal_id", "added_at", "id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("signal_files", schema=None) as batch_op:
        batch_op.drop_index("ix_signal_files_signal")

    op.drop_table("signal_files")
