"""When somebody can be reached: delivered as a Dutch text, and said in the language of the reader.

"maandag tot en met vrijdag, 9 tot 17 uur", "ma-vr 9:00-17:00", "elke dag, 8 tot 20 uur", "dag en nacht".
What is written otherwise stays as its organisation wrote it: a wrong hour is worse than a Dutch one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from portal.words.said import N_

DAY_AND_NIGHT = N_("day and night")
EVERY_DAY = N_("every day")
SCHOOL_DAYS = N_("school days")
DAYS_TO = N_("%(first)s to %(last)s")
HOURS_TO = N_("%(start)s to %(end)s")

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NUMBER = {name: place for place, name in enumerate(_DAYS)} | {
    name[:2]: place for place, name in enumerate(_DAYS)
}
_ONE = "|".join(sorted(_NUMBER, key=len, reverse=True))
_RUN = re.compile(rf"({_ONE})(?:\s*(?:-|–|t/m|tot en met)\s*({_ONE}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_WHOLE = re.compile(
    r"(?P<days>.+?),?\s+(?:van )?(?P<start>\d{1,2}(?:[:.]\d\d)?)\s*(?:uur )?(?:-|–|tot)\s*"
    r"(?P<end>\d{1,2}(?:[:.]\d\d)?)(?:\s*uur)?\.?"
)

MIDNIGHT, MINUTES = 24, 60


@dataclass(frozen=True)
class Opening:
    """When somebody can be reached."""

    runs: tuple[tuple[int, int], ...] = ()
    """First and last day of each run, Monday is 0; empty for the words below."""
    words: str = ""
    """A msgid, where days have a name of their own: every day, school days, day and night."""
    start: str = ""
    end: str = ""
    """Times, as "09:00"; empty for day and night."""


def read(text: str) -> Opening | None:
    """Return what a Dutch text says of days and hours; nothing when it says more, or otherwise."""
    said = " ".join(text.lower().split())
    if said in {"dag en nacht", "24 uur per dag"}:
        return Opening(words=DAY_AND_NIGHT)
    found = _WHOLE.fullmatch(said)
    if found is None:
        return None
    start, end = _time(found["start"]), _time(found["end"])
    if not start or not end:
        return None
    named = {"elke dag": EVERY_DAY, "iedere dag": EVERY_DAY, "schooldagen": SCHOOL_DAYS}.get(found["days"])
    if named:
        return Opening(words=named, start=start, end=end)
    runs = _runs(found["days"])
    return Opening(runs=runs, start=start, end=end) if runs else None


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (MIDNIGHT + 1, 0)
    return f"{hour:02}:{minute:02}" if hour <= MIDNIGHT and minute < MINUTES else ""


def _runs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the runs of days; nothing when one of them is no day."""
    runs = []
    for part in re.split(r",\s*|\s+en\s+(?!met\b)", text):
        found = _RUN.fullmatch(part.strip())
        if found is None:
            return ()
        runs.append((_NUMBER[found[1]], _NUMBER[found[2] or found[1]]))
    return tuple(runs)


def day_names(names: Sequence[str], runs: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    """Return the first and the last day of each run by name; a single day has no last."""
    return [(names[first], "" if first == last else names[last]) for first, last in runs]
