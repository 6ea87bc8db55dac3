"""The holidays of the law, beside a library that many others keep right."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from portal.terms.counted import Because
from portal.terms.days_off import day_off
from portal.terms.values import Regime

WEEKEND = {Because.SATURDAY, Because.SUNDAY}


@pytest.mark.parametrize("year", range(1980, 2101))
def test_every_day_of_every_year_agrees_with_the_library(year: int) -> None:
    # The library files 5 May under "optional" in four years out of five, hence both categories.
    known = holidays.country_holidays("NL", years=year, categories=("public", "optional"))
    # Long ago it counts 5 May in every fifth year only; the law makes no difference.
    liberation = date(year, 5, 5)
    for number in range(366):
        day = date(year, 1, 1) + timedelta(days=number)
        found = day_off(day)
        if day.year != year or day == liberation or found in WEEKEND | {Because.EQUATED_DAY}:
            continue
        assert (found is not None) == (day in known), day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2013, 4, 30), Because.KINGS_DAY),
        (date(2014, 4, 26), Because.SATURDAY),
        (date(2027, 4, 27), Because.KINGS_DAY),
        (date(2026, 5, 5), Because.LIBERATION_DAY),
        (date(2026, 4, 3), Because.GOOD_FRIDAY),
        (date(2026, 5, 25), Because.WHIT_MONDAY),
        (date(2008, 5, 1), Because.ASCENSION_DAY),
    ],
)
def test_a_holiday_has_its_own_name(day: date, why: Because) -> None:
    assert day_off(day) is why


def test_good_friday_counts_for_dutch_terms_only() -> None:
    assert day_off(date(2026, 4, 3), Regime.EUROPEAN) is None
    assert day_off(date(2026, 5, 5), Regime.EUROPEAN) is Because.LIBERATION_DAY
