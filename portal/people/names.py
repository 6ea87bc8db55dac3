"""The name and the language of a person, for the letters to that person."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from portal.people.models import Person
from portal.store import Work

_NAME = select(Person.name_sealed).where(Person.id == bindparam("person"))
_LANGUAGE = select(Person.language).where(Person.id == bindparam("person"))


def name_of(work: Work, person: str) -> str:
    """Return a person's name, or nothing when it is not known."""
    return work.open(person, "persons", person, "name", work.value(_NAME, person=person))


def language_of(work: Work, person: str) -> str:
    """Return the language that a person reads."""
    return str(work.value(_LANGUAGE, person=person))
