"""The counters where people are helped in person, and whether others see and hear them there (R-125)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from portal.agencies.models import Counter
from portal.agencies.widths import Screening
from portal.store import Work
from portal.store.published import published

_COUNTERS = select(*Counter.__table__.columns).where(published(Counter)).order_by(Counter.name, Counter.id)


@dataclass(frozen=True)
class CounterCard:
    """One counter as pages show it."""

    agency: str
    name: str
    address: str
    hours: str
    screening: Screening


def read_counters(work: Work) -> tuple[CounterCard, ...]:
    """Return the counters, those with a closed room first."""
    found = [
        CounterCard(row.agency_id, row.name, row.address, row.hours, Screening(row.screening))
        for row in work.rows(_COUNTERS)
    ]
    return tuple(sorted(found, key=lambda one: list(Screening).index(one.screening)))
