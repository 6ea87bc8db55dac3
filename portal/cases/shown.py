"""What pages get to see: frozen values, with every text already opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.agencies.roles import role_said
from portal.cases.handled_shown import Handled
from portal.cases.kind import Kind
from portal.cases.rights_shown import Rights
from portal.cases.rules import OPEN, State, Step, may
from portal.medical.service import Aside
from portal.notices.listing import Trace
from portal.terms import Counted, Down, oldest_in_time
from portal.understanding.service import Dutch, Spoken, Wanted
from portal.words import N_, Said


@dataclass(frozen=True)
class FileLine:
    """A file of a draft or a case, without its content."""

    id: str
    name: str
    media_type: str
    size: int
    """In bytes."""
    added_at: datetime
    message: str = ""
    sha256: str = ""
    language: str = ""
    """What is spoken in it; empty when nobody said."""
    is_apart: bool = False
    """Whether it is kept apart; such a line stands in drafts only."""
    is_needed: bool = True
    """Whether the catalogue has a use for this kind of paper (R-094)."""
    says: str = ""
    """What stands in it, as text: for who cannot see the picture (R-039)."""

    @property
    def is_voice(self) -> bool:
        """Tell whether somebody told it in their own voice."""
        return self.media_type.startswith(("audio/", "video/"))


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list."""

    id: str
    kind: Kind
    changed_at: datetime
    ends_on: date


@dataclass(frozen=True)
class DraftView:
    """A draft that somebody goes on with."""

    id: str
    kind: Kind
    answers: Mapping[str, str | list[str]]
    about_table: str
    about_id: str
    attachments: tuple[FileLine, ...]
    changed_at: datetime
    ends_on: date


@dataclass(frozen=True)
class CaseLine:
    """A case in a list."""

    id: str
    number: str
    kind: Kind
    state: State
    first_day: date
    answer_by: date | None
    is_urgent: bool
    owner: str
    remind_on: date | None
    undo_until: date | None

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return self.state in OPEN

    def is_late(self, today: date) -> bool:
        """Tell whether the answer should have been there."""
        return self.is_open and self.answer_by is not None and today > self.answer_by


@dataclass(frozen=True)
class CaseList:
    """One page of a list, newest first; ``older`` is what ``before`` must be for the next page."""

    items: tuple[CaseLine, ...]
    older: str | None


@dataclass(frozen=True)
class PartView:
    """One thing asked: its own kind, state, dates and body."""

    id: str
    position: int
    kind: Kind
    state: State
    answer_by: date | None
    counted: tuple[Counted, ...]
    about_table: str
    about_id: str
    agency: str
    answers: Mapping[str, str | list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class PointView:
    """A grievance or a numbered question."""

    id: str
    part: str
    position: int
    state: State
    answer_by: date | None
    text: str
    answer: str = ""
    """What was answered to a question; an outcome of a complaint stands in its letter."""


@dataclass(frozen=True)
class EventView:
    """One line of the timeline."""

    at: datetime
    what: str
    by: str
    details: Mapping[str, str]


@dataclass(frozen=True)
class MessageView:
    """A message, either way."""

    id: str
    at: datetime
    by: str
    text: str
    language: str = ""
    """In which it was written; empty when that is not known."""
    role: str = ""
    """The role of the official who wrote it; empty when the person did."""
    letter: str = ""
    """Within this case always the same for the same official: A for the first who wrote (R-039)."""

    @property
    def written_by(self) -> Said:
        """Say which official wrote it, by the label of this case."""
        return Said(N_("Written by: %(role)s %(letter)s"), role=role_said(self.role), letter=self.letter)


@dataclass(frozen=True)
class CaseView:
    """A whole case."""

    id: str
    number: str
    kind: Kind
    state: State
    first_day: date
    sent_at: datetime
    channel: str
    language: str
    owner: str
    answer_by: date | None
    is_urgent: bool
    remind_on: date | None
    undo_until: date | None
    parts: tuple[PartView, ...]
    grievances: tuple[PointView, ...]
    events: tuple[EventView, ...]
    messages: tuple[MessageView, ...]
    attachments: tuple[FileLine, ...]
    done: Handled | None = None
    """What a desk did with it; nothing where none handles it, or where it was not read."""
    apart: Sequence[Aside] = ()
    """What is or was kept apart; only its person reads it here."""
    rights: Rights | None = None
    """What was answered to a request about data; nothing where it was not read."""
    traces: tuple[Trace, ...] = ()
    """What became of the notices about it; nothing where it was not read."""
    outages: tuple[Down, ...] = ()
    """When the portal could not be used: the person's own days then go on."""
    spoken: Mapping[str, Spoken] = field(default_factory=dict)
    """What was typed out of a recording, by its file."""
    dutch: Mapping[tuple[str, str], Dutch] = field(default_factory=dict)
    """Texts in Dutch beside the original, by row and field; also those that nobody checked yet."""
    interpreters: tuple[Wanted, ...] = ()

    @property
    def hid_something(self) -> bool:
        """Tell whether an item was hidden at once, because it is not about this person."""
        return any(part.kind.hides_item and part.about_id for part in self.parts)

    @property
    def texts(self) -> Mapping[str, str | list[str]]:
        """Return what was sent first, by the name of its question."""
        return self.parts[0].answers

    @property
    def counted(self) -> tuple[Counted, ...]:
        """Return how the dates of the first thing asked were counted."""
        return self.parts[0].counted

    def in_dutch(self, about: str, name: str = "text") -> str:
        """Return the text in Dutch that a second official found right; empty when there is none."""
        found = self.dutch.get((about, name))
        return found.text if found is not None and found.is_checked else ""

    def may(self, step: str) -> bool:
        """Tell whether a step is allowed now; whether an undo is still in time is for ``may_undo``."""
        return may(self.state, step)

    def may_undo(self, today: date) -> bool:
        """Tell whether withdrawing or settling can still be undone."""
        return (
            self.may(Step.UNDO)
            and self.undo_until is not None
            and oldest_in_time(today, self.outages) <= self.undo_until
        )
