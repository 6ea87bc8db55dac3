"""One part of the desk: what it is called, and who may open it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One part of the desk that somebody may open from the first page."""

    endpoint: str
    title: str
    text: str
    icon: str
    roles: frozenset[str]
    """Who may open it; empty means every official."""


def part(endpoint: str, title: str, text: str, icon: str, *roles: str) -> Part:
    """Return a part; without roles every official may open it."""
    return Part(endpoint, title, text, icon, frozenset(roles))
