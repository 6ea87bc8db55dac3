"""Look at holds again, and remember which files were stopped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hold_reviews",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("hold_id", sa.String(length=26), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("asked_by", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("safe_asked_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=26), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_agreed", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold_reviews")),
    )
    with op.batch_alter_table("hold_reviews", schema=None) as batch_op:
        batch_op.create_index("ix_hold_reviews_hold", ["hold_id", "at"], unique=False)

    with op.batch_alter_table("holds", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("contact_stubs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mark", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("contact_stubs", schema=None) as batch_op:
        batch_op.drop_column("mark")

    with op.batch_alter_table("holds", schema=None) as batch_op:
        batch_op.drop_column("closed_at")

    with op.batch_alter_table("hold_reviews", schema=None) as batch_op:
        batch_op.drop_index("ix_hold_reviews_hold")

    op.drop_table("hold_reviews")
