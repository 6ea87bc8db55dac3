"""Proposals: how a room that records asks whether the person agreed to extra data, without knowing the room.

``app`` registers what finds proposals. Where nothing is registered, nothing is in the way.
Source: R-075.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from portal.store import Work


@dataclass(frozen=True)
class Proposed:
    """What one person was asked about extra data from two bodies, and what the person said."""

    person: str
    bodies: frozenset[str]
    kinds: frozenset[str]
    answer: str
    asked_at: datetime
    answered_at: datetime | None


class Standing:
    """Proposals of some persons, fetched at once; asking about one of them costs no query."""

    def __init__(self, found: Iterable[Proposed] = ()) -> None:
        self._of: dict[str, list[Proposed]] = defaultdict(list)
        for one in sorted(found, key=lambda one: one.asked_at, reverse=True):
            self._of[one.person].append(one)

    def is_waiting(
        self,
        person: str,
        *,
        agencies: Collection[str],
        kinds: Collection[str],
        at: datetime | None = None,
    ) -> bool:
        """Tell whether the newest proposal about one of these kinds, from one of these bodies, has no yes.

        :param at: a moment in the past: what was proposed later says nothing about it, and an answer of later
            hides what stood there before, so that nobody is accused of what we do not know for sure.
        """
        for one in self._of.get(person, ()):
            is_later = at is not None and one.asked_at > at
            if one.bodies <= set(agencies) and not is_later and one.kinds & set(kinds):
                is_sure = at is None or one.answered_at is None or one.answered_at <= at
                return one.answer != "yes" and is_sure
        return False


class Finds(Protocol):
    """Finds the proposals of many persons at once."""

    def __call__(self, work: Work, *, persons: Collection[str]) -> Iterable[Proposed]:
        """Return what these persons were asked, without what is hidden from them."""


_found: list[Finds] = []


def register(finds: Finds) -> None:
    """Say how they are found; the last one counts."""
    _found[:] = [finds]


def standing(work: Work, persons: Collection[str]) -> Standing:
    """Return what these persons were asked; nothing is asked of the store for nobody."""
    return Standing(_found[0](work, persons=persons) if _found and persons else ())
