"""Standing in: a team leader lets one official of the team work for the people of another, for some days.

Source: R-045, R-115: at most 14 days, and the person sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, bindparam, or_, select, update

from portal.access.models import Assignment, Hold
from portal.access.models_ties import StandIn
from portal.access.team import OWN_TEAM, check_days, chosen, leader_of, worker_of
from portal.access.ties import knows
from portal.errors import NotFound, Refused
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing, new_id
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.viewer import Official
from portal.words import N_

REASON = "stand_in"
TABLE = Assignment.__tablename__


class Because(StrEnum):
    """Why somebody stands in; never anything about the colleague."""

    AWAY = "away"
    KNOWLEDGE = "knowledge"
    HANDOVER = "handover"
    SAFETY = "safety"


BECAUSE: Mapping[Because, str] = {
    Because.AWAY: N_("The colleague is away"),
    Because.KNOWLEDGE: N_("The other knows more about this"),
    Because.HANDOVER: N_("The other will take over"),
    Because.SAFETY: N_("Somebody may not be safe"),
}

_TODAY = and_(
    Assignment.from_day <= bindparam("today"),
    or_(Assignment.until_day.is_(None), Assignment.until_day >= bindparam("today")),
)
# A leader who knows somebody privately arranges nothing for that person either.
_WORK = (
    select(
        Assignment.id,
        Assignment.person_id,
        Assignment.account_id,
        Assignment.reason,
        Assignment.from_day,
        Assignment.until_day,
        worker_of.role,
        Person.name_sealed,
        PersonKey.wrapped,
        StandIn.because,
        StandIn.for_id,
    )
    .join(worker_of, worker_of.id == Assignment.account_id)
    .join(leader_of, OWN_TEAM)
    .join(Person, Person.id == Assignment.person_id)
    .join(PersonKey, PersonKey.person_id == Person.id)
    .outerjoin(StandIn, StandIn.id == Assignment.id)
    .where(_TODAY, ~knows(bindparam("leader"), Assignment.person_id))
    .order_by(worker_of.role, Assignment.from_day, Assignment.id)
    .limit(200)
)
_ONE = _WORK.where(Assignment.id == bindparam("assignment"))
_RELEASE_OF = select(Assignment.release_id).where(Assignment.id == bindparam("assignment"))
_KNOWS = select(Person.id).where(
    Person.id == bindparam("person"), knows(bindparam("account"), bindparam("person"))
)
_HOLDS = select(Hold.article, Hold.review_on, Hold.asked_by, Hold.approved_by, Hold.hidden_from).where(
    Hold.item_id == bindparam("assignment"), Hold.ended_at.is_(None)
)
_END = update(Assignment).where(Assignment.id == bindparam("which")).values(until_day=bindparam("last"))
_END_GRANT = (
    update(StandIn)
    .where(StandIn.id == bindparam("which"), StandIn.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)


@dataclass(frozen=True)
class TeamWork:
    """One official of the team works for one person."""

    assignment: str
    person: str
    name: str
    account: str
    role: str
    reason: str
    from_day: date
    until_day: date | None
    because: str
    """Why, when this official stands in; empty otherwise."""

    @property
    def is_stand_in(self) -> bool:
        """Tell whether this official stands in for another."""
        return bool(self.because)


def team_work(work: Work, *, official: Official, today: date) -> Sequence[TeamWork]:
    """Return who of a leader's team works for whom today; 200 at most."""
    return [_team_work(work, row) for row in work.rows(_WORK, leader=official.account, today=today)]


def one(work: Work, *, official: Official, assignment: str, today: date) -> TeamWork:
    """Return one of them.

    :raises NotFound: when it is not of this leader's team, ended, or never was.
    """
    row = work.row(_ONE, leader=official.account, assignment=assignment, today=today)
    if row is None:
        raise NotFound(TABLE)
    return _team_work(work, row)


def give(
    work: Writing,
    *,
    official: Official,
    assignment: str,
    to: str,
    because: Because,
    from_day: date,
    until_day: date,
    today: date,
    at: datetime,
) -> str:
    """Let a colleague of the team stand in; the person is told in the same breath. Return the assignment.

    What is hidden from the person about the first official stays hidden about the second.

    :raises NotFound: when the leader does not lead that work, or the colleague is not of the team.
    :raises Refused: when the days do not fit, or the colleague works for this person or knows them.
    """
    found = one(work, official=official, assignment=assignment, today=today)
    check_days(chosen(work, official, to, today), from_day, until_day, today)
    there = work.rows(_WORK, leader=official.account, today=from_day)
    if to in {row.account_id for row in there if row.person_id == found.person}:
        raise Refused(N_("This colleague works for this person already."))
    if work.rows(_KNOWS, person=found.person, account=to):
        raise Refused(N_("This colleague cannot work for this person. Choose another."))
    grant = new_id()
    row: dict[str, object] = {"id": grant, "account_id": to, "person_id": found.person, "told_at": at}
    # Who stands in has no more ground than the one they stand in for: a release taken back ends both.
    row |= {"release_id": work.value(_RELEASE_OF, assignment=assignment)}
    row |= {"from_day": from_day, "until_day": until_day, "reason": REASON}
    work.add(Assignment, row)
    made = {"id": grant, "for_id": assignment, "given_by": official.account, "given_at": at}
    work.add(StandIn, {**made, "because": because.value, "ended_at": None})
    _tell_or_hide(work, found, grant, at)
    return grant


def end(work: Writing, *, official: Official, assignment: str, today: date, at: datetime) -> None:
    """End standing in at once: the next click of that official finds nothing.

    :raises NotFound: when it is no stand-in of this leader's team.
    """
    found = one(work, official=official, assignment=assignment, today=today)
    if not found.is_stand_in or not work.run(_END_GRANT, {"which": assignment, "moment": at}):
        raise NotFound(TABLE)
    work.run(_END, {"which": assignment, "last": today - timedelta(days=1)})


def _tell_or_hide(work: Writing, found: TeamWork, grant: str, at: datetime) -> None:
    holds = work.rows(_HOLDS, assignment=found.assignment)
    for row in holds:
        hold = {"id": new_id(), "item_table": TABLE, "item_id": grant, **row._mapping, "made_at": at}
        work.add(Hold, {**hold, "ended_at": None, "source": None, "source_id": None})
    if found.person not in {row.hidden_from for row in holds}:
        tell(work, person=found.person, kind="stand_in", about_table=TABLE, about_id=grant, at=at)


def _team_work(work: Work, row: AnyRow) -> TeamWork:
    work.know(row.person_id, row.wrapped)
    return TeamWork(
        assignment=row.id,
        person=row.person_id,
        name=work.open(row.person_id, "persons", row.person_id, "name", row.name_sealed),
        account=row.account_id,
        role=row.role,
        reason=row.reason,
        from_day=row.from_day,
        until_day=row.until_day,
        because=row.because or "",
    )
