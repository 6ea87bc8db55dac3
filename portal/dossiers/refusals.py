"""Rules of saying no: what a person can choose instead of giving data, and the week to think."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from portal.words import N_


class Instead(StrEnum):
    """What a person wants instead of giving what is asked; a plain no stands first."""

    NO = "no"
    PARTLY = "partly"
    LATER = "later"
    WITH_SOMEONE = "with_someone"
    OTHER_WORKER = "other_worker"
    STOP = "stop"


THINK_DAYS = 7
"""Calendar days to think; until then nothing is lost and a stop is not carried out. Source: R-122."""

CHOICES: Mapping[str, str] = {
    Instead.NO: N_("I do not want to tell it"),
    Instead.PARTLY: N_("I want to tell a part of it"),
    Instead.LATER: N_("I want to think about it first"),
    Instead.WITH_SOMEONE: N_("I want somebody with me"),
    Instead.OTHER_WORKER: N_("I want another contact person"),
    Instead.STOP: N_("I want to stop with this request"),
}

SEEN_BY_PERSON: Mapping[str, str] = {
    Instead.NO: N_("You said no"),
    Instead.PARTLY: N_("You tell a part of it"),
    Instead.LATER: N_("You think about it first"),
    Instead.WITH_SOMEONE: N_("You asked for this"),
    Instead.OTHER_WORKER: N_("You asked for this"),
    Instead.STOP: N_("You want to stop"),
}
"""What a person reads of their own choice: who asks for somebody else did not say no."""

SEEN_BY_OFFICIALS: Mapping[str, str] = {
    Instead.NO: N_("Says no for now"),
    Instead.PARTLY: N_("Says no for now"),
    Instead.LATER: N_("Says no for now"),
    Instead.WITH_SOMEONE: N_("Wants somebody with them"),
    Instead.OTHER_WORKER: N_("Asks for another contact person"),
    Instead.STOP: N_("Says no for now"),
}
"""What the desk reads: only what is needed to answer. Who thinks about stopping is not named (R-122)."""

ANSWERED = frozenset({Instead.OTHER_WORKER, Instead.WITH_SOMEONE})
"""Choices that an official answers."""

SHORTEST_REPLY = 3
"""Words of an answer; one word tells a person nothing."""


def offered(*, is_intake: bool) -> tuple[str, ...]:
    """Return what can be chosen: a stop destroys a file only while nothing was decided (R-042)."""
    return tuple(choice for choice in Instead if is_intake or choice != Instead.STOP)


def think_until(today: date) -> date:
    """Return the last day of the week to think."""
    return today + timedelta(days=THINK_DAYS)


def waits(*, think_until: date | None, today: date) -> bool:
    """Tell whether nothing new may be taken in: the person said no, and the week to think is not over.

    Source: R-122, "a week to think, nothing lost": nor is anything added behind the person's back.
    """
    return think_until is not None and today <= think_until
