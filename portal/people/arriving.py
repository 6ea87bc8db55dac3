"""What other rooms do when somebody has just signed in with a provider: in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from portal.store import Writing

Arrived = Callable[[Writing, str, datetime], None]
"""From an open store, the account and the moment."""

_told: list[Arrived] = []


def register(arrived: Arrived) -> None:
    """Say what a room does then; ``portal.app`` does this once."""
    if arrived not in _told:
        _told.append(arrived)


def came_in(work: Writing, *, account: str, at: datetime) -> None:
    """Let every room know that this account signed in."""
    for arrived in _told:
        arrived(work, account, at)
