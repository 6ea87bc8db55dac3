"""What a person stopped does not come back: a delivery of the same is passed over."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, select

from portal.dossiers.models_refusals import STOPPED, ContactStub
from portal.partners.checking import Record
from portal.store import Work

FILE = "file"
_STOPPED = select(ContactStub.mark).where(ContactStub.mark.in_(bindparam("marks", expanding=True)))


def without_stopped(work: Work, records: Sequence[Record]) -> list[Record]:
    """Return the records that may be kept; the system that delivers the others has not destroyed them yet.

    Source: R-042, R-097.
    """
    files = {name for record in records for name in _files(record)}
    names = {work.keyring.lookup(STOPPED, name): name for name in files}
    rows = work.rows(_STOPPED, marks=list(names)) if names else ()
    stopped = {names[row.mark] for row in rows}
    return [record for record in records if not stopped.intersection(_files(record))]


def _files(record: Record) -> set[str]:
    """Return the names of the files that a record is, or stands in."""
    named = {one.name for one in record.references if one.kind == FILE}
    return named | {record.name} if record.kind == FILE else named
