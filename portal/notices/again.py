"""Sending again what was given up, by an official who looked at what went wrong."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.notices.models import ContactWay, Delivery
from portal.notices.rules import State
from portal.store import Work, Writing

# A code is too old by now, and to an address that is used no more nothing goes.
_GIVEN_UP = (
    Delivery.state == State.GIVEN_UP.value,
    Delivery.purpose == "notice",
    Delivery.way_id.in_(select(ContactWay.id).where(ContactWay.ended_at.is_(None))),
)
_WHICH = select(Delivery.id).where(Delivery.id.in_(bindparam("these", expanding=True)), *_GIVEN_UP)
_AGAIN = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"), *_GIVEN_UP)
    .values(state=State.WAITING.value, tries=0, next_try_at=bindparam("moment"), done_at=None)
)


def can_go_again(work: Work, *, deliveries: Collection[str]) -> frozenset[str]:
    """Return which of these were given up and can be sent again."""
    if not deliveries:
        return frozenset()
    return frozenset(row.id for row in work.rows(_WHICH, these=list(deliveries)))


def send_again(work: Writing, *, delivery: str, at: datetime) -> bool:
    """Put a message that was given up back in the outbox; tell whether it was given up still.

    It keeps its Message-ID, so that what arrived after all can be known as a double.
    """
    return work.run(_AGAIN, {"delivery": delivery, "moment": at}) == 1
