"""What teams really do: told twice or not, and what people say of it after a contact; never of one person.

Source: R-072, R-126: knowing the rules is not enough, and quality staff look at the talk about privacy too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, case, exists, func, literal, select

from portal.access.models import Hold
from portal.agencies.models import File
from portal.dossiers.models import FileTalk, FileTold
from portal.store import Moment, Work
from portal.store.work import AnyRow

FEWEST = 10
"""Answers of fewer contacts could point at somebody; a team with fewer shows none."""

_HELD = exists(select(literal(1)).where(Hold.item_id == FileTalk.item_id, Hold.ended_at.is_(None)))


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_BY_TEAM = (
    select(
        FileTalk.agency_id,
        func.count().label("number"),
        _number(FileTalk.was_told == "yes").label("told"),
        _number(FileTalk.could_say_no == "yes").label("free"),
    )
    .where(FileTalk.at > bindparam("since", type_=Moment()), ~_HELD)
    .group_by(FileTalk.agency_id)
    .order_by(FileTalk.agency_id)
)
_HELD_FILE = exists(select(literal(1)).where(Hold.item_id == File.id, Hold.ended_at.is_(None)))


def _was_told(how: str) -> ColumnElement[bool]:
    return exists(
        select(literal(1)).where(
            FileTold.item_id == File.id,
            FileTold.person_id == File.person_id,
            FileTold.how == how,
            FileTold.denied_at.is_(None),
        )
    )


_TICKS = (
    select(
        File.agency_id,
        func.count().label("number"),
        _number(_was_told("oral")).label("oral"),
        _number(_was_told("writing")).label("writing"),
    )
    .where(File.until_day.is_(None), ~_HELD_FILE)
    .group_by(File.agency_id)
    .order_by(File.agency_id)
)


@dataclass(frozen=True)
class Doing:
    """What a team really does: in whole per cents, or nothing where there are too few to count."""

    agency: str
    oral: int | None = None
    """Of its open files: the person was told by mouth."""
    writing: int | None = None
    told: int | None = None
    """Of the contacts: the person says to have been told."""
    free: int | None = None
    """Of the contacts: the person says that no could be said."""


def share(part: int, whole: int) -> int | None:
    """Return a share in whole per cents, rounded down; nothing when there are too few to count."""
    return None if whole < FEWEST else 100 * part // whole


def doing(work: Work, *, since: datetime, agency: str = "") -> Sequence[Doing]:
    """Return what each team does, or one of them; two queries."""
    ticks: dict[str, AnyRow] = {row.agency_id: row for row in work.rows(_TICKS)}
    talks: dict[str, AnyRow] = {row.agency_id: row for row in work.rows(_BY_TEAM, since=since)}
    wanted = {agency} if agency else ticks.keys() | talks.keys()
    return [_doing(one, ticks.get(one), talks.get(one)) for one in sorted(wanted)]


def _doing(agency: str, ticks: AnyRow | None, talks: AnyRow | None) -> Doing:
    oral = writing = told = free = None
    if ticks is not None:
        oral, writing = share(ticks.oral, ticks.number), share(ticks.writing, ticks.number)
    if talks is not None:
        told, free = share(talks.told, talks.number), share(talks.free, talks.number)
    return Doing(agency, oral, writing, told, free)
