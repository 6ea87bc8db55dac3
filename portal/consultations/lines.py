"""Entries as lines of a list: plain values for a template, grouped by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from portal.clock import AMSTERDAM
from portal.consultations import sentences
from portal.consultations.listing import Line
from portal.consultations.phrases import KIND_ICONS
from portal.consultations.reading import Entry
from portal.consultations.rules import is_late
from portal.words import Words

Name = Callable[[str], str]

Row = tuple[str, str, str, str, str | None, str]
"""When, headline, address, summary, badge and picture: what the timeline's component draws."""

_ICONS: dict[str, str] = {kind.value: icon for kind, icon in KIND_ICONS.items()}

PLACE = "0" * 26
"""Stands in an address where the id of an entry comes."""


def headline(words: Words, name: Name, entry: Line | Entry) -> str:
    """Return one sentence that says who did what."""
    return sentences.headline(
        words,
        name,
        kind=entry.kind,
        parties=entry.parties,
        is_internal=entry.is_internal,
        is_decision_not_to_share=entry.is_decision_not_to_share,
    )


class Badges(NamedTuple):
    """What stands at an entry that stands out, as it is drawn: the gravest, and a dispute."""

    late: str = ""
    not_allowed: str = ""
    disputed: str = ""


def rows(words: Words, name: Name, entries: Sequence[Line], address: str, badges: Badges) -> list[Row]:
    """Return a row for each entry.

    :param address: of an entry's page, with ``PLACE`` for its id: built once, because a page has twenty rows.
    """
    front, back = address.split(PLACE)
    return [
        (
            words.moment(line.happened_at),
            headline(words, name, line),
            f"{front}{line.id}{back}",
            line.summary,
            _badge(line, badges),
            _ICONS[line.kind],
        )
        for line in entries
    ]


def _badge(line: Line, badges: Badges) -> str | None:
    """Return the badge of an entry, and the one of a dispute beside it; of none it is nothing."""
    own = badges.late if is_late(line.happened_at, line.recorded_at) else ""
    own = badges.not_allowed if line.was_not_allowed else own
    return (own + badges.disputed if line.is_disputed else own) or None


def months(
    words: Words, name: Name, entries: Sequence[Line], address: str, badges: Badges
) -> list[tuple[str, list[Row]]]:
    """Group the rows by the month in which it was in Amsterdam."""
    pairs = zip(map(_month, entries), rows(words, name, entries, address, badges), strict=True)
    return [
        (words.month(date(year, month, 1)), [row for _, row in found])
        for (year, month), found in groupby(pairs, key=itemgetter(0))
    ]


def _month(line: Line) -> tuple[int, int]:
    local = line.happened_at.astimezone(AMSTERDAM)
    return local.year, local.month
