"""What pages show of a file, its items, and what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class FileLine:
    """One file that an organisation keeps about the person."""

    id: str
    agency: str
    system: str | None
    name: str
    purpose: str
    shared_with: str
    is_joint: bool
    consulters: str
    """Of a joint file: who may talk with each other about it."""
    consult_kinds: str
    consult_goal: str
    joint_told_on: date | None
    """The day this person was told that the file is joint."""
    from_day: date
    until_day: date | None
    keep_until: date | None
    service: str
    data_kinds: str
    is_paper: bool
    is_intake: bool
    """Whether nothing was decided yet, so that the person can stop."""
    is_disputed: bool = False
    """Whether the person asked to correct or to set aside the whole file, and that is open or was granted."""
    stops_after: date | None = None
    """The last day to think of who stops with this request: after it all of it goes."""


@dataclass(frozen=True)
class Item:
    """One thing that stands in a file."""

    id: str
    file: str
    data_kind: str
    what: str
    fact: str | None
    written_on: date
    came_from: str
    came_on: date | None
    came_from_agency: str | None
    needed_until: date | None
    text: str
    purpose: str
    can_go: str
    """Why it can go: "no_purpose", "not_chosen", "past"; empty while it is needed."""
    own_words: str = ""
    """What the person put beside it; it travels with the item."""
    own_words_at: datetime | None = None
    agreed: str = ""
    """How the person agreed to it while they thought about giving data, as the official wrote it."""
    is_disputed: bool = False
    """Whether the person asked to correct it or to set it aside, and that is open or was granted."""


@dataclass(frozen=True)
class DomainLine:
    """One part of life: whether it was asked about. There is no score."""

    domain: str
    asked: str
    id: str = ""
    """Empty when the file says nothing about it, which is not asked either."""
    has_number: bool = False
    necessity: str = ""
    asked_on: date | None = None
    asked_by: str = ""
    asked_where: str = ""
    reused_on: date | None = None
    is_still_right: str = ""
    answer: str = ""
    """What the person last said to "may I ask about this?"."""
    answered_at: datetime | None = None

    @property
    def is_old(self) -> bool:
        """Tell whether an older answer was used again without the person's yes (R-133)."""
        return self.reused_on is not None and self.is_still_right != "yes"


@dataclass(frozen=True)
class Goal:
    """A goal of the plan."""

    id: str
    choice: str
    chosen_on: date
    text: str
    when: str
    why: str


@dataclass(frozen=True)
class Exemption:
    """An exemption from a duty."""

    id: str
    begins_on: date
    ends_on: date | None
    letter_on: date
    text: str
    reason: str
    then: str


@dataclass(frozen=True)
class Carer:
    """Somebody who helps a person."""

    id: str
    agency: str
    name: str
    contact: str
    relation: str
    gives_help: Sequence[str]


@dataclass(frozen=True)
class Told:
    """Somebody told the person about a file."""

    id: str
    file: str
    how: str
    told_on: date
    language: str
    role: str
    has_told_rights: bool
    is_denied: bool
    reaction: str
