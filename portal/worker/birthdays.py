"""Birthdays: at twelve and sixteen other people decide, and the child and the parents are told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, or_, select

from portal.mandates.ages import ALONE, birthday_reached
from portal.mandates.models import Birthday
from portal.notices.service import tell
from portal.people.models import Custody, Person
from portal.store import Writing, new_id
from portal.store.models import PersonKey
from portal.store.published import published
from portal.terms import amsterdam_day
from portal.terms.ages import turns
from portal.worker.duty import Bench

LATE = timedelta(days=31)
"""A birthday longer ago than this is written down and not told: it is no news any more."""

_CHILDREN = (
    select(Person.id, Person.born_on_sealed, PersonKey.wrapped)
    .join(PersonKey, PersonKey.person_id == Person.id)
    .where(
        Person.born_on_sealed.is_not(None),
        Person.id.in_(select(Custody.child_id).where(published(Custody))),
        Person.id.not_in(select(Birthday.person_id).where(Birthday.age == ALONE)),
    )
)
_PARENTS = select(Custody.parent_id).where(
    Custody.child_id == bindparam("child"),
    Custody.has_custody == "yes",
    or_(Custody.until_day.is_(None), Custody.until_day >= bindparam("today")),
)


def tell_birthdays(bench: Bench, at: datetime) -> int:
    """Tell each child that turned twelve or sixteen what changed, and the parents; return how many."""
    today, told = amsterdam_day(at), 0
    with bench.portal.store.writing() as work:
        for row in work.rows(_CHILDREN):
            work.know(row.id, row.wrapped)
            born = date.fromisoformat(work.open(row.id, "persons", row.id, "born_on", row.born_on_sealed))
            age = birthday_reached(born, today)
            if age and work.add_if_new(
                Birthday, {"person_id": row.id, "age": age, "told_at": at}, "person_id", "age"
            ):
                told += _tell(work, row.id, age, is_news=today - turns(born, age) <= LATE, at=at, today=today)
    return told


def _tell(work: Writing, child: str, age: int, *, is_news: bool, at: datetime, today: date) -> int:
    if not is_news:
        return 0
    about = new_id()
    tell(work, person=child, kind=f"turned_{age}", about_table="young", about_id=about, at=at)
    for parent in {row.parent_id for row in work.rows(_PARENTS, child=child, today=today)}:
        tell(work, person=parent, kind=f"child_turned_{age}", about_table="children", about_id=about, at=at)
    return 1
