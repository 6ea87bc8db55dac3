"""What a person stopped does not come back: a delivery of the same is passed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select

from portal.agencies.models import File
from portal.dossiers.models_refusals import STOPPED, ContactStub, FileRefusal
from portal.partners.checking import Record
from portal.store import Work

FILE = "file"
_IN_THE_WEEK = (
    select(File.source, File.source_id)
    .join(FileRefusal, FileRefusal.item_id == File.id)
    .where(
        FileRefusal.taken_back_at.is_(None),
        FileRefusal.think_until >= bindparam("today"),
        File.source_id.is_not(None),
    )
)
_STOPPED = select(ContactStub.mark).where(ContactStub.mark.in_(bindparam("marks", expanding=True)))


def without_stopped(work: Work, records: Sequence[Record], today: date) -> list[Record]:
    """Return the records that may be kept; the system that delivers the others has not destroyed them yet.

    Source: R-042, R-097.
    """
    files = {name for record in records for name in _files(record)}
    names = {work.keyring.lookup(STOPPED, name): name for name in files}
    rows = work.rows(_STOPPED, marks=list(names)) if names else ()
    stopped = {names[row.mark] for row in rows}
    stopped |= _thinking(work, files, today)
    return [record for record in records if not stopped.intersection(_files(record))]


def _thinking(work: Work, files: set[str], today: date) -> set[str]:
    """Return the files of which the person said no and still thinks: nothing new comes in (R-122).

    What is passed over now comes with a later delivery, when the week is over or the no was taken back.
    """
    known = {f"{row.source}/{row.source_id}" for row in work.rows(_IN_THE_WEEK, today=today)}
    return known & files


def _files(record: Record) -> set[str]:
    """Return the names of the files that a record is, or stands in."""
    named = {one.name for one in record.references if one.kind == FILE}
    return named | {record.name} if record.kind == FILE else named
