"""Keep papers about health apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "set_aside",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("draft_id", sa.String(length=26), nullable=True),
        sa.Column("case_id", sa.String(length=26), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("destroy_on", sa.Date(), nullable=False),
        sa.Column("other", sa.String(length=12), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside")),
    )
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.create_index("ix_set_aside_case", ["case_id"], unique=False)
        batch_op.create_index("ix_set_aside_draft", ["draft_id"], unique=False)
        batch_op.create_index("ix_set_aside_due", ["state", "destroy_on"], unique=False)
        batch_op.create_index("ix_set_aside_person", ["person_id", "offered_at"], unique=False)

    op.create_table(
        "set_aside_steps",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("item_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside_steps")),
    )
    with op.batch_alter_table("set_aside_steps", schema=None) as batch_op:
        batch_op.create_index("ix_set_aside_steps_item", ["item_id", "at"], unique=False)

    # What stood among the files leaves them before anything else can open it; it stays sealed as it was.
    last_day = (datetime.now(UTC) + timedelta(days=28)).date()
    op.get_bind().execute(
        sa.text(
            "INSERT INTO set_aside (id, person_id, draft_id, case_id, kind, state, media_type, size, mark, sealed,"
            " offered_at, destroy_on, other) SELECT id, person_id, draft_id, case_id, 'medical', 'waiting',"
            " media_type, size, '', sealed, added_at, :last_day, '' FROM attachments WHERE is_medical"
        ).bindparams(sa.bindparam("last_day", last_day, sa.Date()))
    )
    op.execute("DELETE FROM attachments WHERE is_medical")

    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_column("is_medical")


def downgrade() -> None:
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_medical", sa.BOOLEAN(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.alter_column("is_medical", server_default=None)
    op.execute(
        "INSERT INTO attachments (id, person_id, draft_id, case_id, media_type, size, sha256, is_medical, sealed,"
        " added_at) SELECT id, person_id, draft_id, case_id, media_type, size, '', is_open, sealed, offered_at"
        " FROM (SELECT set_aside.*, sealed IS NOT NULL AS is_open FROM set_aside) AS kept WHERE is_open"
    )

    with op.batch_alter_table("set_aside_steps", schema=None) as batch_op:
        batch_op.drop_index("ix_set_aside_steps_item")

    op.drop_table("set_aside_steps")
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.drop_index("ix_set_aside_person")
        batch_op.drop_index("ix_set_aside_due")
        batch_op.drop_index("ix_set_aside_draft")
        batch_op.drop_index("ix_set_aside_case")

    op.drop_table("set_aside")
