"""Type out and translate what people say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "interpreters",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=True),
        sa.Column("meeting_id", sa.String(length=26), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.String(length=26), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreters")),
    )
    with op.batch_alter_table("interpreters", schema=None) as batch_op:
        batch_op.create_index("ix_interpreters_case", ["case_id"], unique=False)
        batch_op.create_index("ix_interpreters_meeting", ["meeting_id"], unique=False)

    op.create_table(
        "translations",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("about_id", sa.String(length=26), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("made_by", sa.String(length=26), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by", sa.String(length=26), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translations")),
    )
    with op.batch_alter_table("translations", schema=None) as batch_op:
        batch_op.create_index("ix_translations_case", ["case_id"], unique=False)
        batch_op.create_index("ix_translations_of", ["about_id", "field"], unique=True)
        batch_op.create_index("ix_translations_state", ["state", "made_at"], unique=False)

    op.create_table(
        "typed_out",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("attachment_id", sa.String(length=26), nullable=False),
        sa.Column("case_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("typed_by", sa.String(length=26), nullable=False),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_typed_out")),
        sa.UniqueConstraint("attachment_id", name=op.f("uq_typed_out_attachment_id")),
    )
    with op.batch_alter_table("typed_out", schema=None) as batch_op:
        batch_op.create_index("ix_typed_out_case", ["case_id"], unique=False)

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=8), nullable=False, server_default=""))
        batch_op.alter_column("language", server_default=None)

    with op.batch_alter_table("case_messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=8), nullable=False, server_default=""))
        batch_op.alter_column("language", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("case_messages", schema=None) as batch_op:
        batch_op.drop_column("language")

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_column("language")

    with op.batch_alter_table("typed_out", schema=None) as batch_op:
        batch_op.drop_index("ix_typed_out_case")

    op.drop_table("typed_out")
    with op.batch_alter_table("translations", schema=None) as batch_op:
        batch_op.drop_index("ix_translations_state")
        batch_op.drop_index("ix_translations_of")
        batch_op.drop_index("ix_translations_case")

    op.drop_table("translations")
    with op.batch_alter_table("interpreters", schema=None) as batch_op:
        batch_op.drop_index("ix_interpreters_meeting")
        batch_op.drop_index("ix_interpreters_case")

    op.drop_table("interpreters")
