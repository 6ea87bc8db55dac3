"""On which days no term ends: weekends, Dutch public holidays, and days that a decree equates with them.

Dutch terms. Source: Algemene termijnenwet art. 3 lid 1 ("de Nieuwjaarsdag, de Christelijke tweede Paas- en
Pinksterdag, de beide Kerstdagen, de Hemelvaartsdag, de dag waarop de verjaardag van de Koning wordt gevierd
en de vijfde mei": 5 May of every year, not of every fifth), lid 2 (Good Friday is equated "voor de toepassing
van deze wet") and lid 3 (days equated by royal decree, three years at a time).

European terms. Source: Regulation (EEC, Euratom) 1182/71 art. 2 lid 1: "all days designated as such in the
Member State", which each state lists from its own laws. The Dutch law that designates public holidays is
art. 3 lid 1 of the Algemene termijnenwet, so those days count, 5 May of every year included. Good Friday and
the decreed days are equated for that act alone, so here they are working days; if that reading were wrong, a
body would be warned one day early, which harms nobody who asked.
"""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from portal.terms.counted import Because
from portal.terms.values import Regime

_ONE_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6

# Source: Algemene termijnenwet art. 3 lid 3: the decrees for 2023-2025 and 2026-2028. A new one adds lines.
_EQUATED = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)


def day_off(day: date, regime: Regime = Regime.DUTCH) -> Because | None:
    """Say why no term ends on this day, or nothing when it is a working day."""
    if day.weekday() == _SATURDAY:
        return Because.SATURDAY
    if day.weekday() == _SUNDAY:
        return Because.SUNDAY
    holiday = _holidays(day.year).get(day)
    if regime is Regime.EUROPEAN:
        return None if holiday is Because.GOOD_FRIDAY else holiday
    return holiday or (Because.EQUATED_DAY if day in _EQUATED else None)


def is_working_day(day: date, regime: Regime = Regime.DUTCH) -> bool:
    """Tell whether a term may end on this day."""
    return day_off(day, regime) is None


def next_working_day(day: date, regime: Regime = Regime.DUTCH) -> date:
    """Give this day when it is a working day, and else the first one after it."""
    while not is_working_day(day, regime):
        day += _ONE_DAY
    return day


def working_days_after(day: date, n: int, regime: Regime = Regime.DUTCH) -> date:
    """Give the n-th working day after a day that is not counted; with n = 0 the day itself.

    :raises ValueError: when n is negative.
    """
    if n < 0:
        raise ValueError("working days are counted forwards")
    for _ in range(n):
        day = next_working_day(day + _ONE_DAY, regime)
    return day


@cache
def _holidays(year: int) -> dict[date, Because]:
    """Return the days of art. 3 lid 1 and 2; where two fall on one day, the first is reason enough."""
    sunday = easter(year)
    days = (
        (date(year, 1, 1), Because.NEW_YEARS_DAY),
        (sunday - 2 * _ONE_DAY, Because.GOOD_FRIDAY),
        (sunday + _ONE_DAY, Because.EASTER_MONDAY),
        (_birthday_of_the_king(year), Because.KINGS_DAY),
        (date(year, 5, 5), Because.LIBERATION_DAY),
        (sunday + timedelta(days=39), Because.ASCENSION_DAY),
        (sunday + timedelta(days=50), Because.WHIT_MONDAY),
        (date(year, 12, 25), Because.CHRISTMAS_DAY),
        (date(year, 12, 26), Because.SECOND_CHRISTMAS_DAY),
    )
    return dict(reversed(days))


def _birthday_of_the_king(year: int) -> date:
    """Return the day on which it is celebrated: 27 April since 2014, 30 April before; never on a Sunday."""
    day = date(year, 4, 27 if year >= 2014 else 30)
    if day.weekday() != _SUNDAY:
        return day
    # Until 1980 it moved to the Monday; since then to the Saturday.
    return day + _ONE_DAY if year < 1980 else day - _ONE_DAY
