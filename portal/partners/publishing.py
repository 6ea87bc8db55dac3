"""Publishing a delivery in one short step, or taking an unfinished one away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, or_, select, update

from portal.access import Hold
from portal.agencies.service import say_changed
from portal.consultations.models import Consultation, ConsultationSubject, SubjectParty
from portal.declarations.models import DeclarationBody
from portal.notices.models import Notice
from portal.partners.changes import carry_out
from portal.partners.models import StagedChange
from portal.partners.rows import TABLES
from portal.store import Base, Store, Writing, new_id
from portal.store.models import Batch, PersonKey, Text

_CHANGES = select(StagedChange.item_table, StagedChange.item_id, StagedChange.content).where(
    StagedChange.batch_id == bindparam("batch")
)
_CHANGES_DONE = delete(StagedChange).where(StagedChange.batch_id == bindparam("batch"))
_STEP_ASIDE = (
    update(ConsultationSubject)
    .where(
        ConsultationSubject.consultation_id == bindparam("consultation"),
        ConsultationSubject.replaced_at.is_(None),
        or_(ConsultationSubject.batch_id.is_(None), ConsultationSubject.batch_id != bindparam("batch")),
    )
    .values(replaced_at=bindparam("moment"))
)
_HOLDS_TO_CARRY = (
    select(
        ConsultationSubject.id.label("entry"),
        *(column for column in Hold.__table__.columns if column.name not in {"id", "source", "source_id"}),
    )
    .join(Hold, and_(Hold.item_id == ConsultationSubject.corrects_id, Hold.ended_at.is_(None)))
    .where(
        ConsultationSubject.consultation_id == bindparam("consultation"),
        ConsultationSubject.batch_id == bindparam("batch"),
    )
)
_HIDDEN = select(Hold.hidden_from).where(Hold.item_id == bindparam("item"), Hold.ended_at.is_(None))
_NO_NOTICE = delete(Notice).where(
    Notice.batch_id == bindparam("batch"), Notice.about_id == bindparam("entry"), Notice.sent_at.is_(None)
)
_PUBLISH = update(Batch).where(Batch.id == bindparam("batch")).values(published_at=bindparam("moment"))

AT_ONCE = 200
"""Rows that are taken away in one short transaction."""


def publish(store: Store, *, batch: str, at: datetime) -> None:
    """Make everything of a delivery count, at once. What it changes counts from the same moment."""
    with store.writing() as work:
        for row in work.rows(_CHANGES, batch=batch):
            carry_out(work, item_table=row.item_table, item_id=row.item_id, content=row.content, at=at)
            if row.item_table == Consultation.__tablename__:
                _replace_entries(work, row.item_id, batch, at)
        work.run(_CHANGES_DONE, {"batch": batch})
        work.run(_PUBLISH, {"batch": batch, "moment": at})
        say_changed(work)


def _replace_entries(work: Writing, consultation: str, batch: str, at: datetime) -> None:
    """Let the newer entries of a consultation take the place of the older ones, holds included.

    A hold never ends by itself, so also a hold that was made here after the record came, or that the newer
    record no longer brings, hides the newer entry.
    """
    for row in work.rows(_HOLDS_TO_CARRY, consultation=consultation, batch=batch):
        held = dict(row._mapping)
        entry = held.pop("entry")
        if row.hidden_from not in {found.hidden_from for found in work.rows(_HIDDEN, item=entry)}:
            work.add(Hold, {**held, "id": new_id(), "item_id": entry})
        work.run(_NO_NOTICE, {"batch": batch, "entry": entry})
    work.run(_STEP_ASIDE, {"consultation": consultation, "batch": batch, "moment": at})


def discard(store: Store, *, batch: str) -> None:
    """Take an unfinished delivery away, in short transactions, what points to other rows first."""
    for table, column, ids in _rows_of(store, batch):
        for start in range(0, len(ids), AT_ONCE):
            # Any: the column belongs to whichever table it is.
            place: Any = table.__table__.c[column]
            statement = delete(table).where(place.in_(bindparam("some", expanding=True)))
            with store.writing() as work:
                work.run(statement, {"some": ids[start : start + AT_ONCE]})
    with store.writing() as work:
        work.run(_CHANGES_DONE, {"batch": batch})
        work.run(delete(Batch).where(Batch.id == bindparam("batch")), {"batch": batch})


def _rows_of(store: Store, batch: str) -> Iterator[tuple[type[Base], str, list[str]]]:
    """Give each table, the column to delete by, and the ids."""
    models: tuple[type[Base], ...] = (*TABLES.values(), ConsultationSubject, Notice)
    found = {model: _ids(store, model, batch) for model in models}
    for model in models:
        yield Text, "about_id", found[model]
        yield Hold, "item_id", found[model]
    yield Notice, "id", found[Notice]
    yield SubjectParty, "subject_id", found[ConsultationSubject]
    yield ConsultationSubject, "id", found[ConsultationSubject]
    yield DeclarationBody, "declaration_id", found[TABLES["declaration"]]
    yield PersonKey, "person_id", found[TABLES["person"]]
    for model in reversed(tuple(TABLES.values())):
        yield model, "id", found[model]


def _ids(store: Store, model: type[Base], batch: str) -> list[str]:
    table = model.__table__
    assert isinstance(table, Table)  # Every model here is one table.
    with store.reading() as work:
        statement = select(table.c.id).where(table.c.batch_id == bindparam("batch"))
        return [str(row.id) for row in work.rows(statement, batch=batch)]
