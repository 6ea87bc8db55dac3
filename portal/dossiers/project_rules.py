"""What another use of data must say, and when a person has had time to say no. Pure values.

Source: AVG art. 13 lid 3; R-212.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.agencies.articles import ARTICLES
from portal.agencies.data_kinds import DataKind
from portal.agencies.widths import SERVICES
from portal.dossiers.rules import MEDICAL, SHORTEST_PURPOSE, Problem
from portal.store.work import AnyRow
from portal.words import N_

NOTICE = timedelta(days=14)
"""How long a person has to say no before a file may be used."""

ANSWERS = ("yes", "no")

NEVER = frozenset({*MEDICAL, DataKind.JUSTICE})
"""Kinds that are never used for something else: what is medical, and what the court keeps to itself."""


@dataclass(frozen=True)
class ProjectDraft:
    """What an organisation wants to use its files for."""

    title: str
    why: str
    who: str
    data_kinds: tuple[str, ...]
    article: str
    service: str
    from_day: date | None
    until_day: date | None


@dataclass(frozen=True)
class OtherUse:
    """A project as everybody reads it who is told of it."""

    id: str
    agency: str
    title: str
    why: str
    who: str
    data_kinds: tuple[str, ...]
    article: str
    service: str
    from_day: date
    until_day: date
    is_stopped: bool

    def is_over(self, today: date) -> bool:
        """Tell whether nothing is used for it any more."""
        return self.is_stopped or self.until_day < today


@dataclass(frozen=True)
class Asked:
    """One file of a person that a project would use, and whether the person said no."""

    id: str
    file: str
    name: str
    told_at: datetime
    is_refused: bool
    use: OtherUse


@dataclass(frozen=True)
class Standing:
    """How far an organisation is: which of its files it may not use, by its own names for them."""

    left_out: tuple[str, ...]
    untold: int
    may_use: int


def is_left_out(row: AnyRow, at: datetime) -> bool:
    """Tell whether a file may not be used: hidden, refused, or not told two weeks ago."""
    is_told_in_time = row.told_at is not None and row.told_at + NOTICE <= at
    return bool(row.is_held) or row.refused_at is not None or not is_told_in_time


def use_of(row: AnyRow, of: str = "of_") -> OtherUse:
    """Return another use from a row whose columns begin with these letters."""
    given = {name.removeprefix(of): value for name, value in row._mapping.items() if name.startswith(of)}
    return OtherUse(
        given["id"],
        given["agency_id"],
        *(given["title"], given["why"], given["who"]),
        tuple(given["data_kinds"].split()),
        *(given["article"], given["service"], given["from_day"], given["until_day"]),
        given["stopped_at"] is not None,
    )


def problems(draft: ProjectDraft, today: date) -> Iterator[Problem]:
    """Give each thing that keeps another use from being announced."""
    if not draft.title:
        yield Problem("title", N_("Give it a name."))
    if not draft.who:
        yield Problem("who", N_("Say who works with it."))
    if len(draft.why.split()) < SHORTEST_PURPOSE:
        yield Problem("why", N_("Say in a whole sentence why it is needed."))
    if not draft.data_kinds or not set(draft.data_kinds) <= set(DataKind) - NEVER:
        yield Problem("data_kinds", N_("Choose what kind of data it is."))
    if draft.article not in ARTICLES:
        yield Problem("article", N_("Choose the article of law."))
    if draft.service and draft.service not in set(SERVICES):
        yield Problem("service", N_("Choose one of the list."))
    yield from _wrong_days(draft.from_day, draft.until_day, today)


def _wrong_days(first: date | None, last: date | None, today: date) -> Iterator[Problem]:
    if first is None or first < today + NOTICE:
        yield Problem("from_day", N_("Choose a day at least two weeks from now. People need time to say no."))
    if last is None or (first is not None and last < first):
        yield Problem("until_day", N_("Choose a last day, after the first."))
