"""What pages get to see of a right that was asked for: its answers, and the board of who got the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.cases.copies_shown import ReleasedCopy
from portal.cases.kind import Kind
from portal.terms import amsterdam_day, count, term
from portal.words import N_

TOLD, CONFIRMED, REFUSED, SILENT = "told", "confirmed", "refused", "silent_closed"
SAME = "same"
"""A body says that it holds the same already, so that there is nothing to put right."""

CHANGE, USE_AGAIN = "change", "use_again"
"""What a body is told: that something changed, or that what was set aside may be used again."""

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
    what: str = CHANGE

    @property
    def is_use_again(self) -> bool:
        """Tell whether this body was told that what was set aside may be used again."""
        return self.what == USE_AGAIN

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more is to come from this body."""
        return self.state != TOLD

    @property
    def answer_by(self) -> date:
        """Return the last day on which this body must say what it did; no law sets a term, we do."""
        day = amsterdam_day(self.told_at)
        return count(term("recipient_answer", day), day).last_day

    def is_late(self, today: date) -> bool:
        """Tell whether this body should have answered before today."""
        return not self.is_final and today > self.answer_by

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
class End:
    """When something that was set aside may be used again, or why it stays set aside after all."""

    lifts_on: date
    because: str
    kept_because: str
    is_lifted: bool
    is_kept: bool

    @property
    def is_announced(self) -> bool:
        """Tell whether it is told and still to come."""
        return not (self.is_lifted or self.is_kept)


@dataclass(frozen=True)
class Rights:
    """The answers in a case, and its board."""

    answers: tuple[RightAnswerView, ...]
    board: tuple[Recipient, ...]
    copies: Mapping[str, ReleasedCopy] = field(default_factory=dict)
    is_set_aside: bool = False
    """Whether a restriction was granted; it may be lifted since."""
    ends: tuple[End, ...] = ()
    """The copies of data that came with an answer, by the part of the case."""

    @property
    def may_end(self) -> bool:
        """Tell whether the end of a restriction can be announced."""
        return self.is_set_aside and all(one.is_kept for one in self.ends)

    @property
    def is_ending(self) -> bool:
        """Tell whether the end of a restriction is announced and still to come."""
        return any(one.is_announced for one in self.ends)

    @property
    def final(self) -> int:
        """Return from how many bodies nothing more is to come."""
        return sum(one.is_final for one in self.board)
