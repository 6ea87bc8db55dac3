"""Talks that were not allowed: which rule, between whom and when. Never about whom, and nothing hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, literal, select

from portal.access.models import Hold
from portal.agencies.breaches import Breach, broken
from portal.consultations.drafts import Party
from portal.consultations.listing import read_parties
from portal.consultations.models import ConsultationSubject as Entry
from portal.consultations.models import SubjectParty
from portal.store import Moment, Work
from portal.store.published import published, written

MOST = 100

HELD_ENTRY = exists(select(literal(1)).where(Hold.item_id == Entry.id, Hold.ended_at.is_(None)))

_STANDS = (
    Entry.broken_rules != written("")[0],
    Entry.replaced_at.is_(None),
    Entry.happened_at > bindparam("since", type_=Moment()),
    published(Entry),
    ~HELD_ENTRY,
)
_TALKS = func.count(func.distinct(Entry.consultation_id)).label("number")
_COUNTED = (
    select(SubjectParty.agency_id, _TALKS)
    .join(Entry, Entry.id == SubjectParty.subject_id)
    .where(*_STANDS)
    .group_by(SubjectParty.agency_id)
    .order_by(_TALKS.desc(), SubjectParty.agency_id)
    .limit(50)
)
_LISTED = (
    select(
        Entry.id,
        Entry.consultation_id,
        Entry.happened_at,
        Entry.recorded_at,
        Entry.parties,
        Entry.broken_rules,
    )
    .where(*_STANDS)
    .order_by(Entry.happened_at.desc(), Entry.consultation_id, Entry.id)
    .limit(MOST)
)


@dataclass(frozen=True)
class Talk:
    """One talk that was not allowed, as the privacy officer sees it."""

    happened_at: datetime
    recorded_at: datetime
    parties: tuple[Party, ...]
    broken: tuple[Breach, ...]


def counted(work: Work, *, since: datetime) -> list[tuple[str, int]]:
    """Return how many such talks each organisation took part in, the most first."""
    return [(row.agency_id, row.number) for row in work.rows(_COUNTED, since=since)]


def talks(work: Work, *, since: datetime) -> Sequence[Talk]:
    """Return the talks, newest first; one about two people is one talk."""
    found = {row.consultation_id: row for row in reversed(work.rows(_LISTED, since=since))}
    return [
        Talk(row.happened_at, row.recorded_at, read_parties(row.parties), broken(row.broken_rules))
        for row in reversed(found.values())
    ]
