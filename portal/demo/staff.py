"""The staff of the demo town know the rules: they confirmed them, and were trained two months ago."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from portal.instructions.models import Confirmation, Training
from portal.instructions.rules import in_force
from portal.instructions.texts import INSTRUCTIONS
from portal.people.models import Account
from portal.store import Writing, new_id

TRAINED_BEFORE = timedelta(days=60)

_OFFICIALS = select(Account.id).where(Account.demo_name.is_not(None), Account.kind == "official")


def ready(work: Writing, *, today: date, at: datetime) -> None:
    """Write down that all officials of the demo town were trained and confirmed the rules."""
    for row in work.rows(_OFFICIALS):
        work.add(
            Training,
            {
                "id": new_id(),
                "account_id": row.id,
                "on_day": today - TRAINED_BEFORE,
                **dict.fromkeys(("source", "source_id", "source_hash", "batch_id")),
            },
        )
        for one in in_force(INSTRUCTIONS, today):
            read = {"account_id": row.id, "instruction": one.code, "version": one.version, "at": at}
            work.add(Confirmation, read)
