"""Recognising which records of a delivery the store has already, people who came by themselves included."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, update

from portal.partners.checking import Record
from portal.partners.known import MARKED_BY, Known, find, find_marked, mark_of
from portal.partners.rows import TABLES
from portal.people.models import Account, Person
from portal.store import Writing

Recognised = dict[tuple[str, str], Known]

_ADOPT = {
    "person": update(Person)
    .where(Person.id == bindparam("row"))
    .values(source=bindparam("its_source"), source_id=bindparam("its_id")),
    "official": update(Account)
    .where(Account.id == bindparam("row"))
    .values(source=bindparam("its_source"), source_id=bindparam("its_id")),
}


def recognise(work: Writing, records: Sequence[Record]) -> Recognised:
    """Return what the store has of these records, by kind and name."""
    found = find(work, ((record.kind, record.name) for record in records if record.kind in TABLES))
    for kind in MARKED_BY:
        unknown = [record for record in records if record.kind == kind and (kind, record.name) not in found]
        found.update(_adopt(work, kind, unknown))
    return found


def _adopt(work: Writing, kind: str, records: Sequence[Record]) -> Recognised:
    """Give somebody who signed in before any delivery spoke of them the name that deliveries use."""
    by_mark = {mark_of(work.keyring, kind, record.values): record for record in records}
    adopted: Recognised = {}
    for mark, marked in find_marked(work, kind, (mark for mark in by_mark if mark is not None)).items():
        record = by_mark[mark]
        work.run(_ADOPT[kind], {"row": marked.id, "its_source": record.source, "its_id": record.id})
        adopted[kind, record.name] = Known(marked.id, "", None)
    return adopted
