"""Keep the copies of data that answer a request."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_data_copies",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("part_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("typed_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=26), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by", sa.String(length=26), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_data_copies")),
        sa.UniqueConstraint("part_id", name=op.f("uq_case_data_copies_part_id")),
    )
    with op.batch_alter_table("case_data_copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_data_copies_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_case_data_copies_state", ["state", "changed_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("case_data_copies", schema=None) as batch_op:
        batch_op.drop_index("ix_case_data_copies_state")
        batch_op.drop_index(batch_op.f("ix_case_data_copies_case_id"))

    op.drop_table("case_data_copies")
