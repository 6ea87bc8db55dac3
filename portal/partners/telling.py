"""Which notices a delivery makes: one for each recent entry, and a single one for all that is long past."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from portal.access import Hold
from portal.consultations.models import ConsultationSubject
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.partners.rows import Row, Rows
from portal.store import Work

LONG_PAST = timedelta(days=30)
"""An entry that happened earlier than this is told in one notice together with all others."""

DIGEST = "consultations_before"
"""The kind of notice that tells of several entries that happened some time ago."""

_HELD = select(Hold.item_id).where(
    Hold.item_id.in_(bindparam("items", expanding=True)), Hold.ended_at.is_(None)
)
_TOLD = select(Notice.person_id).where(
    Notice.batch_id == bindparam("batch"),
    Notice.kind == DIGEST,
    Notice.person_id.in_(bindparam("persons", expanding=True)),
)


def notices(work: Work, rows: Rows, *, batch: str, at: datetime) -> list[Row]:
    """Return the notices for these rows: those about long past entries are replaced by one a person."""
    entries = rows.get(ConsultationSubject, [])
    happened = {row["id"]: row["happened_at"] for row in entries}
    hidden = _hidden(work, entries)
    recent: list[Row] = []
    persons: dict[str, None] = {}
    for notice in rows.get(Notice, []):
        moment = happened.get(notice["about_id"])
        if notice["about_id"] in hidden:
            continue
        if isinstance(moment, datetime) and at - moment > LONG_PAST:
            persons[str(notice["person_id"])] = None
        else:
            recent.append(notice)
    return recent + _digests(work, list(persons), batch, at)


def _hidden(work: Work, entries: list[Row]) -> set[object]:
    """Return the new entries that take the place of a hidden one: they will be hidden as well."""
    older = {str(row["corrects_id"]): row["id"] for row in entries if row["corrects_id"]}
    held = work.rows(_HELD, items=list(older)) if older else ()
    return {older[row.item_id] for row in held}


def _digests(work: Work, persons: list[str], batch: str, at: datetime) -> list[Row]:
    """Return one notice for each person who has none from this delivery yet."""
    if not persons:
        return []
    told = {row.person_id for row in work.rows(_TOLD, batch=batch, persons=persons)}
    return [
        notice_row(person=person, kind=DIGEST, about_table="batches", about_id=batch, at=at, batch=batch)
        for person in persons
        if person not in told
    ]
