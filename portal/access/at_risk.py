"""Whether somebody is not safe: asked before anything is told that could give them away."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from portal.people.models import Person
from portal.store import Work

_AT_RISK = select(Person.id).where(Person.id == bindparam("source_person"), Person.is_at_risk)


def is_at_risk(work: Work, person: str) -> bool:
    """Tell whether a person is marked as not safe.

    No page of a citizen tells it. At a desk only who works for that very person learns it, as each page about
    that person warns of it already; of anybody else nothing can be found out by asking (J06).
    """
    return work.value(_AT_RISK, source_person=person) is not None
