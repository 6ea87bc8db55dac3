"""Keep no index that hardly anybody asks: each send writes all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0070"
down_revision = "0069"
branch_labels = None
depends_on = None

LEAVES = {f"{database}_where": sa.text("delivery_id IS NOT NULL") for database in ("sqlite", "postgresql")}


def upgrade() -> None:
    # What an account sent is found among the few cases of its person.
    op.drop_index("ix_cases_account", table_name="cases")
    op.drop_index("ix_drafts_account", table_name="drafts")
    # Asked for once a day, of no more than what is being written at that moment.
    op.drop_index("ix_drafts_ends", table_name="drafts")
    # The figures of themes and of the year read a case by its id anyway.
    op.drop_index("ix_cases_first_day", table_name="cases")
    # A notice that is new has no delivery yet.
    op.drop_index("ix_notices_delivery", table_name="notices")
    op.create_index("ix_notices_delivery", "notices", ["delivery_id"], unique=False, **LEAVES)


def downgrade() -> None:
    op.drop_index("ix_notices_delivery", table_name="notices")
    op.create_index("ix_notices_delivery", "notices", ["delivery_id"], unique=False)
    op.create_index("ix_cases_first_day", "cases", ["id", "first_day"], unique=False)
    op.create_index("ix_drafts_ends", "drafts", ["ends_on"], unique=False)
    for table in ("drafts", "cases"):
        op.create_index(f"ix_{table}_account", table, ["account_id"], unique=False)
