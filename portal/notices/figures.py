"""Figures of the outbox, for officials: how many were sent, wait, failed, and may have arrived twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal_column, select

from portal.notices.models import Delivery, Notice
from portal.notices.rules import Channel, State
from portal.store import Work
from portal.store.published import written

UNDERWAY = (State.WAITING, State.SENDING)
NOT_DELIVERED = (State.FAILED, State.GIVEN_UP, State.RETURNED)
_IS_AT_COUNTER: ColumnElement[bool] = Delivery.channel == written(Channel.COUNTER)[0]


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


# What was sent is by far the most: it is counted apart, and nothing more is asked of it.
_UNSENT = (
    select(
        Delivery.state,
        _IS_AT_COUNTER.label("at_counter"),
        func.count().label("number"),
        func.min(Delivery.made_at).label("oldest"),
    )
    .where(Delivery.state.in_(written(*UNDERWAY, *NOT_DELIVERED)))
    .group_by(Delivery.state, _IS_AT_COUNTER)
)
_SENT = select(func.count()).select_from(Delivery).where(Delivery.state == written(State.SENT)[0])
_DOUBLES = select(func.sum(Delivery.possible_doubles)).where(
    Delivery.possible_doubles > literal_column("0"), ~_IS_AT_COUNTER
)
_OPENED = select(func.count()).select_from(Notice).where(Notice.opened_at.is_not(None))


def figures(work: Work) -> Figures:
    """Count the outbox."""
    unsent = work.rows(_UNSENT)
    elsewhere = [row for row in unsent if not row.at_counter]
    underway = [row for row in elsewhere if row.state in UNDERWAY]
    return Figures(
        sent=int(work.value(_SENT)),
        waiting=sum(row.number for row in underway),
        at_counter=sum(row.number for row in unsent if row.at_counter and row.state in UNDERWAY),
        oldest_waiting_at=min((row.oldest for row in underway), default=None),
        not_delivered=sum(row.number for row in elsewhere if row.state in NOT_DELIVERED),
        possible_doubles=int(work.value(_DOUBLES) or 0),
        opened=int(work.value(_OPENED)),
    )
