"""Rules of declarations: three kinds that are never mixed, how each stands, and what each must say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from portal.agencies.data_kinds import DataKind
from portal.errors import Refused
from portal.words import N_, Said


class Kind(StrEnum):
    """What a person did with a text. There is no fourth kind "consent to processing" (R-138)."""

    ACKNOWLEDGED = "acknowledged"
    RELEASE = "release_of_confidentiality"
    AGREEMENT = "agreement_to_help"


class State(StrEnum):
    """How a declaration stands on a day."""

    READ = "read"
    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DOES_NOT_COUNT = "does_not_count"


SIGNED_HOW = frozenset({"portal", "counter", "paper"})


def state(
    *,
    kind: str,
    valid_from: date,
    valid_to: date | None,
    withdrawn_at: datetime | None,
    is_general: bool,
    today: date,
) -> State:
    """Return how a declaration stands. ``valid_to`` is the last day on which it holds."""
    if kind == Kind.ACKNOWLEDGED:
        return State.READ
    if withdrawn_at is not None:
        return State.WITHDRAWN
    if is_general:
        return State.DOES_NOT_COUNT
    if today < valid_from:
        return State.NOT_YET
    if valid_to is not None and today > valid_to:
        return State.EXPIRED
    return State.VALID


def may_be_withdrawn(kind: str, state: State) -> bool:
    """Tell whether there is something to take back. Source: AVG art. 7 lid 3.

    Only a release: what was read was read, and help is stopped by talking with who gives it.
    """
    return kind == Kind.RELEASE and state in {State.VALID, State.NOT_YET, State.DOES_NOT_COUNT}


def proof(text: str) -> str:
    """Return the SHA-256 of a text as it was shown, in hexadecimal: another text has another one."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Draft:
    """A declaration before it is kept."""

    person: str
    kind: str
    title: str
    text: str
    """The whole text exactly as it was shown, never a pointer to one that can change (R-100)."""
    agency: str
    version: str
    language: str
    signed_at: datetime
    signed_how: str
    valid_from: date
    purpose: str
    valid_to: date | None = None
    data_kinds: tuple[str, ...] = ()
    bodies: Mapping[str, str] | None = None
    """By id of an organisation: "yes" or "no"."""
    about: str = ""
    exceptions: str = ""
    is_general: bool = False
    withdrawn_at: datetime | None = None
    version_id: str | None = None
    """The text of the register, when it came from there."""
    source: str | None = None
    source_id: str | None = None
    source_hash: str | None = None


@dataclass(frozen=True)
class Problem:
    """One thing that is missing or not known: the field, and what to do about it."""

    field: str
    text: str
    """A msgid."""


class DeclarationIncomplete(Refused):
    """A declaration misses what it must say, so nothing of it was kept."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(Said(problems[0].text))
        self.problems = problems


def check(draft: Draft) -> None:
    """Pass when the declaration says all that it must.

    :raises DeclarationIncomplete: with every problem, each naming its field.
    """
    found = tuple(problems(draft))
    if found:
        raise DeclarationIncomplete(found)


def problems(draft: Draft) -> Iterator[Problem]:
    """Give each thing that keeps this declaration from being kept. Source: R-043, R-100, R-138."""
    if draft.kind not in set(Kind):
        yield Problem("kind", N_("Choose one of the three kinds."))
    for field in ("person", "title", "text", "agency", "version", "language", "purpose"):
        if not str(getattr(draft, field)).strip():
            yield Problem(field, N_("Fill this in: without it nobody can say what was signed."))
    if draft.signed_how not in SIGNED_HOW:
        yield Problem("signed_how", N_("Say how it was signed."))
    if not set(draft.data_kinds) <= set(DataKind):
        yield Problem("data_kinds", N_("Choose the kinds of data from the list."))
    if not set((draft.bodies or {}).values()) <= {"yes", "no"}:
        yield Problem("bodies", N_("Answer yes or no for each organisation."))
    if draft.kind in {Kind.ACKNOWLEDGED, Kind.AGREEMENT} and "yes" in (draft.bodies or {}).values():
        yield Problem(
            "bodies", N_("Sharing with an organisation is an act of its own. Make a release for it.")
        )
    if draft.valid_to is not None and draft.valid_to < draft.valid_from:
        yield Problem("valid_to", N_("The last day cannot be before the first day."))
    if draft.kind == Kind.RELEASE and not draft.is_general:
        yield from _of_release(draft)


def _of_release(draft: Draft) -> Iterator[Problem]:
    """Check that a release says about what, to whom and until when: none is given just in case."""
    if not draft.data_kinds:
        yield Problem("data_kinds", N_("Say which kinds of data it is about."))
    if not draft.bodies:
        yield Problem("bodies", N_("Name each organisation, one by one."))
    if draft.valid_to is None and draft.source is None:
        yield Problem("valid_to", N_("Say until which day it holds."))
