"""The team of a leader: who is in it, and who of it can stand in on which days.

Source: R-045, R-115, R-131.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select

from portal.errors import NotFound, Refused
from portal.people.models import Account
from portal.store import Work, once_more
from portal.viewer import Official
from portal.words import N_

LONGEST = timedelta(days=14)
"""How long somebody may stand in. Source: R-115."""

leader_of, worker_of = once_more(Account), once_more(Account)
OWN_TEAM = and_(
    leader_of.id == bindparam("leader"),
    leader_of.role == "team_leader",
    leader_of.is_closed.is_(False),
    worker_of.agency_id == leader_of.agency_id,
    worker_of.team == leader_of.team,
    worker_of.kind == "official",
)
_TEAM = (
    select(worker_of.id, worker_of.role, worker_of.until_day)
    .join(leader_of, OWN_TEAM)
    .where(worker_of.is_closed.is_(False))
    .order_by(worker_of.role, worker_of.id)
    .limit(200)
)


class Member(NamedTuple):
    """An official of a team."""

    account: str
    role: str
    last_day: date | None

    def works_on(self, day: date) -> bool:
        """Tell whether this official still works here on a day (R-131)."""
        return self.last_day is None or self.last_day >= day


def team(work: Work, *, official: Official) -> Sequence[Member]:
    """Return the officials of a leader's team, also whose last day is over: they keep their number."""
    return [Member(row.id, row.role, row.until_day) for row in work.rows(_TEAM, leader=official.account)]


def chosen(work: Work, official: Official, account: str, today: date) -> Member:
    """Return a colleague of the team who works here today.

    :raises NotFound: when there is none.
    """
    for member in team(work, official=official):
        if member.account == account and member.works_on(today):
            return member
    raise NotFound("accounts")


def check_days(member: Member, from_day: date, until_day: date, today: date) -> None:
    """Check the days of standing in.

    :raises Refused: when they do not fit.
    """
    if not today <= from_day <= until_day or until_day - from_day >= LONGEST:
        raise Refused(N_("Choose a first and a last day, 14 days at most, from today on."))
    if not member.works_on(until_day):
        raise Refused(N_("On that day this colleague does not work here any more. Choose an earlier day."))
