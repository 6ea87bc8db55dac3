"""Signing in for somebody else: what a broker vouches for becomes a grant, made by the room of mandates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from portal.store import Writing

MakeGrant = Callable[[Writing, str, str, tuple[str, ...], datetime], str]
"""From an open store, an account, the represented person, the acts and the moment: the grant, or nothing."""

_makers: list[MakeGrant] = []


def register(make: MakeGrant) -> None:
    """Say what makes a grant of a broker's mandate; ``portal.app`` does this once."""
    if make not in _makers:
        _makers.append(make)


def grant_for(work: Writing, account: str, person: str, acts: tuple[str, ...], at: datetime) -> str:
    """Return the grant of a mandate that a broker vouched for; empty when the person stopped it here."""
    return next((grant for make in _makers if (grant := make(work, account, person, acts, at))), "")
