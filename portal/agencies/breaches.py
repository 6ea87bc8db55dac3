"""Rules that a talk can break: what went wrong, in plain words for the person whom it was about.

A talk that was not allowed is refused as a plan. One that happened is kept all the same, with the rule that
it broke: what stays off the record cannot be put right. The guards that stop a plan name the same codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.agencies.sharing import CATALOGUE, Verdict
from portal.words import N_


@dataclass(frozen=True)
class Breach:
    """One rule that was broken. The words are a msgid; the article is in Dutch, empty where none is named."""

    code: str
    why: str
    article: str


KINDS, WHOLE_FILE, SUSPICION, ENFORCEMENT, NO_RELEASE, NOT_AGREED, OTHER = (
    *("kinds", "whole_file", "suspicion", "enforcement"),
    *("no_release", "not_agreed", "other"),
)
"""Codes of rules that are no rule for a pair of roles."""

_NEEDS_RELEASE = N_("This needed a yes of the person it was about. It was not there.")
_WHYS = {
    "justice": N_("The police and the court keep this to themselves. Nobody else may hear it."),
    "closed": N_("A landlord or an employer may never hear this."),
}
_MORE = (
    Breach(
        KINDS,
        N_("One of them may not know this kind of data for the work they do."),
        "AVG art. 5 lid 1 onder c",
    ),
    Breach(
        WHOLE_FILE, N_("They asked for or gave the whole file, or a copy of it."), "AVG art. 5 lid 1 onder c"
    ),
    Breach(
        SUSPICION,
        N_("A landlord or an employer heard what somebody only suspects."),
        "AVG art. 5 lid 1 onder d",
    ),
    Breach(
        ENFORCEMENT,
        N_("They talked to punish or check. This list is for help only."),
        "AVG art. 5 lid 1 onder b",
    ),
    Breach(NO_RELEASE, N_("The person had not said that they may tell this."), "AVG art. 6 lid 1 onder a"),
    Breach(
        NOT_AGREED,
        N_("They asked the person first whether they might talk about this. There was no yes."),
        "AVG art. 5 lid 1 onder a",
    ),
    Breach(OTHER, N_("Another rule was broken. You read below what went wrong."), ""),
)

BREACHES: dict[str, Breach] = {
    rule.code: Breach(rule.code, _WHYS.get(rule.code, _NEEDS_RELEASE), rule.article)
    for rule, _ in CATALOGUE
    if rule.verdict is not Verdict.MAY
} | {breach.code: breach for breach in _MORE}
"""Every rule that can be broken, by its stored word."""


def needed_release(kept: str) -> bool:
    """Tell whether one of the broken rules asked for a yes of the person that was not there."""
    return any(code in BREACHES and BREACHES[code].why == _NEEDS_RELEASE for code in kept.split())


def in_order(codes: Iterable[str]) -> str:
    """Return codes as they are kept: each once, in the order of the list, parted by blanks."""
    found = set(codes)
    return " ".join(code for code in BREACHES if code in found)


def broken(codes: str) -> tuple[Breach, ...]:
    """Return the rules that a kept word names; one that is not known any more is left out."""
    return tuple(BREACHES[code] for code in codes.split() if code in BREACHES)
