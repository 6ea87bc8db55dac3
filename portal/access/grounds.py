"""Grounds: how a room that records asks whether a release allows it, without knowing the other room.

``app`` registers what finds a release. Where nothing is registered, nothing is allowed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol

from portal.store import Work


class Find(Protocol):
    """Finds the release that covers an exchange."""

    def __call__(
        self, work: Work, *, person: str, agencies: Iterable[str], kinds: Collection[str], at: datetime
    ) -> str | None:
        """Return the release of a person that covers what these bodies exchange at a moment."""


_finders: list[Find] = []


def register(find: Find) -> None:
    """Say how a release is found; the last one counts."""
    _finders[:] = [find]


def release_for(
    work: Work, *, person: str, agencies: Iterable[str], kinds: Collection[str], at: datetime
) -> str | None:
    """Return the release that covers an exchange, or nothing: then it may not be recorded under one."""
    if not _finders:
        return None
    return _finders[0](work, person=person, agencies=agencies, kinds=kinds, at=at)
