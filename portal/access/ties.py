"""Officials' own family and friends: said by the employer or by themselves, kept as keyed hashes only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, literal, or_, select

from portal.access.models import Acquaintance
from portal.access.models_ties import Tie
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Work, Writing, new_id
from portal.viewer import Official

DECLARED = "declared"
SELF = "self"

_DECLARED = (
    select(Tie.made_at)
    .where(Tie.account_id == bindparam("account"), Tie.kind == DECLARED)
    .order_by(Tie.made_at)
    .limit(200)
)

_THERE = select(Tie.id).where(
    Tie.account_id == bindparam("account"), Tie.number_hash == bindparam("hash"), Tie.kind == DECLARED
)


# Any: id columns of any table.
def knows(account: Any, person: Any) -> ColumnElement[bool]:
    """Tell whether an official is a person, or knows them privately; a condition for a select."""
    tied = exists(
        select(literal(1))
        .select_from(Tie)
        .join(Person, Person.number_hash == Tie.number_hash)
        .where(Tie.account_id == account, Person.id == person)
    )
    said = exists(
        select(literal(1)).where(Acquaintance.account_id == account, Acquaintance.person_id == person)
    )
    return or_(tied, said)


_OWN = (
    select(Person.id)
    .join(Tie, Tie.number_hash == Person.number_hash)
    .where(Tie.account_id == bindparam("account"), Tie.kind == SELF)
    .limit(1)
)
_BY_NUMBER = select(Person.id).where(Person.number_hash == bindparam("hash"))
_TIED = select(Tie.id).where(Tie.account_id == bindparam("account"), Tie.number_hash == bindparam("hash"))
_CLOSE_TO = (
    select(Person.id)
    .join(Tie, Tie.number_hash == Person.number_hash)
    .where(Tie.account_id == bindparam("account"))
    .union(select(Acquaintance.person_id).where(Acquaintance.account_id == bindparam("account")))
)
_KNOWN = select(literal(1)).where(knows(bindparam("account"), bindparam("person")))


def is_close(work: Work, account: str, person: str) -> bool:
    """Tell whether an official is this person, or knows them privately."""
    return work.row(_KNOWN, account=account, person=person) is not None


def close_to(work: Work, *, account: str) -> frozenset[str]:
    """Return everybody here whom an official is, or knows privately; for lists that must not show them."""
    return frozenset(str(row.id) for row in work.rows(_CLOSE_TO, account=account))


def is_close_to_number(work: Work, account: str, number: str) -> bool:
    """Tell whether an official has this national number, or knows privately who has it, known here or not."""
    hashed = number_hash(work.keyring, number)
    person = work.value(_BY_NUMBER, hash=hashed)
    if person is not None and is_close(work, account, str(person)):
        return True
    return bool(work.rows(_TIED, account=account, hash=hashed))


def own_person(work: Work, *, account: str) -> str | None:
    """Return who an official is as a citizen, as the employer says; nothing when that is not known here."""
    found = work.value(_OWN, account=account)
    return None if found is None else str(found)


def declare(work: Writing, *, official: Official, number: str, at: datetime) -> None:
    """Let an official say whom they know privately; whether that person is known here is not told."""
    hashed = number_hash(work.keyring, number)
    row: dict[str, object] = {"account_id": official.account, "number_hash": hashed, "id": new_id()}
    row |= {"kind": DECLARED, "made_at": at}
    if not work.rows(_THERE, account=official.account, hash=hashed):
        work.add(Tie, row)


def declared(work: Work, *, official: Official) -> Sequence[datetime]:
    """Return when an official declared somebody, the oldest first; who it was cannot be read any more."""
    return [row.made_at for row in work.rows(_DECLARED, account=official.account)]
