"""Track what was recommended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case_recommendations",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("given_by", sa.String(length=12), nullable=False),
        sa.Column("agency_id", sa.String(length=26), nullable=True),
        sa.Column("promise_id", sa.String(length=26), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("report_by", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_recommendations")),
    )
    with op.batch_alter_table("case_recommendations", schema=None) as batch_op:
        batch_op.create_index("ix_case_recommendations_case", ["case_id", "given_on", "id"], unique=False)
        batch_op.create_index("ix_case_recommendations_open", ["is_open", "due_on", "id"], unique=False)

    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("because", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        batch_op.drop_column("because")

    with op.batch_alter_table("case_recommendations", schema=None) as batch_op:
        batch_op.drop_index("ix_case_recommendations_open")
        batch_op.drop_index("ix_case_recommendations_case")

    op.drop_table("case_recommendations")
