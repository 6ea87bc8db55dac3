"""Which bodies took part in the entries of a person: whom to tell when data are put right."""

from __future__ import annotations

from sqlalchemy import bindparam

from portal.access import visible
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.store import Work

_PARTIES = (
    visible(ConsultationSubject, SubjectParty.agency_id, ConsultationSubject.id)
    .join(SubjectParty, SubjectParty.subject_id == ConsultationSubject.id)
    .order_by(ConsultationSubject.happened_at, ConsultationSubject.id)
)
_OF_ENTRY = visible(ConsultationSubject, SubjectParty.agency_id, ConsultationSubject.id).join(
    SubjectParty, SubjectParty.subject_id == ConsultationSubject.id
)
_OF_ENTRY = _OF_ENTRY.where(ConsultationSubject.id == bindparam("subject"))


def bodies_of_entry(look: Work, subject: str) -> dict[str, str]:
    """Return the bodies of one entry that may be seen, each with the entry's id."""
    return {row.agency_id: row.id for row in look.rows(_OF_ENTRY, subject=subject)}


def bodies_of_entries(look: Work) -> dict[str, str]:
    """Return the bodies of all entries that may be seen, each with the newest entry it took part in."""
    return {row.agency_id: row.id for row in look.rows(_PARTIES)}
