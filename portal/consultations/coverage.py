"""What the sources cover: said on the timeline in one line, and in full on a page of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.agencies.service import AgencyCard, Directory, SystemCard

LATE_AFTER = timedelta(days=7)
"""A source that delivered nothing for longer is shown as late."""


@dataclass(frozen=True)
class Covered:
    """All sources in one line."""

    number: int
    since: date | None
    """The day from which at least one source has entries."""
    last_delivered_at: datetime | None


def covered(systems: Sequence[SystemCard]) -> Covered:
    """Return how many sources deliver, since when, and when one last did."""
    systems = [system for system in systems if system.parent is None]
    since = [system.covers_since for system in systems if system.covers_since]
    delivered = [system.last_delivered_at for system in systems if system.last_delivered_at]
    return Covered(len(systems), min(since, default=None), max(delivered, default=None))


def is_late(system: SystemCard, now: datetime) -> bool:
    """Tell whether a source delivered nothing for more than a week, or never."""
    return system.last_delivered_at is None or now - system.last_delivered_at > LATE_AFTER


def silent_agencies(directory: Directory) -> list[AgencyCard]:
    """Return the organisations of which no system delivers anything: their talks cannot be on the list."""
    delivering = {system.agency for system in directory.systems}
    return [card for card in directory.agencies.values() if card.id not in delivering]
