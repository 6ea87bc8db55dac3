"""Dates in the text of a letter, held beside the days of the case: a wrong year is seen before it is sent.

Source: R-039: finding 45 says 5 July 2018 where 5 July 2019 is meant. It warns; it never blocks a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for names in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), 1)
}
_WRITTEN = re.compile(r"\b(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})\b")
_IN_NUMBERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b")
_BACKWARDS = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True)
class Doubt:
    """A date in a text that the case does not know, and what it may have to be."""

    written: date
    known: date | None
    """A day of the case with the same day and month; nothing when the date lies in the future."""


def dates_in(text: str) -> Iterator[date]:
    """Give every date that stands in a text, in Dutch or English words or in numbers."""
    for day, month, year in _WRITTEN.findall(text):
        yield from _day(year, _MONTHS.get(month.lower(), 0), day)
    for day, month, year in _IN_NUMBERS.findall(text):
        yield from _day(year, month, day)
    for year, month, day in _BACKWARDS.findall(text):
        yield from _day(year, month, day)


def doubts(texts: Iterable[str], known: Iterable[date], today: date) -> list[Doubt]:
    """Return each date that has the day and month of a day of the case and another year, or is to come."""
    days = sorted(set(known))
    found: dict[date, Doubt] = {}
    for written in (one for text in texts for one in dates_in(text)):
        same = [one for one in days if (one.month, one.day) == (written.month, written.day)]
        if same and written not in same:
            found[written] = Doubt(written, same[-1])
        elif written > today and not same:
            found[written] = Doubt(written, None)
    return list(found.values())


def _day(year: str | int, month: str | int, day: str | int) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
