"""What pages get to see of a right that was asked for: its answers, and the board of who got the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.cases.copies_shown import ReleasedCopy
from portal.cases.kind import Kind
from portal.terms import amsterdam_day
from portal.words import N_

TOLD, CONFIRMED, REFUSED, SILENT = "told", "confirmed", "refused", "silent_closed"

OUTCOMES: Mapping[str, str] = {
    "granted": N_("Yes, to all of it"),
    "partly": N_("Yes, to a part of it"),
    "refused": N_("No"),
}
"""What an answer says, by the word that is stored."""

GIVES = frozenset({"granted", "partly"})
"""Outcomes after which everybody who got the data must be told."""


FOUND: Mapping[str, str] = {
    "found": N_("Something was found"),
    "nothing": N_("Nothing was found"),
}
"""What a look into a system came to, by the word that is stored."""


@dataclass(frozen=True)
class Looked:
    """One system in which an organisation looked for somebody's data, and what came of it."""

    system: str
    name: str
    body: str
    """Both names as they were on that day."""
    found: str
    """A word of ``FOUND``; empty while nobody looked."""


@dataclass(frozen=True)
class Recipient:
    """One body that got the data, and what it did after it was told."""

    id: str
    part: str
    agency: str
    state: str
    told_at: datetime
    answered_at: datetime | None
    because: str

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more is to come from this body."""
        return self.state != TOLD

    def days_silent(self, today: date) -> int:
        """Return for how many days this body has not answered, until it did or the wait was ended."""
        until = amsterdam_day(self.answered_at) if self.answered_at else today
        return (until - amsterdam_day(self.told_at)).days


@dataclass(frozen=True)
class RightAnswerView:
    """One answer as it was sent."""

    id: str
    part: str
    kind: Kind
    outcome: str
    article: str
    sent_at: datetime
    object_until: date
    reason: str
    meaning: str
    systems: tuple[Looked, ...] = ()

    @property
    def is_no(self) -> bool:
        """Tell whether the answer says no, to all or to a part."""
        return self.outcome != "granted"


@dataclass(frozen=True)
class Rights:
    """The answers in a case, and its board."""

    answers: tuple[RightAnswerView, ...]
    board: tuple[Recipient, ...]
    copies: Mapping[str, ReleasedCopy] = field(default_factory=dict)
    """The copies of data that came with an answer, by the part of the case."""

    @property
    def final(self) -> int:
        """Return from how many bodies nothing more is to come."""
        return sum(one.is_final for one in self.board)
