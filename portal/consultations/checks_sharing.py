"""What may not be told at all: guards on kinds of data, on receivers and on words. Pure checks.

They stop a plan. What happened all the same is kept with the rule that it broke, whether an official writes
it down here or another system delivers it: the person must be able to read what should not have been told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.agencies import wording
from portal.agencies.breaches import ENFORCEMENT, SUSPICION, WHOLE_FILE
from portal.agencies.data_kinds import DataKind
from portal.agencies.roles import ROLES, fits_body
from portal.agencies.sharing import (
    CLOSED_RECEIVERS,
    JUSTICE,
    JUSTICE_ROLES,
    PairRule,
    Verdict,
    refusal,
    rules_for,
)
from portal.consultations.checks import Problem
from portal.consultations.drafts import SubjectDraft
from portal.words import N_

NEEDS_RELEASE = N_("This needs a release of this person. Ask for it first, or leave this kind of data out.")

NO_ENFORCEMENT = N_(
    "This is for help only, not for enforcement or fraud. Ask the privacy officer what to do."
)

TOLD_TEXTS = ("question", "summary", "answer", "facts", "interpretation", "why")


def rules_of(subject: SubjectDraft) -> tuple[PairRule, ...]:
    """Return the rules for the two sides of an entry and its kinds of data."""
    return rules_for((party.role for party in subject.parties), subject.data_kinds)


def guards(subject: SubjectDraft, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Give each thing that may not be told, with the reason.

    :param bodies: the kind of each organisation; one that is not named is not compared with its role.
    """
    yield from _roles(subject, bodies)
    yield from _purpose(subject)
    if not subject.is_decision_not_to_share:
        # What somebody asked for and did not get is written down as it was asked.
        yield from _rules(subject)
        yield from _words(subject)


def _roles(subject: SubjectDraft, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Check that no landlord is called a case manager. Source: R-198."""
    for party in subject.parties:
        kind = bodies.get(party.agency, "")
        if kind and party.role in ROLES and not fits_body(party.role, kind):
            yield Problem("parties", N_("This role does not belong to this organisation. Choose another."))
            return


def _rules(subject: SubjectDraft) -> Iterator[Problem]:
    """Check kinds and receivers. Source: R-064, R-068, R-105, R-217."""
    for rule in rules_of(subject):
        if not refusal(rule, subject.basis):
            continue
        yield Problem("data_kinds", rule.why, rule.code)
        if rule.verdict is Verdict.WITH_RELEASE:
            yield Problem("basis", NEEDS_RELEASE, rule.code)
    roles = {party.role for party in subject.parties}
    if roles & CLOSED_RECEIVERS and subject.texts.get("interpretation", "").strip():
        yield Problem(
            "texts.interpretation",
            N_("A landlord or an employer hears facts only, never what you suspect."),
            SUSPICION,
        )


def _purpose(subject: SubjectDraft) -> Iterator[Problem]:
    """Check that each talk has a purpose of its own. Source: R-209."""
    why = subject.texts.get("why", "").strip()
    if why and wording.is_no_purpose(why):
        yield Problem(
            "texts.why", N_("Say in a sentence why this talk was needed. The same as before is no reason.")
        )


def _words(subject: SubjectDraft) -> Iterator[Problem]:
    """Check the texts. Source: R-107, R-197, R-218."""
    roles = {party.role for party in subject.parties}
    may_tell_justice = DataKind.JUSTICE in subject.data_kinds and roles <= JUSTICE_ROLES
    for field in TOLD_TEXTS:
        text = subject.texts.get(field, "")
        if wording.tells_of_detention(text) and not may_tell_justice:
            yield Problem(
                f"texts.{field}",
                N_("Leave out detention and criminal files. The other does not need them for this question."),
                JUSTICE.code,
            )
    for field in ("question", "summary"):
        if wording.asks_for_whole_file(subject.texts.get(field, "")):
            yield Problem(
                f"texts.{field}",
                N_("Never ask for or give a whole file or a copy. Ask one fact at a time."),
                WHOLE_FILE,
            )
    for field in ("question", "why"):
        if wording.is_enforcement(subject.texts.get(field, "")):
            yield Problem(f"texts.{field}", NO_ENFORCEMENT, ENFORCEMENT)
