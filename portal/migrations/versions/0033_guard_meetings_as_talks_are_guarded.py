"""Guard meetings as talks are guarded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_observers",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("agency_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=3), nullable=False),
        sa.Column("was_there", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_observers")),
    )
    with op.batch_alter_table("meeting_observers", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_observers_item", ["item_id", "id"], unique=False)

    with op.batch_alter_table("meeting_data", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proposal", sa.String(length=10), nullable=False, server_default=""))
    with op.batch_alter_table("meeting_data", schema=None) as batch_op:
        batch_op.alter_column("proposal", server_default=None)

    with op.batch_alter_table("meeting_persons", schema=None) as batch_op:
        batch_op.add_column(sa.Column("everyone", sa.String(length=3), nullable=False, server_default=""))
    with op.batch_alter_table("meeting_persons", schema=None) as batch_op:
        batch_op.alter_column("everyone", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("meeting_persons", schema=None) as batch_op:
        batch_op.drop_column("everyone")

    with op.batch_alter_table("meeting_data", schema=None) as batch_op:
        batch_op.drop_column("proposal")

    with op.batch_alter_table("meeting_observers", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_observers_item")

    op.drop_table("meeting_observers")
