"""Figures of the outbox, for officials: how many were sent, wait, failed, and may have arrived twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from portal.notices.models import Delivery, Notice
from portal.notices.rules import Channel, State
from portal.store import Work

UNDERWAY = (State.WAITING, State.SENDING)


@dataclass(frozen=True)
class Figures:
    """Counts only: nothing says of whom or about what."""

    sent: int
    waiting: int
    at_counter: int
    """Waiting for its person at a counter; nothing is wrong with those."""
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
)
_ELSEWHERE = _STATES.where(Delivery.channel != Channel.COUNTER.value).group_by(Delivery.state)
_AT_COUNTER = _STATES.where(Delivery.channel == Channel.COUNTER.value).group_by(Delivery.state)
_OPENED = select(func.count()).select_from(Notice).where(Notice.opened_at.is_not(None))


def figures(work: Work) -> Figures:
    """Count the outbox."""
    by_state = {State(row.state): row for row in work.rows(_ELSEWHERE)}
    at_counter = {State(row.state): row for row in work.rows(_AT_COUNTER)}

    def number(*states: State) -> int:
        return sum(by_state[one].number for one in states if one in by_state)

    underway = [by_state[one].oldest for one in UNDERWAY if one in by_state]
    return Figures(
        sent=number(State.SENT) + (at_counter[State.SENT].number if State.SENT in at_counter else 0),
        waiting=number(*UNDERWAY),
        at_counter=sum(at_counter[one].number for one in UNDERWAY if one in at_counter),
        oldest_waiting_at=min(underway, default=None),
        not_delivered=number(State.FAILED, State.GIVEN_UP, State.RETURNED),
        possible_doubles=sum(int(row.doubles or 0) for row in by_state.values()),
        opened=int(work.value(_OPENED)),
    )
