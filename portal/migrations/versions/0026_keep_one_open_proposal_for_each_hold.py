"""Keep one open proposal for each hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


OPEN = "decided_at IS NULL"

# Of proposals that were made at the same moment only the first stays open; the others count as not agreed.
ONE_OPEN = """
UPDATE hold_reviews SET decided_at = at, decided_by = asked_by, is_agreed = :no
WHERE decided_at IS NULL AND EXISTS (
    SELECT 1 FROM hold_reviews AS first
    WHERE first.hold_id = hold_reviews.hold_id AND first.decided_at IS NULL
    AND (first.at < hold_reviews.at OR (first.at = hold_reviews.at AND first.id < hold_reviews.id))
)
"""


def upgrade() -> None:
    op.get_bind().execute(sa.text(ONE_OPEN), {"no": False})
    with op.batch_alter_table("hold_reviews", schema=None) as batch_op:
        batch_op.create_index(
            "ix_hold_reviews_open",
            ["hold_id"],
            unique=True,
            sqlite_where=sa.text(OPEN),
            postgresql_where=sa.text(OPEN),
        )


def downgrade() -> None:
    with op.batch_alter_table("hold_reviews", schema=None) as batch_op:
        batch_op.drop_index("ix_hold_reviews_open")
