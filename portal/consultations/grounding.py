"""What is recorded under a release must be covered by one that held at that moment. Source: R-066, R-067."""

from __future__ import annotations

from dataclasses import replace

from portal.access import crimes, grounds
from portal.agencies.breaches import NO_RELEASE
from portal.agencies.guarding import HAPPENED_ALREADY
from portal.consultations.checks import EntryIncomplete, Problem
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Basis
from portal.store import Work, Writing
from portal.words import N_

NOT_AGREED = N_("First write down the request of the authority. The privacy officer must agree to it.")
NOT_COVERED = N_("No release of this person covers this. Was it taken back? Then you may not share it.")


def grounded(work: Writing, draft: Draft) -> Draft:
    """Return the draft with the release that each entry rests on.

    :raises EntryIncomplete: when an entry says that a release is its ground, and none covers it.
    """
    if draft.is_emergency:
        return draft
    subjects = [_grounded(work, draft, subject) for subject in draft.subjects]
    check_crimes(work, draft)
    problems = tuple(
        Problem(f"subjects[{place}].basis", NOT_COVERED, NO_RELEASE)
        for place, subject in enumerate(subjects)
        if _rests_on_release(subject) and subject.declaration is None and not subject.was_not_allowed
    )
    if problems:
        places = dict.fromkeys(problem.field.partition(".")[0] for problem in problems)
        happened = (Problem(f"{place}.was_not_allowed", HAPPENED_ALREADY) for place in places)
        raise EntryIncomplete((*problems, *happened))
    return replace(draft, subjects=tuple(subjects))


def check_crimes(work: Writing, draft: Draft) -> None:
    """Pass when each entry that rests on a crime uses a written request that the privacy officer agreed to.

    :raises EntryIncomplete: when there is none, or it was used for another talk. Source: R-112.
    """
    places = [
        place
        for place, subject in enumerate(draft.subjects)
        if subject.basis == Basis.CRIME
        and not subject.is_decision_not_to_share
        and not crimes.use(
            work,
            person=subject.person,
            agencies={party.agency for party in subject.parties},
            article=subject.article,
        )
    ]
    if places:
        raise EntryIncomplete(tuple(Problem(f"subjects[{place}].basis", NOT_AGREED) for place in places))


def _rests_on_release(subject: SubjectDraft) -> bool:
    return subject.basis == Basis.RELEASE and not subject.is_decision_not_to_share


def _grounded(work: Work, draft: Draft, subject: SubjectDraft) -> SubjectDraft:
    if not _rests_on_release(subject):
        return subject
    found = grounds.release_for(
        work,
        person=subject.person,
        agencies={party.agency for party in subject.parties},
        kinds=subject.data_kinds,
        at=draft.happened_at,
    )
    return replace(subject, declaration=found)
