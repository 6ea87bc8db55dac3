"""What a letter that answers a complaint must hold, and what it may not; pure rules on what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from portal.agencies.themes import Theme
from portal.cases.norms import BY_CODE
from portal.cases.rules import day_of
from portal.words import N_, Said, SaidCount

Typed: TypeAlias = Mapping[str, str | list[str]]
"""What a handler typed, by the name of its field; "rule-<point>" is the rule for one grievance."""

Faults: TypeAlias = dict[str, str | Said | SaidCount]
"""What is wrong, by the name of the field."""

WHOLE = "whole"
"""Stands for the name of a field where something is wrong that no field can mend."""

LATER = "later"
OUTCOMES: tuple[tuple[str, str], ...] = (
    ("well_founded", N_("You are right (well-founded)")),
    ("unfounded", N_("They did it right (unfounded)")),
    ("no_judgement", N_("We cannot say (no judgement)")),
    ("settled", N_("It was settled together")),
)
OUTCOMES_AT_DESK = (
    ("well_founded", N_("The person is right (well-founded)")),
    ("unfounded", N_("The organisation did it right (unfounded)")),
    *OUTCOMES[2:],
)
"""The same, as an official reads it."""
ALLOWED: tuple[tuple[str, str], ...] = (
    ("yes", N_("Yes, the law allowed it")),
    ("no", N_("No, the law did not allow it")),
    ("not_asked", N_("That was not the question here")),
)
RECONSIDER = "reconsider"
OFFERS: tuple[tuple[str, str], ...] = (
    ("explanation", N_("An explanation of the rules")),
    ("talk", N_("A talk with the worker")),
    (RECONSIDER, N_("Looking again at what was done")),
    ("compensation", N_("Making up for the damage")),
    ("mistake", N_("We say that we made a mistake")),
)
EFFORTS: tuple[tuple[str, str], ...] = (
    ("informing", N_("Informing")),
    ("mediating", N_("Mediating")),
    ("referring", N_("Referring")),
    ("investigating", N_("Investigating")),
    ("passing_on", N_("Passing on")),
)
GROUNDS: tuple[tuple[str, str], ...] = (
    ("handled_before", N_("We looked into the same complaint before")),
    ("too_old", N_("It happened more than a year before the complaint")),
    ("objection_possible", N_("You could have objected to a decision")),
    ("appeal_possible", N_("You can or could go to court against a decision")),
    ("other_court", N_("Another court looks at it, or has done so")),
    ("criminal_inquiry", N_("The police or the prosecutor looks into it")),
    ("small_interest", N_("What happened weighs too little")),
)
"""Why a complaint may be left unhandled; never by itself. Source: Awb art. 9:8 lid 1 and 2."""

GROUNDS_AT_DESK = (
    *GROUNDS[:2],
    ("objection_possible", N_("The person could have objected to a decision")),
    ("appeal_possible", N_("The person can or could go to court against a decision")),
    *GROUNDS[4:],
)
"""The same, as an official reads it."""

MEASURES = 5
LONGEST_SUMMARY = 300
"""Words in the short summary at most (R-001)."""

BLOCKS = ("rule", "facts", "reasoning")
_OWN = ("apology", "remedy", "meaning", "hope", "summary", "summary_own")

# A decision that one may object to needs its own letter, with how to object. These are the words of
# somebody who decides, in Dutch and English; telling about an earlier decision does not use them.
_DECIDES = re.compile(
    r"\b(hierbij|wij|we|ik|het college|burgemeester en wethouders)\b[^.!?\n]{0,60}?\b("
    r"besluit(en)?|ken(nen)?\b[^.!?\n]{0,60}\btoe|wijzen\b[^.!?\n]{0,60}\baf|trekken\b[^.!?\n]{0,60}\bin|"
    r"verlagen|verhogen|vorderen\b[^.!?\n]{0,60}\bterug|leggen\b[^.!?\n]{0,60}\bop|verlenen u)\b"
    r"|\btegen dit besluit\b"
    r"|\b(we|the municipality|hereby)\b[^.!?\n]{0,40}\b(decide to|decided to|grant you|reject your "
    r"(application|request)|withdraw your|lower your|claim back)\b"
    r"|\bobject to this decision\b",
    re.IGNORECASE,
)

IS_DECISION = N_(
    "This reads like a decision. Hidden in this letter, the person could lose the right to object. "
    "Send the decision in a letter of its own that says how to object, and leave it out here."
)
EMPTY: Mapping[str, str] = {
    "outcome": N_("Choose an outcome for this point."),
    "theme": N_("Choose what this point is about."),
    "norms": N_("Choose which norm you looked at."),
    "allowed": N_("Say whether the law allowed it. That is another question than whether it was done well."),
    "rule": N_("Write which rule holds here."),
    "facts": N_("Write the facts, and what is at stake for whom."),
    "reasoning": N_("Write how you get from the facts to the outcome."),
    "weighed": N_("Write how you weighed this argument."),
    "hope": N_("Answer what the person hopes for."),
    "meaning": N_("Write what this means for the person."),
    "summary": N_("Write a short summary in Dutch."),
    "summary_own": N_("Write the summary in the language of the person as well."),
    "efforts": N_("Choose what you did."),
    "no_check": N_("The facts were not checked with the person. Write why not, or check them first."),
    "holds_decision": N_("Say whether this letter holds a decision."),
    "is_about_data": N_("Say whether this complaint is about personal data."),
}
"""What to say when a part is empty; an empty part cannot be sent."""


@dataclass(frozen=True)
class ToAnswer:
    """What a letter has to answer in one case."""

    points: tuple[str, ...]
    """Ids of grievances without an outcome yet."""
    arguments: tuple[str, ...]
    """Ids of arguments of the person that were not weighed yet."""
    has_arguments: bool
    hopes: bool
    needs_own_language: bool
    is_checked: bool
    """Whether "is this right?" was put to the person, and is over."""


def faults(typed: Typed, asked: ToAnswer, today: date) -> Faults:
    """Return what is wrong with a letter; nothing means that it may be sent."""
    found: Faults = {}
    now = [point for point in asked.points if typed.get(f"outcome-{point}") != LATER]
    for point in now:
        found |= _point_faults(typed, point, today)
    if asked.points and not now:
        found[f"outcome-{asked.points[0]}"] = N_("Answer one point at least.")
    if len(now) == len(asked.points):
        found |= {
            f"weighed-{one}": EMPTY["weighed"] for one in asked.arguments if not typed.get(f"weighed-{one}")
        }
    found |= {name: EMPTY[name] for name in _needed(asked) if not typed.get(name)}
    if not asked.has_arguments:
        found[WHOLE] = N_("First write down the arguments of the person. Each must be weighed.")
    found |= _summary_faults(typed) | _measure_faults(typed, today) | _look_faults(typed, today)
    if typed.get("holds_decision") == "yes":
        found["holds_decision"] = IS_DECISION
    for name, text in typed.items():
        if isinstance(text, str) and _is_our_text(name) and looks_like_decision(text):
            found[name] = IS_DECISION
    return found


def looks_like_decision(text: str) -> bool:
    """Tell whether a text seems to hold a decision that one may object to."""
    return _DECIDES.search(text) is not None


def listed(typed: Typed, name: str) -> list[str]:
    """Return an answer that is a list."""
    answer = typed.get(name, [])
    return [answer] if isinstance(answer, str) and answer else list(answer)


def text_of(typed: Typed, name: str) -> str:
    """Return an answer that is a text."""
    answer = typed.get(name, "")
    return answer.strip() if isinstance(answer, str) else ""


def measures(typed: Typed) -> Iterator[tuple[int, str, str, date | None]]:
    """Give each measure that was typed: its number, what, who by function, and by when."""
    for number in range(1, MEASURES + 1):
        what, owner = text_of(typed, f"measure-{number}"), text_of(typed, f"owner-{number}")
        due = day_of(text_of(typed, f"due-{number}"))
        if what or owner or due:
            yield number, what, owner, due


def look_again(typed: Typed) -> date | None:
    """Return the day by which somebody looks again, when the letter offers that."""
    return day_of(text_of(typed, "look_again_on")) if RECONSIDER in listed(typed, "offers") else None


def _look_faults(typed: Typed, today: date) -> Faults:
    day = look_again(typed)
    if RECONSIDER in listed(typed, "offers") and (day is None or day < today):
        return {"look_again_on": N_("Fill in by which day you look again.")}
    return {}


def _needed(asked: ToAnswer) -> Iterator[str]:
    yield from ("meaning", "summary", "efforts", "holds_decision", "is_about_data")
    if asked.hopes:
        yield "hope"
    if asked.needs_own_language:
        yield "summary_own"
    if not asked.is_checked:
        yield "no_check"


def _point_faults(typed: Typed, point: str, today: date) -> Faults:
    names = ("outcome", "theme", "norms", "allowed", *BLOCKS)
    found: Faults = {f"{name}-{point}": EMPTY[name] for name in names if not typed.get(f"{name}-{point}")}
    if text_of(typed, f"theme-{point}") not in set(Theme):
        found[f"theme-{point}"] = EMPTY["theme"]
    if any(norm not in BY_CODE for norm in listed(typed, f"norms-{point}")):
        found[f"norms-{point}"] = EMPTY["norms"]
    policy = day_of(text_of(typed, f"policy_of-{point}"))
    if policy and policy > today:
        found[f"policy_of-{point}"] = N_("This policy is of a day still to come. Use the one of that time.")
    return found


def _summary_faults(typed: Typed) -> Faults:
    found: Faults = {}
    for name in ("summary", "summary_own"):
        extra = len(text_of(typed, name).split()) - LONGEST_SUMMARY
        if extra > 0:
            found[name] = SaidCount(
                "The summary may have 300 words. Take out %(n)s word.",
                "The summary may have 300 words. Take out %(n)s words.",
                extra,
            )
    return found


def _measure_faults(typed: Typed, today: date) -> Faults:
    found: Faults = {}
    for number, what, owner, due in measures(typed):
        if not what:
            found[f"measure-{number}"] = N_("Write what will be done.")
        if not owner:
            found[f"owner-{number}"] = N_("Write who does it: a function, not a name.")
        if due is None or due < today:
            found[f"due-{number}"] = N_("Fill in by which day it is done.")
    return found


def _is_our_text(name: str) -> bool:
    return name in _OWN or name.partition("-")[0] in (*BLOCKS, "measure", "weighed")
