"""When the text of each page for everybody was read through last. Source: R-247: at most a year ago.

Whoever reads a page through, or changes what it says, puts the day here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

REVIEWED: Mapping[str, date] = {
    "pages.home": date(2026, 11, 26),
    "pages.expect": date(2026, 11, 22),
    "pages.helpers": date(2026, 11, 22),
    "pages.after_death": date(2026, 11, 26),
    "pages.where": date(2026, 11, 26),
    "pages.your_data": date(2026, 11, 26),
    "pages.rights": date(2026, 11, 22),
    "pages.tell": date(2026, 11, 22),
    "pages.accessibility": date(2026, 11, 26),
    "pages.privacy": date(2026, 11, 26),
    "pages.contact": date(2026, 11, 22),
    "pages.glossary": date(2026, 11, 22),
    "pages.more_words": date(2026, 11, 22),
    "pages.hand_over": date(2026, 11, 27),
}
"""The day by the name of the page."""


def read_again_by(day: date) -> date:
    """Return the last day on which a text that was read on a day is still fresh: a year later."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # The 29th of February.
        return day.replace(year=day.year + 1, day=28)


def too_old(today: date) -> Iterator[tuple[str, date]]:
    """Give each page whose text must be read again, with the day by which that should have been done."""
    for page, day in REVIEWED.items():
        if today > (last := read_again_by(day)):
            yield page, last
