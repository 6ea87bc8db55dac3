"""A visit that pauses: asleep while the other of a couple is helped, handed over, or after a lost line.

Whatever paused goes on only with the last five signs of the person's own code, and never beyond its time: so
no helper goes back alone to somebody who left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select, update

from portal.assistance import codes
from portal.assistance.models import SeenId, Visit
from portal.assistance.rules import HANDING_FOR, End, How
from portal.assistance.visiting import MINE, RUNS, TABLE, WrongHalf, mine
from portal.errors import Conflict, NotFound
from portal.store import Work, Writing
from portal.viewer import Official
from portal.words import N_

_AGREED = Visit.agreed_at.is_not(None)
_AWAKE = select(Visit.id, Visit.person_id, Visit.known_by).where(*MINE, *RUNS, _AGREED)
_SLEEP = update(Visit).where(*MINE, *RUNS, _AGREED).values(asleep_at=bindparam("moment"))
_OTHERS_ASLEEP = select(Visit.id).where(
    Visit.account_id == bindparam("account"),
    Visit.session_id == bindparam("session"),
    Visit.asleep_at.is_not(None),
    Visit.ended_at.is_(None),
    Visit.until > bindparam("moment"),
)
_ON_SCREEN = select(Visit.id).where(
    Visit.account_id == bindparam("account"), Visit.session_id == bindparam("session"), *RUNS
)
_PAUSED = (
    Visit.account_id == bindparam("account"),
    Visit.until > bindparam("moment"),
    _AGREED,
    or_(Visit.ended_at.is_(None), Visit.end_reason == End.LOST.value),
    or_(Visit.asleep_at.is_not(None), Visit.session_id != bindparam("session"), Visit.ended_at.is_not(None)),
)
_PAUSED_ONE = select(Visit.id, Visit.code_id, Visit.setting).where(Visit.id == bindparam("visit"), *_PAUSED)
_WAKE = (
    update(Visit)
    .where(Visit.id == bindparam("visit"), *_PAUSED)
    .values(asleep_at=None, ended_at=None, end_reason="", session_id=bindparam("to_session"))
)
_UNFINISHED = (
    select(
        Visit.id,
        Visit.started_at,
        Visit.until,
        Visit.session_id,
        Visit.asleep_at,
        Visit.agreed_at,
        Visit.code_id,
        Visit.acts,
    )
    .where(
        Visit.account_id == bindparam("account"),
        Visit.until > bindparam("moment"),
        or_(Visit.ended_at.is_(None), Visit.end_reason == End.LOST.value),
    )
    .order_by(Visit.started_at)
    .limit(10)
)
_WAITING = (
    select(SeenId.id, SeenId.made_at, SeenId.ends_at)
    .where(
        SeenId.account_id == bindparam("account"),
        SeenId.session_id == bindparam("session"),
        SeenId.visit_id.is_(None),
        SeenId.ends_at > bindparam("moment"),
    )
    .order_by(SeenId.made_at)
    .limit(10)
)


@dataclass(frozen=True)
class Unfinished:
    """Something of a helper that is not finished: when it began and how it stands, and nothing of whom."""

    id: str
    state: str
    """"asks", "runs", "paused", or "colleague" while an ID waits for a second worker."""
    since: datetime
    until: datetime
    acts: frozenset[str] = frozenset()


def put_to_sleep(work: Writing, *, helper: Official, visit: str, at: datetime) -> None:
    """Put a visit away, so that the other of a couple can be helped: never are two on one screen.

    :raises NotFound: when it does not run, or could never be woken: then there is no code to wake it with.
    :raises Conflict: when another visit sleeps already.
    """
    own = mine(helper, visit)
    row = work.row(_AWAKE, **own, moment=at)
    if row is None or row.known_by == How.SEEN:
        raise NotFound(TABLE)
    if work.rows(_OTHERS_ASLEEP, account=helper.account, session=helper.session, moment=at):
        raise Conflict(N_("Another visit is put away already. End that one first."))
    work.run(_SLEEP, {**own, "moment": at})


def hand_over(work: Writing, *, helper: Official, visit: str, at: datetime) -> str:
    """Close a visit for this helper at once, and return a code with which a colleague goes on.

    The colleague asks the person again what is allowed, and gets no more time than was left.

    :raises NotFound: when it does not run.
    """
    own = mine(helper, visit)
    row = work.row(_AWAKE, **own, moment=at)
    if row is None:
        raise NotFound(TABLE)
    work.run(_SLEEP, {**own, "moment": at})
    return codes.make(work, person=row.person_id, how=How.HANDED, lasts=HANDING_FOR, visit=visit, at=at)


def check_paused(work: Work, *, helper: Official, visit: str, at: datetime) -> None:
    """Make sure that a visit of this helper pauses and can go on.

    :raises NotFound: when there is none, or it has no code.
    """
    _paused(work, helper, visit, at)


def _paused(work: Work, helper: Official, visit: str, at: datetime) -> str:
    own = mine(helper, visit)
    row = work.row(_PAUSED_ONE, **own, moment=at)
    if row is None or row.code_id is None:
        raise NotFound(TABLE)
    return str(row.code_id)


def wake(work: Writing, *, helper: Official, visit: str, half: str, at: datetime) -> None:
    """Go on with a visit that paused, with the last five signs of the person's code.

    :raises NotFound: when there is none.
    :raises WrongHalf: when it was not the person who said them.
    :raises Conflict: while another visit is on the screen.
    """
    code = _paused(work, helper, visit, at)
    if work.rows(_ON_SCREEN, account=helper.account, session=helper.session, moment=at):
        raise Conflict(N_("Another visit is open on your screen. Put it away or end it first."))
    if not codes.is_second_half(work, code=code, typed=half):
        raise WrongHalf
    own = mine(helper, visit)
    work.run(_WAKE, {**own, "to_session": helper.session, "moment": at})


def unfinished(work: Work, *, helper: Official, at: datetime) -> Sequence[Unfinished]:
    """Return what this helper did not finish, without names: the oldest first."""
    visits = [
        Unfinished(row.id, _state(row, helper), row.started_at, row.until, frozenset(row.acts.split()))
        for row in work.rows(_UNFINISHED, account=helper.account, moment=at)
        if row.code_id is not None or _state(row, helper) != "paused"
    ]
    rows = work.rows(_WAITING, account=helper.account, session=helper.session, moment=at)
    return [*visits, *(Unfinished(row.id, "colleague", row.made_at, row.ends_at) for row in rows)]


# Any row of visits; SQLAlchemy types its columns as Any itself.
def _state(row: object, helper: Official) -> str:
    is_here = getattr(row, "session_id", "") == helper.session and getattr(row, "asleep_at", None) is None
    if not is_here:
        return "paused"
    return "asks" if getattr(row, "agreed_at", None) is None else "runs"
