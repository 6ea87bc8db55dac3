"""Let the lists of the desk find their rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None

# Each index with its table, its columns, and of which rows it is.
INDEXES = (
    ("ix_holds_item", "holds", ["item_id"], "ended_at IS NULL"),
    ("ix_holds_review", "holds", ["review_on", "id"], "ended_at IS NULL AND closed_at IS NULL"),
    ("ix_holds_pending", "holds", ["made_at", "id"], "ended_at IS NULL AND approved_by IS NULL"),
    ("ix_assignments_days", "assignments", ["account_id", "from_day", "until_day"], ""),
    ("ix_accounts_team", "accounts", ["agency_id", "team"], ""),
    (
        "ix_set_aside_queue",
        "set_aside",
        ["draft_id", "destroy_on", "id"],
        "draft_id IS NULL AND state IN ('waiting', 'to_open')",
    ),
    (
        "ix_deliveries_counter",
        "deliveries",
        ["channel", "state", "person_id", "made_at", "id", "claimed_until"],
        "channel = 'counter' AND state IN ('waiting', 'sending')",
    ),
    ("ix_deliveries_doubles", "deliveries", ["channel"], "possible_doubles > 0"),
    ("ix_tasks_list", "tasks", ["role", "for_day", "id"], "done_at IS NULL"),
    ("ix_notices_opened", "notices", ["opened_at"], "opened_at IS NOT NULL"),
    ("ix_promises_body", "promises", ["agency_id", "person_id", "status", "due_on"], ""),
    ("ix_signals_desk", "signals", ["kind", "state", "made_at", "id"], ""),
    ("ix_consultation_subjects_channel", "consultation_subjects", ["channel", "happened_at"], ""),
    ("ix_consultation_subjects_day", "consultation_subjects", ["happened_at"], ""),
    (
        "ix_consultation_subjects_broken",
        "consultation_subjects",
        ["happened_at"],
        "broken_rules <> '' AND replaced_at IS NULL",
    ),
    ("ix_cases_sent", "cases", ["sent_at", "channel", "id"], ""),
    ("ix_cases_first_day", "cases", ["id", "first_day"], ""),
)


def upgrade() -> None:
    op.drop_index("ix_promises_open", table_name="promises")
    op.create_index("ix_promises_open", "promises", ["status", "due_on", "agency_id", "id"], unique=False)
    for name, table, columns, rows in INDEXES:
        of = {f"{database}_where": sa.text(rows) for database in ("sqlite", "postgresql") if rows}
        op.create_index(name, table, columns, unique=False, **of)


def downgrade() -> None:
    for name, table, _columns, _rows in reversed(INDEXES):
        op.drop_index(name, table_name=table)
    op.drop_index("ix_promises_open", table_name="promises")
    op.create_index("ix_promises_open", "promises", ["status", "due_on"], unique=False)
