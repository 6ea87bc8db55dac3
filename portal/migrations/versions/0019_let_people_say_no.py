"""Let people say no."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contact_stubs",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("agency_id", sa.String(length=26), nullable=False),
        sa.Column("contact_on", sa.Date(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("destroyed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_stubs")),
    )
    with op.batch_alter_table("contact_stubs", schema=None) as batch_op:
        batch_op.create_index("ix_contact_stubs_person", ["person_id", "stopped_on"], unique=False)

    op.create_table(
        "file_refusals",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("choice", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("think_until", sa.Date(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_role", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_refusals")),
    )
    with op.batch_alter_table("file_refusals", schema=None) as batch_op:
        batch_op.create_index("ix_file_refusals_file", ["item_id", "at"], unique=False)

    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_intake", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.alter_column("is_intake", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_column("is_intake")

    with op.batch_alter_table("file_refusals", schema=None) as batch_op:
        batch_op.drop_index("ix_file_refusals_file")

    op.drop_table("file_refusals")
    with op.batch_alter_table("contact_stubs", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_stubs_person")

    op.drop_table("contact_stubs")
