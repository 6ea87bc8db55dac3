"""Entries as lines of a list: plain values for a template, grouped by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup, escape

from portal.agencies.service import Directory
from portal.consultations import sentences
from portal.consultations.listing import Line, read_parties
from portal.consultations.phrases import KIND_ICONS
from portal.consultations.reading import Entry
from portal.consultations.rules import is_late
from portal.words import Words
from portal.words.escaping import escaped

Name = Callable[[str], str]

Row = tuple[str, str, str, str]
"""When, headline, address and picture."""

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

    late: str
    not_allowed: str
    disputed: str


class Drawing(NamedTuple):
    """How rows are drawn in a language."""

    badges: Badges
    pattern: Callable[[str, str, bool], str]
    """From picture, badge and whether there is a summary; "%s" for when, address, headline and summary."""


def rows(words: Words, directory: Directory, entries: Sequence[Line], address: str) -> list[Row]:
    """Return a row for each entry, for a list that says something else of it than the timeline does.

    :param address: of an entry's page, with ``PLACE`` for its id: built once, because a page has twenty rows.
    """
    front, back = address.split(PLACE)
    return [
        (
            words.moment(line.happened_at),
            headline(words, directory.name, line),
            f"{front}{line.id}{back}",
            _ICONS[line.kind],
        )
        for line in entries
    ]


def _what(line: Line) -> tuple[str, str, bool, bool]:
    return line.kind, line.kept_parties, line.is_internal, line.is_decision_not_to_share


def _said(
    name: Name, words: Words, kind: str, parties: str, is_internal: bool, is_decision_not_to_share: bool
) -> Markup:
    """Return the headline of an entry, ready for a page."""
    return escape(
        sentences.headline(
            words,
            name,
            kind=kind,
            parties=read_parties(parties),
            is_internal=is_internal,
            is_decision_not_to_share=is_decision_not_to_share,
        )
    )


def _badge(line: Line, badges: Badges) -> str:
    """Return the badge of an entry, and the one of a dispute beside it; of none it is nothing."""
    own = badges.late if is_late(line.happened_at, line.recorded_at) else ""
    own = badges.not_allowed if line.was_not_allowed else own
    return own + badges.disputed if line.is_disputed else own


def months(
    words: Words, directory: Directory, entries: Sequence[Line], address: str, drawing: Drawing
) -> list[tuple[str, Markup]]:
    """Return the rows as they are drawn, by the month in which it was in Amsterdam.

    :param address: as for ``rows``.
    """
    front, back = address.split(PLACE)
    said, drawn = directory.saying(_said), []
    for line in entries:
        when, month = words.dated(line.happened_at)
        summary = escaped(line.summary)
        row = drawing.pattern(_ICONS[line.kind], _badge(line, drawing.badges), bool(summary)) % (
            *(when, f"{front}{line.id}{back}", said(words, *_what(line))),
            *((summary,) if summary else ()),
        )
        drawn.append((month, row))
    return [
        # All that was put in was escaped.
        (month, Markup("".join(row for _, row in found)))  # noqa: S704
        for month, found in groupby(drawn, key=itemgetter(0))
    ]
