"""Rules of asking and signing: nothing ticked beforehand, each body one by one, each exception read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from portal.agencies.data_kinds import DataKind
from portal.agencies.signable import Signable
from portal.declarations.rules import Kind
from portal.errors import Refused
from portal.words import N_

LONGEST = timedelta(days=366)
"""A declaration holds a year at most; then the person is asked again. There is no "never" (trap 19)."""

MOST_BODIES = 20


@dataclass(frozen=True)
class Asking:
    """What a body asks."""

    version: str
    bodies: tuple[str, ...] = ()
    data_kinds: tuple[str, ...] = ()
    valid_to: date | None = None
    about: str = ""
    question: str = ""
    professional: str = ""


@dataclass(frozen=True)
class Answers:
    """What the person answered, and the whole text as it was shown."""

    shown: str
    language: str
    how: str
    bodies: Mapping[str, str] = field(default_factory=dict)
    read: Collection[int] = ()
    """The places of the exceptions that were ticked as read."""
    valid_to: date | None = None
    signed_on: date | None = None
    """The day on the paper, when it was signed on paper."""
    scan: tuple[str, bytes] | None = None
    """Media type and content of the page with the signature."""


class AnswerIncomplete(Refused):
    """Something is missing, so nothing was kept. ``faults`` names each field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(next(iter(faults.values())))
        self.faults = faults


def check_asking(asking: Asking, kind: str, today: date) -> None:
    """Pass when a request says all that its kind needs. A blank release is none. Source: R-043, R-066, R-067.

    :raises AnswerIncomplete: with every fault by its field.
    """
    faults: dict[str, str] = {}
    if kind == Kind.RELEASE:
        if not asking.bodies:
            faults["bodies"] = N_("Name each organisation, one by one. Not known yet? Then ask it later.")
        elif len(asking.bodies) > MOST_BODIES:
            faults["bodies"] = N_("These are too many organisations. Ask only about who needs it.")
        if not asking.data_kinds or not set(asking.data_kinds) <= set(DataKind):
            faults["data_kinds"] = N_("Say which kinds of data it is about.")
        if not asking.professional:
            faults["professional"] = N_("Say who may tell it: the function, for example the family doctor.")
        if not asking.question:
            faults["question"] = N_("Write the exact question that may be answered.")
    if kind != Kind.ACKNOWLEDGED:
        faults |= _day(asking.valid_to, today, today + LONGEST)
    if faults:
        raise AnswerIncomplete(faults)


def check_answers(
    text: Signable, bodies: Collection[str], latest: date | None, answers: Answers, today: date
) -> None:
    """Pass when every body is answered, every exception was read, and there is a last day.

    :raises AnswerIncomplete: with every fault by its field.
    """
    faults: dict[str, str] = {}
    for body in bodies:
        if text.kind == Kind.RELEASE and answers.bodies.get(body) not in ("yes", "no"):
            faults[f"body-{body}"] = N_("Answer yes or no for each organisation.")
    for place in range(len(text.said_in("nl").exceptions)):
        if place not in answers.read:
            faults[f"read-{place}"] = N_("Read this and tick it. Then we know that you saw it.")
    if text.kind != Kind.ACKNOWLEDGED:
        faults |= _day(answers.valid_to, today, latest or today + LONGEST)
    if answers.how == "paper" and answers.scan is None:
        faults["scan"] = N_("Add the page with the signature.")
    if answers.how == "paper" and (answers.signed_on is None or answers.signed_on > today):
        faults["signed_on"] = N_("Write the day that stands beside the signature.")
    if faults:
        raise AnswerIncomplete(faults)


def _day(day: date | None, today: date, latest: date) -> dict[str, str]:
    if day is None:
        return {"valid_to": N_("Say until which day it holds.")}
    if day < today:
        return {"valid_to": N_("This day has passed. Choose a later day.")}
    if day > latest:
        return {"valid_to": N_("This day is too far away. Choose an earlier day.")}
    return {}
