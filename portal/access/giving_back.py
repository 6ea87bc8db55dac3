"""Work that went to a colleague while a complaint was open goes back once the complaint is over (R-238)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, or_, select, update

from portal.access.models import Assignment
from portal.access.ties import knows
from portal.people.models import Account
from portal.store import Writing, new_id, once_more

_there = once_more(Assignment)
_AT_WORK = or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today"))
_OF_COLLEAGUE = select(Assignment.until_day, Assignment.release_id, Assignment.reason).where(
    Assignment.id == bindparam("which"), Assignment.person_id == bindparam("person"), _AT_WORK
)
_WORKS_AGAIN = exists(
    select(literal(1)).where(
        _there.account_id == Assignment.account_id,
        _there.person_id == Assignment.person_id,
        or_(_there.until_day.is_(None), _there.until_day >= bindparam("today")),
    )
)
# A last day that a delivery brought forward means that the work of the first had ended anyway.
_OF_FIRST = (
    select(Assignment.account_id)
    .join(Account, Account.id == Assignment.account_id)
    .where(
        Assignment.id == bindparam("which"),
        Assignment.person_id == bindparam("person"),
        Assignment.until_day == Assignment.ended_here,
        Account.is_closed.is_(False),
        or_(Account.until_day.is_(None), Account.until_day >= bindparam("today")),
        ~knows(Assignment.account_id, Assignment.person_id),
        ~_WORKS_AGAIN,
    )
)
_END = (
    update(Assignment)
    .where(and_(Assignment.id == bindparam("the_work"), _AT_WORK))
    .values(until_day=bindparam("last"), ended_here=bindparam("last"))
)


def give_back(work: Writing, *, person: str, first: str, colleague: str, today: date, at: datetime) -> bool:
    """Let the first official do the work again; tell whether that could be.

    It goes back with the ground and the last day it has now, and the file closes to the colleague at once.
    It stays where it is when the first does not work here any more or knows the person, or when the work of
    either has ended. The caller tells the person in the same transaction.

    :param first: the assignment that ended when the work went over.
    :param colleague: the assignment that was made then.
    """
    now = work.row(_OF_COLLEAGUE, which=colleague, person=person, today=today)
    before = work.row(_OF_FIRST, which=first, person=person, today=today)
    if now is None or before is None:
        return False
    if not work.run(_END, {"the_work": colleague, "last": today - timedelta(days=1), "today": today}):
        return False
    made: dict[str, object] = {"id": new_id(), "account_id": before.account_id, "person_id": person}
    made |= {"release_id": now.release_id, "from_day": today, "until_day": now.until_day, "told_at": at}
    work.add(Assignment, {**made, "reason": now.reason})
    return True
