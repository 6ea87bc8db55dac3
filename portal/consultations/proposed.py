"""An exchange of extra data follows the person's answer, or an exception of the law. Source: R-075."""

from __future__ import annotations

from datetime import datetime

from portal.access import proposals
from portal.access.proposals import Standing
from portal.consultations.checks import EntryIncomplete, Problem
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Basis, Kind
from portal.store import Work
from portal.words import N_

WAIT = N_("This person was asked about these data, and did not say yes. Wait, or name danger as the ground.")

EXCEPTIONS = frozenset({Basis.VITAL_INTEREST, Basis.SAFETY})
"""Grounds on which no answer is waited for: somebody is in danger. Source: R-068."""


def check_proposed(work: Work, draft: Draft) -> None:
    """Pass when no proposal of extra data stands open or was refused.

    :raises EntryIncomplete: for each person who did not say yes to it.
    """
    if draft.is_emergency:
        return
    asked = standing_of(work, draft)
    found = tuple(
        Problem(f"subjects[{place}].asked_first", WAIT)
        for place, subject in enumerate(draft.subjects)
        if _waits(asked, subject)
    )
    if found:
        raise EntryIncomplete(found)


def standing_of(work: Work, draft: Draft) -> Standing:
    """Return what the persons of one entry were asked, in one query."""
    return proposals.standing(work, {subject.person for subject in draft.subjects})


def without_a_yes(asked: Standing, draft: Draft, subject: SubjectDraft) -> bool:
    """Tell whether another system delivers a talk about what the person had been asked, without a yes."""
    is_talk = draft.is_imported and draft.kind != Kind.VIEW and not subject.is_anonymous
    return is_talk and _waits(asked, subject, draft.happened_at)


def _waits(asked: Standing, subject: SubjectDraft, at: datetime | None = None) -> bool:
    if subject.is_decision_not_to_share or subject.was_not_allowed or subject.basis in EXCEPTIONS:
        return False
    agencies = {party.agency for party in subject.parties}
    return asked.is_waiting(subject.person, agencies=agencies, kinds=subject.data_kinds, at=at)
