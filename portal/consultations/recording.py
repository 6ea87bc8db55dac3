"""Keeping an entry: rows for each table, all in one transaction, with a notice for each person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Hold
from portal.access.proposals import Standing
from portal.agencies.breaches import NOT_AGREED, in_order
from portal.consultations.breaking import broken_rules
from portal.consultations.checks import check
from portal.consultations.drafts import Draft, SubjectDraft
from portal.consultations.models import Consultation, ConsultationSubject, SubjectParty
from portal.consultations.proposed import standing_of, without_a_yes
from portal.consultations.rules import Kind
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.store import Base, Work, Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row

TABLE = ConsultationSubject.__tablename__

NOTICE = "consultation"
"""The kind of notice that tells somebody of a new entry."""

Rows = dict[type[Base], list[dict[str, object]]]

_STEP_ASIDE = (
    update(ConsultationSubject)
    .where(
        ConsultationSubject.id == bindparam("older"),
        ConsultationSubject.person_id == bindparam("whose"),
        ConsultationSubject.replaced_at.is_(None),
    )
    .values(replaced_at=bindparam("moment"))
)


def record(work: Writing, *, draft: Draft, at: datetime) -> tuple[str, ...]:
    """Keep an entry for each person it concerns, and a notice for each; return the entries' ids in order.

    :raises EntryIncomplete: when it does not say all that it must; nothing is kept then.
    """
    check(draft)
    rows = rows_for(work, draft, at=at)
    for model, found in rows.items():
        work.add(model, *found)
    for subject in draft.subjects:
        if subject.corrects:
            aside(work, entry=subject.corrects, person=subject.person, at=at)
    return tuple(str(row["id"]) for row in rows[ConsultationSubject])


def aside(work: Writing, *, entry: str, person: str, at: datetime) -> bool:
    """Let an entry step aside for its correction; tell whether it still stood there."""
    return work.run(_STEP_ASIDE, {"older": entry, "whose": person, "moment": at}) == 1


def rows_for(
    work: Work, draft: Draft, *, at: datetime, batch: str | None = None, asked: Standing | None = None
) -> Rows:
    """Return the rows of one entry by table, in the order of inserting; nothing is checked or run.

    Importers collect the rows of many entries. Each person's key must be known to ``work`` or kept already.

    :param asked: what the persons of many entries were asked; left out, it is fetched for this entry.
    """
    asked = standing_of(work, draft) if asked is None else asked
    rows: Rows = {Consultation: [], ConsultationSubject: [], SubjectParty: [], Text: [], Hold: [], Notice: []}
    consultation = draft.consultation or new_id()
    if draft.consultation is None:
        rows[Consultation].append(consultation_row(draft, consultation, batch))
    for subject in draft.subjects:
        entry = new_id()
        row = _subject(draft, subject, entry, consultation, batch)
        if without_a_yes(asked, draft, subject):
            row["broken_rules"] = in_order({*str(row["broken_rules"]).split(), NOT_AGREED})
        rows[ConsultationSubject].append(row)
        rows[SubjectParty] += _parties(draft, subject, entry)
        rows[Text] += _texts(work, draft, subject, entry, at)
        if subject.hold is not None:
            rows[Hold].append(_hold(subject, entry, at))
        elif subject.told_at is None and subject.is_to_be_told:
            rows[Notice].append(
                notice_row(
                    person=subject.person, kind=NOTICE, about_table=TABLE, about_id=entry, at=at, batch=batch
                )
            )
    return rows


def consultation_row(draft: Draft, consultation: str, batch: str | None) -> dict[str, object]:
    """Return the row of what happened once, for all whom it concerns."""
    return {
        "id": consultation,
        **_what_happened(draft),
        "source": draft.source,
        "source_id": draft.source_id,
        "source_hash": draft.source_hash,
        "batch_id": batch,
    }


def _what_happened(draft: Draft) -> dict[str, object]:
    return {
        "kind": draft.kind,
        "channel": draft.channel,
        "is_internal": draft.is_internal,
        "happened_at": draft.happened_at,
        "recorded_at": draft.recorded_at,
        "system_id": draft.system,
    }


def _subject(
    draft: Draft, subject: SubjectDraft, entry: str, consultation: str, batch: str | None
) -> dict[str, object]:
    return {
        "id": entry,
        "consultation_id": consultation,
        "person_id": subject.person,
        **_what_happened(draft),
        "parties": json.dumps([asdict(party) for party in subject.parties], ensure_ascii=False),
        "data_kinds": " ".join(subject.data_kinds),
        "basis": subject.basis,
        "article": subject.article,
        "in_file": subject.in_file,
        "asked_first": subject.asked_first,
        "asked_on": subject.asked_on,
        "asked_how": subject.asked_how,
        "was_present": subject.was_present,
        "release": subject.release,
        "release_on": subject.release_on,
        "declaration_id": subject.declaration,
        "is_anonymous": subject.is_anonymous,
        "is_decision_not_to_share": subject.is_decision_not_to_share,
        "is_advice_only": subject.is_advice_only,
        "broken_rules": broken_rules(draft, subject),
        "source_kind": subject.source_kind,
        "source_on": subject.source_on,
        "for_parents": subject.for_parents,
        "in_proportion": subject.in_proportion,
        "no_other_way": subject.no_other_way,
        "is_told": subject.is_told,
        "told_at": subject.told_at,
        "told_how": subject.told_how,
        "contact_id": subject.contact,
        "corrects_id": subject.corrects,
        "replaced_at": None,
        "batch_id": batch,
    }


def _parties(draft: Draft, subject: SubjectDraft, entry: str) -> list[dict[str, object]]:
    agencies = dict.fromkeys(party.agency for party in subject.parties)
    return [
        {
            "subject_id": entry,
            "agency_id": agency,
            "person_id": subject.person,
            "happened_at": draft.happened_at,
        }
        for agency in agencies
    ]


def _texts(
    work: Work, draft: Draft, subject: SubjectDraft, entry: str, at: datetime
) -> list[dict[str, object]]:
    return [
        text_row(
            work, person=subject.person, about_table=TABLE, about_id=entry, field=field, text=text, at=at
        )
        for field, text in _said(draft, subject).items()
        if text.strip()
    ]


def _said(draft: Draft, subject: SubjectDraft) -> Mapping[str, str]:
    """Return the texts; a view needs no line of its own in the list, because its reason says it."""
    if draft.kind == Kind.VIEW and not subject.texts.get("summary", "").strip():
        return {**subject.texts, "summary": subject.texts.get("why", "")}
    return subject.texts


def _hold(subject: SubjectDraft, entry: str, at: datetime) -> dict[str, object]:
    hold = subject.hold
    assert hold is not None  # The caller looked.
    return {
        "id": new_id(),
        "item_table": TABLE,
        "item_id": entry,
        "hidden_from": subject.person,
        "article": hold.article,
        "review_on": hold.review_on,
        "asked_by": hold.asked_by,
        "approved_by": hold.approved_by,
        "made_at": at,
        "ended_at": None,
        "source": hold.source,
        "source_id": hold.source_id,
    }
