"""What this site itself knows for a copy: files by system, talks with each role, and who looked.

It is read with the eyes of the person: what is on hold for them is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portal.access import lookers
from portal.agencies.service import SystemCard
from portal.cases.blacking import blacked
from portal.cases.copies_shown import ITEM, LOOK, LOOKS, TALK, TALKS, DataCopy, Part, Piece
from portal.cases.service import CopyTyped
from portal.clock import AMSTERDAM
from portal.consultations import service as consultations
from portal.dossiers import service as dossiers
from portal.store import Work

NameOf = Callable[[str], str]
MOST_TALKS = 300


@dataclass(frozen=True)
class Gathered:
    """What stands in this site, by system; and the parts that belong to no system."""

    systems: Mapping[str, tuple[Piece, ...]]
    others: tuple[Part, ...]


def gathered(
    look: Work, *, bodies: frozenset[str], known: frozenset[str], names: NameOf, until: datetime
) -> Gathered:
    """Return what is kept about the person.

    :param until: looks are told until this moment: making the copy is a look as well, and changes it no more.
    :param bodies: the organisations that were asked; empty for all.
    :param known: the systems of the register that are looked into.
    """
    systems: dict[str, tuple[Piece, ...]] = {}
    others: list[Part] = []
    for file in dossiers.files(look):
        if bodies and file.agency not in bodies:
            continue
        pieces = tuple(_item(one, names) for one in dossiers.items(look, file.id, today=date.max))
        if file.system in known:
            systems[str(file.system)] = (*systems.get(str(file.system), ()), *pieces)
        elif pieces:
            body = names(file.agency)
            others.append(Part("", file.name, body, "found", pieces=pieces, width="", agency=file.agency))
    talks, looks = tuple(_talks(look, bodies, names)), tuple(_looks(look, bodies, names, until))
    for code, pieces in ((TALKS, talks), (LOOKS, looks)):
        others.append(Part(code, code, "", "found" if pieces else "nothing", pieces=pieces))
    return Gathered(systems, tuple(others))


def whole(typed: CopyTyped, systems: tuple[SystemCard, ...], found: Gathered, names: NameOf) -> DataCopy:
    """Return the copy as it would be without blacking out."""
    parts = [
        Part(
            system=one.id,
            name=one.name,
            body=names(one.agency),
            found=typed.found.get(one.id, ""),
            text=typed.texts.get(one.id, "").strip(),
            pieces=found.systems.get(one.id, ()),
            width=one.width,
            agency=one.agency,
        )
        for one in systems
    ]
    return DataCopy((*parts, *found.others))


def shown(copy: DataCopy, typed: CopyTyped) -> DataCopy:
    """Return the copy as the person gets it."""
    return blacked(copy, typed.black)


def _item(item: dossiers.Item, names: NameOf) -> Piece:
    return Piece(
        kind=ITEM,
        day=item.written_on.isoformat(),
        text=item.text,
        purpose=item.purpose,
        own_words=item.own_words,
        data_kind=item.data_kind,
        what=item.what,
        is_disputed=item.is_disputed,
        came_from=item.came_from,
        came_on=item.came_on.isoformat() if item.came_on else "",
        brought_by=names(item.came_from_agency) if item.came_from_agency else "",
        item=item.id,
    )


def _talks(look: Work, bodies: frozenset[str], names: NameOf) -> Iterator[Piece]:
    for line in consultations.timeline(look, size=MOST_TALKS).entries:
        if not bodies or bodies & {party.agency for party in line.parties}:
            day = line.happened_at.astimezone(AMSTERDAM).date().isoformat()
            who = tuple((names(party.agency), party.role) for party in line.parties)
            yield Piece(kind=TALK, day=day, text=line.summary, who=who, is_disputed=line.is_disputed)


def _looks(look: Work, bodies: frozenset[str], names: NameOf, until: datetime) -> Iterator[Piece]:
    visits, _older = lookers.looked(look, before=until)
    for one in visits:
        if one.agency and (not bodies or one.agency in bodies):
            day = one.at.astimezone(AMSTERDAM).date().isoformat()
            yield Piece(kind=LOOK, day=day, who=((names(one.agency), one.role),))
