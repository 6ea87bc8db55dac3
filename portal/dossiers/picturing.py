"""The picture: who holds something about a person, who may look, and who got it.

Who got it is known in another room on this step; ``app`` says how it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portal.access import lookers
from portal.agencies.service import Directory
from portal.dossiers import reading
from portal.store import Work


@dataclass(frozen=True)
class Holder:
    """One organisation in the picture."""

    agency: str
    systems: tuple[str, ...]
    """Names of what it keeps something in; empty when it keeps nothing that we know of."""
    roles: tuple[tuple[str, date | None], ...]
    """Who of it may look now, and until when."""
    got: int
    """In how many entries of the list it took part."""


Got = Callable[[Work], Iterable[tuple[str, int]]]
"""Returns organisations with the number of entries in which they got or gave something."""

_asked: list[Got] = []


def register_got(ask: Got) -> None:
    """Say how is asked which organisations got something."""
    _asked[:] = [ask]


def picture(look: Work, directory: Directory, *, today: date) -> Sequence[Holder]:
    """Return all organisations that hold, may look or got something, who holds most first."""
    systems: dict[str, list[str]] = {}
    for file in reading.files(look):
        card = directory.system(file.system)
        systems.setdefault(file.agency, []).append(card.name if card else file.name)
    roles: dict[str, dict[str, date | None]] = {}
    for one in lookers.may_look(look):
        if one.is_now(today):
            roles.setdefault(one.agency, {})[one.role] = one.until_day
    got = {agency: number for ask in _asked for agency, number in ask(look)}
    holders = [
        Holder(
            agency,
            tuple(dict.fromkeys(systems.get(agency, ()))),
            tuple(roles.get(agency, {}).items()),
            got.get(agency, 0),
        )
        for agency in {**systems, **roles, **got}
    ]
    return sorted(holders, key=lambda one: (-len(one.systems), -len(one.roles), -one.got, one.agency))
