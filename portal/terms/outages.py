"""Outages: a person who could not reach the portal on the last day gets the next working day.

Source: Awb afd. 2.3 (Wmebv), and art. 6:11 (what cannot be blamed on a person does not count against
them). Only a person's own terms get longer; an outage of ours is no reason for us to answer later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from portal.terms.counted import Because, Counted, Moved
from portal.terms.days_off import next_working_day
from portal.terms.moments import amsterdam_day

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Down:
    """The days, in Amsterdam, on which the portal could not be used; both are part of it."""

    first: date
    last: date

    @property
    def goes_on_to(self) -> date:
        """The first working day after it: until then a term that ended in it goes on."""
        return next_working_day(self.last + _ONE_DAY)

    def spoils(self, last_day: date) -> bool:
        """Tell whether a term with this last day goes on: it ends in it, or in a weekend right behind it.

        Without that weekend a last day on Saturday would give less time than one on the Friday before.
        """
        return self.first <= last_day < self.goes_on_to


def down(from_at: datetime, until_at: datetime | None, now: datetime) -> Down:
    """Return the days of an outage; one that is not over lasts until now at least."""
    return Down(amsterdam_day(from_at), amsterdam_day(max(until_at or now, from_at)))


def lengthened(counted: Counted, outages: Sequence[Down]) -> Counted:
    """Return a person's own term, longer where the portal could not be used on its last day."""
    day, moved = counted.last_day, list(counted.moved)
    while hit := next((one for one in outages if one.spoils(day)), None):
        end = hit.goes_on_to
        moved += [Moved(passed, Because.OUTAGE) for passed in _days(day, end)]
        day = end
    return replace(counted, last_day=day, moved=tuple(moved)) if day != counted.last_day else counted


def after_outages(last_day: date, outages: Sequence[Down]) -> date:
    """Return until when a person can act whose last day this was."""
    day = last_day
    while hit := next((one for one in outages if one.spoils(day)), None):
        day = hit.goes_on_to
    return day


def oldest_in_time(today: date, outages: Sequence[Down]) -> date:
    """Return the earliest last day that is still in time today: today itself, or the start of an outage."""
    day = today
    while hit := next((one for one in outages if one.first < day <= one.goes_on_to), None):
        day = hit.first
    return day


def _days(first: date, end: date) -> Iterator[date]:
    day = first
    while day < end:
        yield day
        day += _ONE_DAY
