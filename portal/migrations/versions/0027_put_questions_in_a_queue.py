"""Put questions in a queue."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

# Until now no desk worked on a question that somebody sent.
TAKE_IN = """
UPDATE case_parts SET handled_by = 'privacy_officer', act_by = answer_by
WHERE kind = 'question' AND handled_by = ''
"""
LET_GO = """
UPDATE case_parts SET handled_by = '', act_by = NULL WHERE kind = 'question' AND handled_by = 'privacy_officer'
"""


def upgrade() -> None:
    op.execute(sa.text(TAKE_IN))


def downgrade() -> None:
    op.execute(sa.text(LET_GO))
