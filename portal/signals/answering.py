"""At the desk: what was told without a name, in the order in which it waits, and the answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, select

from portal.errors import NotFound
from portal.signals import following
from portal.signals.following import Told
from portal.signals.models import Signal
from portal.signals.rules import HANDLED_BY, State
from portal.store import Work, Writing
from portal.store.models import PersonKey

PAGE = 50

_KINDS = Signal.kind.in_(bindparam("kinds", expanding=True))
_WAITS = case((Signal.state.in_([State.NEW, State.READ]), 0), else_=1)
# The page is chosen from an index; only what stands on it is read.
_PAGE = (
    select(Signal.id)
    .where(_KINDS)
    .order_by(_WAITS, Signal.made_at.desc(), Signal.id)
    .limit(PAGE + 1)
    .offset(bindparam("passed"))
)
_LIST = (
    select(*Signal.__table__.columns, PersonKey.wrapped)
    .outerjoin(PersonKey, PersonKey.person_id == Signal.id)
    .where(Signal.id.in_(_PAGE))
    .order_by(_WAITS, Signal.made_at.desc(), Signal.id)
)
_ONE = select(Signal.id, Signal.state).where(_KINDS, Signal.id == bindparam("signal"))


def queue(work: Work, *, role: str, page: int) -> tuple[Sequence[Told], bool]:
    """Return one page of what this role answers, what waits first; and whether there is more."""
    rows = work.rows(_LIST, kinds=_kinds(role), passed=page * PAGE)
    return [following.opened(work, row, messages=False) for row in rows[:PAGE]], len(rows) > PAGE


def read(work: Writing, *, signal: str, role: str) -> Told:
    """Return one of them with its messages, and let its sender see that somebody reads it.

    :raises NotFound: when it is not there, or another role answers it.
    """
    row = work.row(_ONE, kinds=_kinds(role), signal=signal)
    if row is None:
        raise NotFound("signals")
    told = following.show(work, signal=signal)
    if told.state is State.NEW and not told.is_gone:
        following.move(work, signal=signal, state=State.READ, at=told.changed_at)
    return told


def answer(
    work: Writing, *, signal: str, role: str, account: str, text: str, once: str, at: datetime
) -> None:
    """Send a message to who told it, whoever that is.

    :raises NotFound: when it is not there, or another role answers it.
    :raises Refused: when nobody can read it any more.
    """
    read(work, signal=signal, role=role)
    following.write(work, signal=signal, by="body", account=account, text=text, once=once, at=at)


def close(work: Writing, *, signal: str, role: str, at: datetime) -> None:
    """Say that nothing more happens; its sender may still write, and then it waits again.

    :raises NotFound: when it is not there, or another role answers it.
    """
    told = read(work, signal=signal, role=role)
    if told.state not in (State.NAMED, State.WITHDRAWN):
        following.move(work, signal=signal, state=State.CLOSED, at=at)


def _kinds(role: str) -> list[str]:
    return [kind.value for kind in HANDLED_BY.get(role, ())]
