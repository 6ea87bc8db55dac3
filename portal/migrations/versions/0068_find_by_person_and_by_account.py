"""Find what is in dispute by its person, and what was sent by its account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0068"
down_revision = "0067"
branch_labels = None
depends_on = None

IS_ABOUT = {f"{database}_where": sa.text("about_id <> ''") for database in ("sqlite", "postgresql")}


def upgrade() -> None:
    # The list of a person asks for all that is in dispute; by item alone it read the parts of everybody.
    op.drop_index("ix_case_parts_about", table_name="case_parts")
    op.create_index("ix_case_parts_own", "case_parts", ["person_id", "about_id"], unique=False, **IS_ABOUT)
    # What an account without DigiD may see is looked up by who sent it: that read all cases of everybody.
    for table in ("cases", "drafts"):
        op.create_index(f"ix_{table}_account", table, ["account_id"], unique=False)


def downgrade() -> None:
    for table in ("cases", "drafts"):
        op.drop_index(f"ix_{table}_account", table_name=table)
    op.drop_index("ix_case_parts_own", table_name="case_parts")
    op.create_index("ix_case_parts_about", "case_parts", ["about_id"], unique=False, **IS_ABOUT)
