"""Days, moments and numbers as a language writes them; every answer is kept, for Babel is slow."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

KEPT = 4096
"""How many different days, and as many moments and numbers, each language remembers."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def in_amsterdam(moment: datetime) -> datetime:
    """Return an aware moment on the clock of Amsterdam.

    :raises ValueError: when the moment has no time zone, for then nobody knows which evening it was.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment must be aware: give it a time zone.")
    return moment.astimezone(AMSTERDAM)


class Dates:
    """The days, moments and numbers of one locale, with Western digits in every language."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._long = lru_cache(KEPT)(self._make_long)
        self._full = lru_cache(KEPT)(self._make_full)
        self._month = lru_cache(KEPT)(self._make_month)
        self._number = lru_cache(KEPT)(self._make_number)

    def day(self, day: date) -> str:
        """Return "27 augustus 2019"; a moment is the day it was in Amsterdam."""
        return self._long(in_amsterdam(day).date() if isinstance(day, datetime) else day)

    def weekday(self, day: date) -> str:
        """Return "dinsdag 27 augustus 2019"."""
        return self._full(in_amsterdam(day).date() if isinstance(day, datetime) else day)

    def month(self, day: date) -> str:
        """Return "augustus 2019"."""
        return self._month(day.year, day.month)

    def number(self, number: float | Decimal) -> str:
        """Return "1.204" or "12,5"."""
        return self._number(number)

    def _make_long(self, day: date) -> str:
        return format_date(day, "long", locale=self._locale)

    def _make_full(self, day: date) -> str:
        return format_date(day, "full", locale=self._locale)

    def _make_month(self, year: int, month: int) -> str:
        return format_skeleton("yMMMM", date(year, month, 1), locale=self._locale)

    def _make_number(self, number: float | Decimal) -> str:
        return format_decimal(number, locale=self._locale)
