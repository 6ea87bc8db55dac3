"""An entry before it is kept: what happened once, and what is said to each person about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Party:
    """An organisation that took part, by role; never the name of somebody who works there."""

    agency: str
    role: str
    part: str
    """A word of ``rules.Part``: what it did."""


@dataclass(frozen=True)
class HoldDraft:
    """A hold for safety that must be there from the first moment the entry is."""

    article: str
    review_on: date
    asked_by: str
    approved_by: str | None = None
    source: str | None = None
    source_id: str | None = None


@dataclass(frozen=True)
class SubjectDraft:
    """The entry of one person: texts, parties and answers of its own."""

    person: str
    parties: tuple[Party, ...]
    texts: Mapping[str, str]
    """By field of ``models.TEXT_FIELDS``."""
    data_kinds: tuple[str, ...]
    basis: str
    article: str = ""
    in_file: str = "unknown"
    asked_first: str = "unknown"
    asked_on: date | None = None
    asked_how: str = ""
    was_present: str = "no"
    release: str = "unknown"
    release_on: date | None = None
    declaration: str | None = None
    is_anonymous: bool = False
    is_decision_not_to_share: bool = False
    is_advice_only: bool = False
    """A conclusion was given, and none of the data behind it."""
    was_not_allowed: bool = False
    """It happened, and it was not allowed: kept with the rules that it broke, never accepted as a plan."""
    broken: tuple[str, ...] = ()
    """Rules that it broke as far as whoever made the entry knows, words of ``portal.agencies.breaches``."""
    source_kind: str = ""
    source_on: date | None = None
    source_person: str | None = None
    """Who told it, when that is somebody we know. Never kept with the entry (R-191)."""
    for_parents: bool = False
    """An official decided that the parents may read what another person told about their child (R-190)."""
    safe_asked_on: date | None = None
    """The day on which whoever told it was asked what is safe."""
    in_proportion: str = ""
    no_other_way: str = ""
    is_told: str = ""
    """"yes" when the official told the person before writing it down."""
    told_at: datetime | None = None
    told_how: str = ""
    is_to_be_told: bool = True
    """False only for an exception that a second person approved: then ``hold`` says which."""
    contact: str | None = None
    hold: HoldDraft | None = None
    corrects: str | None = None
    """The entry that this one takes the place of."""


@dataclass(frozen=True)
class Draft:
    """Something that happened between bodies, ready to be checked and kept."""

    kind: str
    channel: str
    happened_at: datetime
    recorded_at: datetime
    subjects: tuple[SubjectDraft, ...]
    is_internal: bool = False
    system: str | None = None
    source: str | None = None
    source_id: str | None = None
    source_hash: str | None = None
    consultation: str | None = None
    """The id of a consultation that is kept already; a correction adds entries to it."""

    is_emergency: bool = False
    """Written down in haste: it may miss what must be added within a day, and starts hidden (R-192)."""

    @property
    def is_imported(self) -> bool:
        """Tell whether another system made this record; what it never wrote down is then "unknown"."""
        return self.source is not None
