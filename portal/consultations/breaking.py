"""Which rules a talk broke that happened all the same: kept with the entry, and shown to its person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portal.agencies.breaches import BREACHES, KINDS, NO_RELEASE, OTHER, in_order
from portal.agencies.role_words import role_of
from portal.agencies.roles import OBSERVERS, ROLES
from portal.agencies.sharing import JUSTICE, JUSTICE_ROLES, SPECIAL, SWORN, YOUTH, Verdict
from portal.agencies.wording import tells_of_detention
from portal.consultations.checks import Problem
from portal.consultations.checks_at_desk import may_not_pass
from portal.consultations.checks_sharing import TOLD_TEXTS, guards, rules_of
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Basis, Kind, Release


def broken_rules(draft: Draft, subject: SubjectDraft) -> str:
    """Return the rules that this entry broke, as they are kept; "" when it was allowed.

    What an official writes down here passed the guards, unless it says that it was not allowed. What another
    system delivers is measured by the same guards, and only by what it says for sure.
    """
    found = {one.rule for one in marks(draft, subject)}
    if subject.was_not_allowed:
        found |= {*subject.broken, *_without_release(subject)}
        found = found or {OTHER}
    return in_order(found)


def marks(draft: Draft, subject: SubjectDraft) -> Iterator[Problem]:
    """Give each field that breaks a rule for sure, with the rule."""
    is_measured = draft.is_imported and draft.kind != Kind.VIEW and not subject.is_anonymous
    if not subject.was_not_allowed and not is_measured:
        return
    known = recognised(subject)
    in_doubt = set(_in_doubt(draft, known))
    yield from (one for one in breaks(known) if one.rule not in in_doubt)


def recognised(subject: SubjectDraft) -> SubjectDraft:
    """Return the entry with the roles of our list, where another system says them in words of its own."""
    return replace(subject, parties=tuple(replace(one, role=role_of(one.role)) for one in subject.parties))


def breaks(subject: SubjectDraft) -> Iterator[Problem]:
    """Give each field by which telling this breaks a rule."""
    yield from (one for one in guards(subject, {}) if one.rule)
    if not subject.is_decision_not_to_share and may_not_pass(subject):
        yield Problem("data_kinds", BREACHES[KINDS].why, KINDS)


def unmeasured(draft: Draft, subject: SubjectDraft) -> Iterator[int]:
    """Give each party whose role is not known, where the role decides what might be told: its place.

    Nobody can say then whether it was allowed, so whoever delivers it hears that.
    """
    is_plain = draft.kind == Kind.VIEW or subject.is_anonymous or subject.is_decision_not_to_share
    is_special = bool(SPECIAL & set(subject.data_kinds)) or any(
        tells_of_detention(subject.texts.get(field, "")) for field in TOLD_TEXTS
    )
    if is_plain or not is_special or subject.was_not_allowed:
        return
    for place, party in enumerate(recognised(subject).parties):
        if party.role not in ROLES and party.role not in OBSERVERS:
            yield place


def _without_release(subject: SubjectDraft) -> Iterator[str]:
    if subject.basis == Basis.RELEASE and subject.declaration is None:
        yield NO_RELEASE


def _in_doubt(draft: Draft, subject: SubjectDraft) -> Iterator[str]:
    """Give the rules that a record of another system may break, when it does not say enough to be sure."""
    roles = {party.role for party in subject.parties}
    if draft.kind == Kind.MEETING:
        yield KINDS  # Which body heard which kind stands with the meeting, not with its entry.
        if roles & JUSTICE_ROLES:
            yield JUSTICE.code
    if not draft.is_imported:
        return
    if subject.basis == Basis.RELEASE and subject.release == Release.GIVEN:
        yield KINDS  # The person named these kinds.
    if not roles <= ROLES.keys():
        yield from (KINDS, JUSTICE.code)  # Another system's own word for a role may be one that may know it.
    if not subject.was_not_allowed and not _says_that_no_release_was_there(draft, subject, roles):
        # A release that is not in the record may be on paper: the entry says itself whether one is known.
        yield from (rule.code for rule in rules_of(subject) if rule.verdict is Verdict.WITH_RELEASE)


def _says_that_no_release_was_there(draft: Draft, subject: SubjectDraft, roles: set[str]) -> bool:
    """Tell whether a record says for sure that something was told without the release that it needed.

    Within one body, and between those who treat somebody together, the law asks for none. Source: BW art.
    7:457 lid 2; Jeugdwet art. 7.3.11 lid 2: "degenen die rechtstreeks betrokken zijn".
    """
    if subject.release == Release.MISSING:
        return True
    if draft.kind == Kind.MEETING:
        return False
    work_together = draft.is_internal or roles <= SWORN or roles <= YOUTH
    return subject.release == Release.NOT_NEEDED and roles <= ROLES.keys() and not work_together
