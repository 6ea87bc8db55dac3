"""The cases somebody can choose from, told by the room of cases, which stands above this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from portal.store import Work

ListCases = Callable[[Work, str], Sequence[tuple[str, str]]]
"""From an open store and a person: id and number of each case."""

_listers: list[ListCases] = []


def register(listing: ListCases) -> None:
    """Say how somebody's cases are listed; ``portal.app`` does this once."""
    if listing not in _listers:
        _listers.append(listing)


def cases_of(work: Work, person: str) -> list[tuple[str, str]]:
    """Return the cases of a person."""
    return [found for listing in _listers for found in listing(work, person)]
