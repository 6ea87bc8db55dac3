"""What a duty is: its rule, how often it is done, and what does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.notices.sending import Outbox
from portal.web import Portal

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

OWN = "R-"
"""How a rule begins that no law asks for: a row of what the portal promises."""


@dataclass(frozen=True)
class Bench:
    """What a worker has in its hands while it lives."""

    portal: Portal
    outbox: Outbox


Work = Callable[[Bench, datetime], int]
"""Does a duty at a moment, and returns how many things it did."""


@dataclass(frozen=True)
class Duty:
    """One thing that must happen because time passes."""

    name: str
    title: str
    """A msgid: what is done, for officials."""
    rule: str
    """The law or the promise that asks for it."""
    every: timedelta
    work: Work
    is_shared: bool = False
    """Whether several workers do it side by side; any other is done by one of them at a time."""

    @property
    def law(self) -> str:
        """Return the article that asks for it; nothing for what the portal promises of its own accord."""
        return "; ".join(one for one in self.rule.split("; ") if not one.startswith(OWN))
