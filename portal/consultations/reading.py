"""One entry, in full, for the person it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, bindparam

from portal.access import visible
from portal.access.disputes import marks
from portal.access.pointers import Pointer
from portal.clock import AMSTERDAM
from portal.consultations.drafts import Party
from portal.consultations.listing import read_parties
from portal.consultations.models import ConsultationSubject
from portal.consultations.phrases import KINDS
from portal.consultations.rules import Kind, is_late
from portal.errors import NotFound
from portal.store import Work
from portal.store.models import Text
from portal.store.texts import read_all
from portal.store.work import AnyRow
from portal.words import N_, Said

TABLE = ConsultationSubject.__tablename__

LONGEST_LIST = 100
"""Entries listed under one declaration; the timeline has the rest."""


@dataclass(frozen=True)
class Entry:
    """One entry as its person may read it. Every text is for this person alone."""

    id: str
    consultation: str
    kind: str
    channel: str
    is_internal: bool
    is_decision_not_to_share: bool
    is_anonymous: bool
    is_advice_only: bool
    broken_rules: str
    source_kind: str
    source_on: date | None
    in_proportion: str
    no_other_way: str
    is_told: str
    happened_at: datetime
    recorded_at: datetime
    parties: tuple[Party, ...]
    data_kinds: str
    basis: str
    article: str
    in_file: str
    asked_first: str
    asked_on: date | None
    asked_how: str
    was_present: str
    release: str
    release_on: date | None
    declaration: str | None
    told_at: datetime | None
    told_how: str
    contact: str | None
    system: str | None
    texts: Mapping[str, str]
    is_disputed: bool = False
    """Whether the person asked to correct it or to set it aside, and that is open or was granted."""
    own_words: str = ""
    """What the person put beside it."""

    @property
    def is_late(self) -> bool:
        """Tell whether it was written down more than a day after it happened."""
        return is_late(self.happened_at, self.recorded_at)

    def text(self, field: str) -> str:
        """Return one text, empty when there is none."""
        return self.texts.get(field, "")


_ENTRY = visible(ConsultationSubject, *ConsultationSubject.__table__.columns).where(
    ConsultationSubject.id == bindparam("subject")
)
_POINTED = (
    ConsultationSubject.id,
    ConsultationSubject.person_id,
    ConsultationSubject.kind,
    ConsultationSubject.happened_at,
    ConsultationSubject.parties,
    Text.sealed,
)
_SUMMARY = and_(Text.about_id == ConsultationSubject.id, Text.field == "summary", Text.version == 0)
_POINTER = (
    visible(ConsultationSubject, *_POINTED)
    .outerjoin(Text, _SUMMARY)
    .where(ConsultationSubject.id == bindparam("subject"))
)
_UNDER = (
    visible(ConsultationSubject, *_POINTED)
    .outerjoin(Text, _SUMMARY)
    .where(ConsultationSubject.declaration_id == bindparam("declaration"))
    .order_by(ConsultationSubject.happened_at.desc(), ConsultationSubject.id.desc())
    .limit(LONGEST_LIST)
)


def show(look: Work, *, subject: str) -> Entry:
    """Return one entry with its texts.

    :raises NotFound: when it is not there, not theirs, replaced, or hidden.
    """
    row = look.row(_ENTRY, subject=subject)
    if row is None:
        raise NotFound(TABLE)
    found, marked = _entry(row, read_all(look, person=row.person_id, about_id=row.id)), marks(look, [row.id])
    return replace(found, is_disputed=row.id in marked.disputed, own_words=marked.beside(row.id))


def describe(work: Work, subject: str) -> Pointer:
    """Describe an entry in one line, for a case that is about it.

    :raises NotFound: when it is not there, not theirs, replaced, or hidden.
    """
    row = work.row(_POINTER, subject=subject)
    if row is None:
        raise NotFound(TABLE)
    return _pointer(work, row)


def under_declaration(work: Work, declaration: str) -> Sequence[Pointer]:
    """Return the entries made under a declaration, newest first, 100 at most."""
    return [_pointer(work, row) for row in work.rows(_UNDER, declaration=declaration)]


def _pointer(work: Work, row: AnyRow) -> Pointer:
    id, person, kind, happened_at, parties, sealed = tuple(row)
    summary = work.open(person, TABLE, id, "summary", sealed)
    found = read_parties(parties)
    day = happened_at.astimezone(AMSTERDAM).date()
    text = Said(
        N_("%(kind)s on %(day)s: %(summary)s"), kind=Said(KINDS[Kind(kind)]), day=day, summary=summary
    )
    return Pointer(TABLE, id, text, "consultations.entry", found[0].agency if found else "", day)


def _entry(row: AnyRow, texts: Mapping[str, str]) -> Entry:
    return Entry(
        id=row.id,
        consultation=row.consultation_id,
        kind=row.kind,
        channel=row.channel,
        is_internal=row.is_internal,
        is_decision_not_to_share=row.is_decision_not_to_share,
        is_anonymous=row.is_anonymous,
        is_advice_only=row.is_advice_only,
        broken_rules=row.broken_rules,
        source_kind=row.source_kind,
        source_on=row.source_on,
        in_proportion=row.in_proportion,
        no_other_way=row.no_other_way,
        is_told=row.is_told,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        parties=read_parties(row.parties),
        data_kinds=row.data_kinds,
        basis=row.basis,
        article=row.article,
        in_file=row.in_file,
        asked_first=row.asked_first,
        asked_on=row.asked_on,
        asked_how=row.asked_how,
        was_present=row.was_present,
        release=row.release,
        release_on=row.release_on,
        declaration=row.declaration_id,
        told_at=row.told_at,
        told_how=row.told_how,
        contact=row.contact_id,
        system=row.system_id,
        texts=texts,
    )
