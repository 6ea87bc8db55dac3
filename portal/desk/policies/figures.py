"""Complaints in numbers: how many points of each theme came in, by quarter, as they were answered.

Source: Awb art. 9:12a: written complaints are registered and published every year; R-106.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, select

from portal.agencies.themes import FEWEST, Theme
from portal.cases.models import Case
from portal.cases.models_handling import CaseOutcome
from portal.store import Work

QUARTERS = 8
"""Quarters that are counted, this one among them."""

_COUNTED = (
    select(CaseOutcome.theme, Case.first_day, func.count().label("points"))
    .join(Case, Case.id == CaseOutcome.case_id)
    .where(Case.first_day >= bindparam("since"), CaseOutcome.theme != "")
    .group_by(CaseOutcome.theme, Case.first_day)
)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int
    """From 1 to 4."""

    @property
    def first_day(self) -> date:
        """Return its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    def before(self) -> Quarter:
        """Return the quarter before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)


def quarter_of(day: date) -> Quarter:
    """Return the quarter of a day."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters(today: date) -> tuple[Quarter, ...]:
    """Return the quarters that are counted, the newest first."""
    found = [quarter_of(today)]
    while len(found) < QUARTERS:
        found.append(found[-1].before())
    return tuple(found)


def by_theme(work: Work, *, today: date) -> Mapping[tuple[Theme, Quarter], int]:
    """Return how many points of each theme came in, by quarter of their first day."""
    counted: Counter[tuple[Theme, Quarter]] = Counter()
    for row in work.rows(_COUNTED, since=quarters(today)[-1].first_day):
        counted[Theme(row.theme), quarter_of(row.first_day)] += row.points
    return counted


def for_all(number: int) -> int | None:
    """Return a number as everybody may see it: nothing where it could point at somebody."""
    return number if number >= FEWEST else None
