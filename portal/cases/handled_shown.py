"""What pages get to see of the handling of a case: frozen values, with every text already opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portal.agencies.roles import role_said
from portal.words import Said

Words = Mapping[str, str]


@dataclass(frozen=True)
class Argument:
    """What one side says, and since when the other knows it."""

    id: str
    side: str
    answers: str
    first_given_on: date
    is_condition: bool
    event_on: date | None
    text: str
    weighed: str

    @property
    def came_late(self) -> bool:
        """Tell whether a condition was first told after what it was about had happened (R-007)."""
        return self.is_condition and self.event_on is not None and self.first_given_on > self.event_on


@dataclass(frozen=True)
class Window:
    """Time for one side to react."""

    id: str
    what: str
    side: str
    opened_at: datetime
    until: date
    ended_how: str
    ended_at: datetime | None
    text: str
    reaction: str

    def is_over(self, today: date) -> bool:
        """Tell whether this side reacted, said that it need not, or let the time pass."""
        return bool(self.ended_how) or today > self.until


@dataclass(frozen=True)
class Copy:
    """The copy for who is complained about, line by line."""

    shown_at: datetime
    until: date
    lines: tuple[str, ...]
    left_out: frozenset[int]
    agreed_at: datetime | None
    sent_at: datetime | None

    @property
    def sent_lines(self) -> tuple[str, ...]:
        """Return what goes, without what the person left out."""
        return tuple(line for number, line in enumerate(self.lines, 1) if number not in self.left_out)


@dataclass(frozen=True)
class Postponement:
    """A later last day, told or asked."""

    id: str
    to_day: date
    state: str
    asked_at: datetime
    reason: str


@dataclass(frozen=True)
class Forwarding:
    """A case offered to another body."""

    to_agency: str
    state: str
    sent_on: date
    accept_by: date
    ended_on: date | None
    reason: str


@dataclass(frozen=True)
class Outcome:
    """The outcome of one grievance."""

    grievance: str
    outcome: str
    norms: tuple[str, ...]
    was_allowed: str
    policy_of: date | None
    words: Words


@dataclass(frozen=True)
class Measure:
    """What a body promises to do."""

    id: str
    owner: str
    due_on: date
    done_on: date | None
    text: str


@dataclass(frozen=True)
class LookAgain:
    """A promise to look again at what was done, and what came out."""

    due_on: date
    done_on: date | None
    result: str = ""


@dataclass(frozen=True)
class Letter:
    """A letter that was sent, with its outcomes and measures."""

    kind: str
    ground: str
    offers: tuple[str, ...]
    is_about_data: bool
    sent_at: datetime
    ombudsman_until: date
    words: Words
    outcomes: tuple[Outcome, ...]
    measures: tuple[Measure, ...]
    look_again: LookAgain | None = None


@dataclass(frozen=True)
class Recommendation:
    """What a guard recommended in this case; "text", "reason", "evidence" and "reported" are its words."""

    id: str
    given_by: str
    agency: str
    promise: str
    given_on: date
    due_on: date
    answer: str
    is_refused: bool
    done_on: date | None
    report_by: date | None
    reported_on: date | None
    is_open: bool
    words: Words


@dataclass(frozen=True)
class Departure:
    """What is done otherwise than usual for this person, and why."""

    usual: str
    made_at: datetime
    because: str


@dataclass(frozen=True)
class Wish:
    """That the person wants to hear from somebody else, and what was answered; functions, never names."""

    id: str
    state: str
    asked_at: datetime
    answered_at: datetime | None
    role: str
    agency: str
    text: str
    because: str
    lasts: str = ""
    ended: str = ""

    @property
    def function(self) -> str | Said:
        """Say who writes and calls from now on."""
        return role_said(self.role)


@dataclass(frozen=True)
class Handled:
    """The whole handling of a case."""

    arguments: tuple[Argument, ...]
    windows: tuple[Window, ...]
    copy: Copy | None
    postponements: tuple[Postponement, ...]
    forwardings: tuple[Forwarding, ...]
    letters: tuple[Letter, ...]
    recommendations: tuple[Recommendation, ...]
    departures: tuple[Departure, ...] = ()
    wishes: tuple[Wish, ...] = ()

    @property
    def waiting_wish(self) -> Wish | None:
        """Return the wish for another official that waits for an answer, if there is one."""
        return next((one for one in self.wishes if one.answered_at is None), None)

    def asked_longer(self) -> Postponement | None:
        """Return the postponement that waits for the person, if there is one."""
        return next((one for one in self.postponements if one.state == "asked"), None)

    def heard(self, today: date) -> bool:
        """Tell whether both sides reacted, waived it, or let the time pass (R-038)."""
        sides = {one.side for one in self.windows if one.what == "hearing"}
        return sides == {"person", "body"} and all(one.is_over(today) for one in self.windows)

    def is_checked(self, today: date) -> bool:
        """Tell whether the facts were put to the person, and the time for it is over (R-265)."""
        asked = [one for one in self.windows if one.what == "facts"]
        return bool(asked) and all(one.is_over(today) for one in asked)
