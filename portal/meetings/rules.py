"""Rules of meetings: closed lists, which state follows which, last days, and what a plan must say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from portal.terms import working_days_after

REPORT_WITHIN = 5
"""Working days in which the person can read what was said. Source: R-156, R-165."""

ANSWER_WITHIN = 3
"""Working days in which an invited body says whether it comes."""

KEPT_FOR = timedelta(weeks=6)
"""How long a report is kept after it was told, unless somebody says otherwise. Source: R-167."""

LONGEST_KEPT = timedelta(days=365)
"""No report is kept longer than a year; what was agreed stays."""


class Kind(StrEnum):
    """What sort of meeting it is; one for enforcement does not exist here. Source: R-158, R-197."""

    WORK = "work"
    CASE = "case"
    PLAN = "plan"
    CRISIS = "crisis"
    YOUTH = "youth"


class State(StrEnum):
    """How far the meeting is for one person; another person of the same meeting has a state of their own."""

    DRAFT = "draft"
    PLANNED = "planned"
    STOPPED = "stopped"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"


NEXT: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.PLANNED, State.CANCELLED}),
    State.PLANNED: frozenset({State.HELD, State.STOPPED, State.CANCELLED}),
    # A stop ends by the person's own wish, or on a ground of safety that a second official agrees with.
    State.STOPPED: frozenset({State.PLANNED, State.CANCELLED}),
    State.HELD: frozenset({State.REPORTED}),
    State.REPORTED: frozenset(),
    State.CANCELLED: frozenset(),
}
"""Which state may follow which."""


def before(state: State) -> frozenset[State]:
    """Return the states from which this one can be reached."""
    return frozenset(earlier for earlier, later in NEXT.items() if state in later)


class Joining(StrEnum):
    """How somebody wants to take part; nothing is chosen beforehand. Source: R-157."""

    ATTEND = "attend"
    WITH_SOMEONE = "with_someone"
    PHONE = "phone"
    REPRESENTED = "represented"
    IN_WRITING = "in_writing"
    NOT = "not"
    CALLED_AFTER = "called_after"


WANTS_TO_BE_THERE = frozenset({Joining.ATTEND, Joining.WITH_SOMEONE, Joining.PHONE})
"""Answers of somebody who must be there, or read why the others went on without them. Source: R-049."""


class NotInvited(StrEnum):
    """Why somebody is not invited. "Faster" and "not usual" are no reasons. Source: R-159."""

    OWN_WISH = "own_wish"
    HEALTH = "health"
    STAFF_SAFETY = "staff_safety"
    NOTHING_DECIDED = "nothing_decided"


class Limit(StrEnum):
    """What somebody says about one kind of data at one body. Source: R-152."""

    YES = "yes"
    RATHER_NOT = "rather_not"
    NO = "no"


TO_ANSWER = frozenset({Limit.RATHER_NOT, Limit.NO})
"""Limits that an official must answer before a meeting."""


class Sharing(StrEnum):
    """What is to be done, or was done, with one kind of data at one body."""

    PLANNED = "planned"
    NOT_SHARED = "not_shared"
    SHARED = "shared"
    TOO_MUCH = "too_much"
    BLOCKED = "blocked"


class Coming(StrEnum):
    """What a body answered to its invitation, and whether it was there."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PRESENT = "present"
    ABSENT = "absent"
    REMOVED = "removed"


class Proposal(StrEnum):
    """What the person is offered where a rule blocks something. Source: R-144."""

    YOURSELF = "yourself"
    RELEASE = "release"
    NAMELESS = "nameless"
    ADVICE = "advice"


AT_TABLE = frozenset({Coming.INVITED, Coming.ACCEPTED, Coming.PRESENT})
"""Bodies that may hear what is shared."""


def must_invite(kind: str) -> bool:
    """Tell whether the person must be invited: where a plan is made, always. Source: R-158."""
    return kind == Kind.PLAN


def must_be_told_by_somebody(kind: str) -> bool:
    """Tell whether a message of this site alone is not enough. Source: R-111."""
    return kind == Kind.YOUTH


def report_due(held_on: date) -> date:
    """Return the last day on which the person must be able to read the report. Source: R-156, R-165."""
    return working_days_after(held_on, REPORT_WITHIN)


def answer_due(invited_on: date) -> date:
    """Return the last day on which an invited body must say whether it comes."""
    return working_days_after(invited_on, ANSWER_WITHIN)


def sentences(text: str) -> int:
    """Count the sentences of a text, roughly: parts of two words and more that end."""
    return sum(len(part.split()) > 1 for part in re.split(r"[.!?]+(?:\s|$)", text))


def explains(text: str) -> bool:
    """Tell whether a reason is one that somebody can follow: two sentences at least. Source: R-155."""
    return sentences(text) >= 2
