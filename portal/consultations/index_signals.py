"""Signals about somebody in the youth index: who gave them, since when, and when each ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import bindparam

from portal.access import visible
from portal.consultations.models import IndexSignal
from portal.store import Work
from portal.terms.ages import turns

UNTIL_AGE = 23
"""A young person leaves the index on the birthday of this age. Source: Jeugdwet art. 1.1 and 7.1.2.1."""

_ALL = (
    visible(
        IndexSignal,
        *(IndexSignal.id, IndexSignal.agency_id, IndexSignal.from_day),
        *(IndexSignal.until_day, IndexSignal.removed_on),
    )
    .order_by(IndexSignal.from_day.desc(), IndexSignal.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True)
class Signal:
    """One signal as its person reads it."""

    agency: str
    from_day: date
    until: date
    removed_on: date | None
    is_now: bool
    """Whether it is in the index today."""


def signals_about(look: Work, *, born: date | None, today: date) -> Sequence[Signal]:
    """Return the signals about somebody, the newest first; 50 at most.

    :param born: when it is known, each signal ends on the day before the birthday at which the law ends it.
    """
    last = date.max if born is None else turns(born, UNTIL_AGE) - timedelta(days=1)
    return [
        Signal(
            agency=row.agency_id,
            from_day=row.from_day,
            until=min(row.until_day, last),
            removed_on=row.removed_on,
            is_now=min(row.until_day, last) >= today and (row.removed_on is None or row.removed_on > today),
        )
        for row in look.rows(_ALL, most=50)
    ]
