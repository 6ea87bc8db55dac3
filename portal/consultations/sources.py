"""Who told it can be in danger when somebody reads it: then it is held from the first moment.

Source: R-191; UAVG art. 41 lid 1 onder i. Whoever brought it is asked first what is safe, two others agree,
and nothing that is kept with the entry says who it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.access.at_risk import is_at_risk
from portal.consultations.checks import EntryIncomplete, Problem
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.rules import Source
from portal.store import Work
from portal.words import N_

HIDE_IT = N_("Who told this is not safe. Hide it for now, and let two others agree.")
ASK_FIRST = N_("Who told this is not safe. First ask what is safe, and fill in on which day you did.")


def check_sources(work: Work, draft: Draft) -> None:
    """Pass when nobody who told something can be found out by it while they are not safe.

    :raises EntryIncomplete: naming the field of the person who may not read it yet.
    """
    found = () if draft.is_emergency else tuple(_problems(work, draft))
    if found:
        raise EntryIncomplete(found)


def _problems(work: Work, draft: Draft) -> Iterator[Problem]:
    for place, subject in enumerate(draft.subjects):
        if not any(is_at_risk(work, one) for one in _sources(draft, subject)):
            continue
        if subject.hold is None:
            yield Problem(f"subjects[{place}].is_hidden", HIDE_IT)
        if subject.safe_asked_on is None:
            yield Problem(f"subjects[{place}].safe_asked_on", ASK_FIRST)


def _sources(draft: Draft, subject: SubjectDraft) -> Iterator[str]:
    """Give who may have told it: whoever was named, or else everybody else in the same talk."""
    if subject.source_person:
        yield subject.source_person
    elif subject.source_kind == Source.OTHER_PERSON:
        yield from (one.person for one in draft.subjects if one.person != subject.person)
