"""Looking back as a team leader: who of the team opened files, how often and why; never which, nor what.

Source: R-081, norm 5.2 of Het hemd van het lijf. Each such look back is written down itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, func, select

from portal.access.models import ViewLog
from portal.access.models_samples import LookReview
from portal.access.team import OWN_TEAM, leader_of, team, worker_of
from portal.access.ties import knows
from portal.store import Moment, Work, Writing, new_id
from portal.viewer import Official

MOST = 200

_LOOKS = (
    select(worker_of.id.label("account"), ViewLog.reason, func.count().label("number"))
    .join(worker_of, worker_of.id == ViewLog.account_id)
    .join(leader_of, OWN_TEAM)
    .where(
        ViewLog.at >= bindparam("from_at", type_=Moment()),
        ViewLog.at <= bindparam("until_at", type_=Moment()),
        ~knows(bindparam("leader"), ViewLog.person_id),
    )
    .group_by(worker_of.id, ViewLog.reason)
    .order_by(func.count().desc(), worker_of.id, ViewLog.reason)
    .limit(MOST)
)
_LEADER_TEAM = select(leader_of.team).where(leader_of.id == bindparam("leader"))
_EARLIER = (
    select(LookReview.from_day, LookReview.until_day, LookReview.at)
    .where(LookReview.agency_id == bindparam("agency"), LookReview.team == bindparam("team"))
    .order_by(LookReview.at.desc(), LookReview.id)
    .limit(20)
)


@dataclass(frozen=True)
class Looks:
    """How often one official of the team opened something, for one reason."""

    role: str
    place: int
    """The number of this official in the team: accounts hold no names."""
    reason: str
    number: int


@dataclass(frozen=True)
class Period:
    """From which moment until which, and the same in days."""

    from_day: date
    until_day: date
    from_at: datetime
    until_at: datetime


def review(work: Writing, *, official: Official, period: Period, at: datetime) -> Sequence[Looks]:
    """Write down that the leader looked back, and return who of the team looked how often and why."""
    named = {one.account: (one.role, place) for place, one in enumerate(team(work, official=official), 1)}
    row: dict[str, object] = {"id": new_id(), "account_id": official.account, "agency_id": official.agency}
    row |= {"team": _team(work, official), "from_day": period.from_day, "until_day": period.until_day}
    work.add(LookReview, {**row, "at": at})
    rows = work.rows(_LOOKS, leader=official.account, from_at=period.from_at, until_at=period.until_at)
    return [Looks(*named[one.account], one.reason, one.number) for one in rows if one.account in named]


def earlier(work: Work, *, official: Official) -> Sequence[tuple[date, date, datetime]]:
    """Return when somebody of this team's leaders looked back, and over which days; the newest first."""
    rows = work.rows(_EARLIER, agency=official.agency, team=_team(work, official))
    return [(row.from_day, row.until_day, row.at) for row in rows]


def _team(work: Work, official: Official) -> str:
    return str(work.value(_LEADER_TEAM, leader=official.account) or "")
