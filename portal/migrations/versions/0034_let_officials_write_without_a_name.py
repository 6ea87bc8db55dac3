"""Let officials write without a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nameless_texts",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("agency_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("bodies", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nameless_texts")),
    )
    with op.batch_alter_table("nameless_texts", schema=None) as batch_op:
        batch_op.create_index("ix_nameless_texts_own", ["what", "account_id", "made_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("nameless_texts", schema=None) as batch_op:
        batch_op.drop_index("ix_nameless_texts_own")

    op.drop_table("nameless_texts")
