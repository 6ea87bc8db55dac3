"""The door of this room."""

from __future__ import annotations

from datetime import datetime

from portal.accounts import trying
from portal.accounts.giving import Given, send_letter
from portal.accounts.joining import came_in
from portal.accounts.printed import forget_printed, given_by, paper_of
from portal.accounts.seeing import Proof, Seen, ask, confirm, go_on, waiting
from portal.store import Writing

__all__ = [
    "Given",
    "Proof",
    "Seen",
    "ask",
    "came_in",
    "confirm",
    "drop_old",
    "forget_printed",
    "given_by",
    "go_on",
    "paper_of",
    "send_letter",
    "waiting",
]


def drop_old(work: Writing, *, before: datetime, at: datetime) -> int:
    """Throw away wrong tries from before a moment, and the readable codes of letters that left."""
    return trying.drop_old(work, before=before) + forget_printed(work, at=at)
