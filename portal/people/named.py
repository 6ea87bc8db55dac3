"""Somebody who gave a name and an address without an account: known by what they wrote."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, update

from portal.people.models import Person
from portal.store import Writing, new_id

_FORGET = update(Person).where(Person.id == bindparam("person")).values(name_sealed=None, address_sealed=None)


def add(work: Writing, *, name: str, address: str, language: str, at: datetime) -> str:
    """Return a new person with this name and address. It is never joined with another one by name."""
    person = new_id()
    work.make_key(person, at=at)
    sealed = {
        "name_sealed": work.seal(person, "persons", person, "name", name),
        "address_sealed": work.seal(person, "persons", person, "address", address),
    }
    work.add(Person, {"id": person, "language": language, "made_at": at, **sealed})
    return person


def forget(work: Writing, *, person: str) -> None:
    """Throw away a name and an address that nobody needs any more."""
    work.run(_FORGET, {"person": person})
