"""What may not be told at all: guards on kinds of data, on receivers and on words. Pure checks.

They stop a plan. What happened all the same is kept with the rule that it broke, whether an official writes
it down here or another system delivers it: the person must be able to read what should not have been told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.agencies import wording
from portal.agencies.breaches import ENFORCEMENT, SUSPICION
from portal.agencies.guarding import may_tell_justice, refused_rules, word_faults
from portal.agencies.roles import ROLES, fits_body
from portal.agencies.sharing import CLOSED_RECEIVERS, PairRule, Verdict, rules_for
from portal.consultations.checks import Problem
from portal.consultations.drafts import SubjectDraft
from portal.words import N_

NEEDS_RELEASE = N_("This needs a release of this person. Ask for it first, or leave this kind of data out.")

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


def refused_in_any_case(subject: SubjectDraft) -> Iterator[Problem]:
    """Give what no record may bring, whoever made it: no purpose, and what this portal is not for.

    Who delivers it can mend the purpose, or say that it was not allowed. Source: R-197, R-209.
    """
    yield from _purpose(subject)
    if not subject.was_not_allowed and not subject.is_decision_not_to_share:
        yield from (one for one in _words(subject) if one.rule == ENFORCEMENT)


def _roles(subject: SubjectDraft, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Check that no landlord is called a case manager. Source: R-198."""
    for party in subject.parties:
        kind = bodies.get(party.agency, "")
        if kind and party.role in ROLES and not fits_body(party.role, kind):
            yield Problem("parties", N_("This role does not belong to this organisation. Choose another."))
            return


def _rules(subject: SubjectDraft) -> Iterator[Problem]:
    """Check kinds and receivers. Source: R-064, R-068, R-105, R-217."""
    sides = {party.role for party in subject.parties}
    for rule in refused_rules(sides, subject.data_kinds, subject.basis):
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
    found = word_faults(
        subject.texts,
        told=TOLD_TEXTS,
        asked=("question", "summary"),
        purpose=("question", "why"),
        may_tell_justice=may_tell_justice(roles, subject.data_kinds),
    )
    yield from (Problem(f"texts.{one.field}", one.why, one.rule) for one in found)
