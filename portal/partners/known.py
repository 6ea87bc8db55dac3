"""What the store already knows of the records of a delivery, found for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select

from portal.agencies.models import Agency
from portal.consultations.models import Consultation
from portal.partners.rows import TABLES
from portal.partners.values import Values
from portal.people.models import Account, Person
from portal.people.service import number_hash, subject_hash
from portal.store import Base, Keyring, Work
from portal.store.models import PersonKey
from portal.store.published import published
from portal.store.work import AnyRow

AT_ONCE = 400
"""Names in one question to the store; SQLite takes a thousand."""


@dataclass(frozen=True)
class Known:
    """A record that is in the store."""

    id: str
    fingerprint: str
    batch: str | None


# Any: the columns belong to whichever table it is.
def _by_name(table: type[Base]) -> Select[Any]:
    row: Any = table.__table__.c
    return select(row.id, row.source_id, row.source_hash, row.batch_id).where(
        row.source == bindparam("source"), row.source_id.in_(bindparam("names", expanding=True))
    )


_BY_NAME = {kind: _by_name(table) for kind, table in TABLES.items()}
_BY_MARK = {
    "person": select(Person.id, Person.number_hash.label("mark"), Person.source, Person.source_id).where(
        Person.number_hash.in_(bindparam("marks", expanding=True))
    ),
    "official": select(
        Account.id, Account.subject_hash.label("mark"), Account.source, Account.source_id
    ).where(Account.subject_hash.in_(bindparam("marks", expanding=True))),
}


# Any: a select of two columns, see above.
def _by_source(table: type[Base], column: Any) -> Select[Any]:
    row: Any = table.__table__.c
    return select(row.source_id, column).where(
        row.source == bindparam("source"), row.source_id.in_(bindparam("names", expanding=True))
    )


_BODIES = _by_source(Agency, Agency.kind)
_NOT_SAFE = _by_source(Person, Person.is_at_risk).where(Person.is_at_risk)
_PUBLISHED_TALKS = select(Consultation.id).where(
    Consultation.id.in_(bindparam("ids", expanding=True)), published(Consultation)
)
_KEYS = select(PersonKey.person_id, PersonKey.wrapped).where(
    PersonKey.person_id.in_(bindparam("persons", expanding=True))
)


def bodies(work: Work, names: Iterable[str]) -> dict[str, str]:
    """Return the kind of each organisation that is in the store, by its name (``source/id``)."""
    return {name: row.kind for name, row in _named(work, _BODIES, names)}


def not_safe(work: Work, names: Iterable[str]) -> set[str]:
    """Return who of these persons in the store are not safe, by name (``source/id``)."""
    return {name for name, _row in _named(work, _NOT_SAFE, names)}


# Any: a select of two columns, see ``_by_name``.
def _named(work: Work, statement: Select[Any], names: Iterable[str]) -> Iterator[tuple[str, AnyRow]]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for name in names:
        source, _, own = name.partition("/")
        wanted[source].append(own)
    for source, ids in wanted.items():
        for some in _at_once(ids):
            for row in work.rows(statement, source=source, names=some):
                yield f"{source}/{row.source_id}", row


def find(work: Work, names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Known]:
    """Return the records that are in the store, by kind and name (``source/id``)."""
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name in set(names):
        source, _, own = name.partition("/")
        wanted[kind, source].append(own)
    found: dict[tuple[str, str], Known] = {}
    for (kind, source), ids in wanted.items():
        for some in _at_once(ids):
            for row in work.rows(_BY_NAME[kind], source=source, names=some):
                found[kind, f"{source}/{row.source_id}"] = Known(row.id, row.source_hash or "", row.batch_id)
    return found


@dataclass(frozen=True)
class Marked:
    """A person with a certain national number, or an account with a certain subject."""

    id: str
    name: str
    """``source/id``; empty for somebody who signed in before any delivery spoke of them."""


MARKED_BY = {"person": "number", "official": "subject"}
"""The field, by kind, that no two records may have in common."""


def mark_of(keyring: Keyring, kind: str, values: Values) -> bytes | None:
    """Return the keyed hash that no two records may have in common, if the record has one."""
    if kind == "person" and values.text("number"):
        return number_hash(keyring, values.text("number"))
    if kind == "official":
        return subject_hash(keyring, values.text("issuer"), values.text("subject"))
    return None


def find_marked(work: Work, kind: str, marks: Iterable[bytes]) -> dict[bytes, Marked]:
    """Return who has these marks."""
    found: dict[bytes, Marked] = {}
    for some in _at_once(sorted(set(marks))):
        for row in work.rows(_BY_MARK[kind], marks=some):
            found[row.mark] = Marked(row.id, f"{row.source}/{row.source_id}" if row.source else "")
    return found


def published_talks(work: Work, ids: Collection[str]) -> set[str]:
    """Return which of these talks were published, and not only staged by a try that stopped."""
    found: set[str] = set()
    for some in _at_once(sorted(ids)):
        found |= {row.id for row in work.rows(_PUBLISHED_TALKS, ids=some)}
    return found


def learn_keys(work: Work, persons: Iterable[str]) -> None:
    """Fetch the keys of many persons at once."""
    for some in _at_once(sorted(set(persons))):
        for row in work.rows(_KEYS, persons=some):
            work.know(row.person_id, row.wrapped)


def _at_once(values: list[Any]) -> Iterator[list[Any]]:  # Any: texts or hashes; cut into pieces, not read.
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
