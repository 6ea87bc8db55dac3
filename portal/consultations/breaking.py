"""Which rules a talk broke that happened all the same: kept with the entry, and shown to its person."""

from __future__ import annotations

from collections.abc import Iterator

from portal.agencies.breaches import ENFORCEMENT, KINDS, NO_RELEASE, OTHER, in_order
from portal.agencies.roles import ROLES
from portal.agencies.sharing import JUSTICE, Verdict
from portal.consultations.checks_at_desk import may_not_pass
from portal.consultations.checks_sharing import guards, rules_of
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Basis, Kind


def broken_rules(draft: Draft, subject: SubjectDraft) -> str:
    """Return the rules that this entry broke, as they are kept; "" when it was allowed.

    What an official writes down here passed the guards, unless it says that it was not allowed. What another
    system delivers is measured by the same guards, and only by what it says for sure.
    """
    is_measured = draft.is_imported and draft.kind != Kind.VIEW and not subject.is_anonymous
    if not subject.was_not_allowed and not is_measured:
        return ""
    found = set(breaks(subject)) - set(_in_doubt(draft, subject))
    if subject.was_not_allowed:
        found |= {*subject.broken, *_without_release(subject)}
        found = found or {OTHER}
    return in_order(found)


def breaks(subject: SubjectDraft) -> Iterator[str]:
    """Give the rules that telling this breaks."""
    yield from (one.rule for one in guards(subject, {}) if one.rule)
    if not subject.is_decision_not_to_share and may_not_pass(subject):
        yield KINDS


def _without_release(subject: SubjectDraft) -> Iterator[str]:
    if subject.basis == Basis.RELEASE and subject.declaration is None:
        yield NO_RELEASE


def _in_doubt(draft: Draft, subject: SubjectDraft) -> Iterator[str]:
    """Give the rules that a record of another system may break, when it does not say enough to be sure."""
    if draft.kind == Kind.MEETING:
        yield KINDS  # Which body heard which kind stands with the meeting, not with its entry.
    if not draft.is_imported:
        return
    if not subject.was_not_allowed:
        yield ENFORCEMENT  # A word alone is no proof of what a talk was for.
    if not {party.role for party in subject.parties} <= ROLES.keys():
        yield from (KINDS, JUSTICE.code)  # Another system's own word for a role may be one that may know it.
    if not subject.was_not_allowed:
        # A release that is not in the record may be on paper: the entry says itself whether one is known.
        yield from (rule.code for rule in rules_of(subject) if rule.verdict is Verdict.WITH_RELEASE)
