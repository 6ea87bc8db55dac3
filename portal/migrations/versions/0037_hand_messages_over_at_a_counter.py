"""Hand messages over at a counter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

_AT_COUNTER = "channel = 'counter' AND state = 'sent'"


def upgrade() -> None:
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handed_role", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("recognised", sa.String(length=10), nullable=True))
    # What was put ready at a counter counted as told before anybody had collected it. It was not.
    op.execute(
        "UPDATE notices SET sent_at = NULL WHERE delivery_id IN"  # noqa: S608  # Our own words.
        f" (SELECT id FROM deliveries WHERE {_AT_COUNTER})"
    )
    op.execute(f"UPDATE deliveries SET state = 'waiting', done_at = NULL WHERE {_AT_COUNTER}")  # noqa: S608


def downgrade() -> None:
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_column("recognised")
        batch_op.drop_column("handed_role")
