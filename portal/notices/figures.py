"""Figures of the outbox, for officials: how many were sent, wait, failed, and may have arrived twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from portal.notices.models import Delivery, Notice
from portal.notices.rules import State
from portal.store import Work


@dataclass(frozen=True)
class Figures:
    """Counts only: nothing says of whom or about what."""

    sent: int
    waiting: int
    oldest_waiting_at: datetime | None
    not_delivered: int
    possible_doubles: int
    opened: int
    """Notices that their person saw after signing in."""


_STATES = select(
    Delivery.state,
    func.count().label("number"),
    func.sum(Delivery.possible_doubles).label("doubles"),
    func.min(Delivery.made_at).label("oldest"),
).group_by(Delivery.state)
_OPENED = select(func.count()).select_from(Notice).where(Notice.opened_at.is_not(None))


def figures(work: Work) -> Figures:
    """Count the outbox."""
    by_state = {State(row.state): row for row in work.rows(_STATES)}

    def number(*states: State) -> int:
        return sum(by_state[one].number for one in states if one in by_state)

    underway = [by_state[one].oldest for one in (State.WAITING, State.SENDING) if one in by_state]
    return Figures(
        sent=number(State.SENT),
        waiting=number(State.WAITING, State.SENDING),
        oldest_waiting_at=min(underway, default=None),
        not_delivered=number(State.FAILED, State.GIVEN_UP, State.RETURNED),
        possible_doubles=sum(int(row.doubles or 0) for row in by_state.values()),
        opened=int(work.value(_OPENED)),
    )
