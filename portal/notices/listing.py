"""The notices of one person as that person reads them: what, when, how it was told, whether it was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, select, tuple_, update

from portal.errors import NotFound
from portal.notices import kinds
from portal.notices.hiding import MAY_BE_TOLD, WAS_REPLACED
from portal.notices.kind import NoticeKind
from portal.notices.models import Delivery, Notice
from portal.notices.rules import Channel, State
from portal.store import Work, Writing
from portal.store.work import AnyRow

_SEEN_BY = and_(Notice.person_id == bindparam("person"), MAY_BE_TOLD)
_LIST = (
    select(
        Notice.id,
        Notice.kind,
        Notice.about_table,
        Notice.about_id,
        Notice.made_at,
        Notice.opened_at,
        Delivery.channel,
        Delivery.state,
        Delivery.done_at,
        WAS_REPLACED.label("was_replaced"),
    )
    .outerjoin(Delivery, Delivery.id == Notice.delivery_id)
    .where(_SEEN_BY)
    .order_by(Notice.made_at.desc(), Notice.id.desc())
    .limit(bindparam("number_of_rows"))
)
_EDGE = select(Notice.made_at, Notice.id).where(_SEEN_BY, Notice.id == bindparam("before"))
_OLDER = _LIST.where(tuple_(Notice.made_at, Notice.id) < tuple_(bindparam("edge_at"), bindparam("edge_id")))
_ONE = _LIST.where(Notice.id == bindparam("notice"))
_UNOPENED_ABOUT = (
    select(Notice.id)
    .where(_SEEN_BY, Notice.about_id == bindparam("item"), Notice.opened_at.is_(None))
    .limit(50)
)
_OPEN = (
    update(Notice)
    .where(Notice.id.in_(bindparam("opened", expanding=True)), Notice.opened_at.is_(None))
    .values(opened_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Line:
    """One notice in the list."""

    id: str
    kind: NoticeKind
    made_at: datetime
    opened_at: datetime | None
    channel: Channel
    state: State | None
    """Where its delivery stands; nothing when the portal alone told it."""
    told_at: datetime | None
    endpoint: str
    """The page it leads to; empty when a newer one took its place."""
    item: str


@dataclass(frozen=True)
class Lines:
    """A part of the list, and where the next part begins."""

    items: Sequence[Line]
    older: str | None

    @property
    def unopened(self) -> list[str]:
        """The ids of those that are seen for the first time."""
        return [line.id for line in self.items if line.opened_at is None]


def list_for(work: Work, *, person: str, before: str | None = None, size: int = 20) -> Lines:
    """Return the notices of a person, the newest first.

    :param before: ``older`` of the part before.
    :raises NotFound: when that is no notice of this person.
    """
    if before is None:
        rows = work.rows(_LIST, person=person, number_of_rows=size + 1)
    else:
        edge = work.row(_EDGE, person=person, before=before)
        if edge is None:
            raise NotFound("notices")
        rows = work.rows(
            _OLDER, person=person, edge_at=edge.made_at, edge_id=edge.id, number_of_rows=size + 1
        )
    lines = [_line(row) for row in rows[:size]]
    return Lines(lines, lines[-1].id if len(rows) > size else None)


def one(work: Work, *, person: str, notice: str) -> Line:
    """Return one notice of a person.

    :raises NotFound: when it is not there, not theirs, or hidden.
    """
    row = work.row(_ONE, person=person, notice=notice, number_of_rows=1)
    if row is None:
        raise NotFound("notices")
    return _line(row)


def unopened_about(work: Work, *, person: str, item: str) -> list[str]:
    """Return the notices about an item that its person had not seen yet."""
    return [row.id for row in work.rows(_UNOPENED_ABOUT, person=person, item=item)]


_ABOUT = (
    select(
        Notice.kind,
        Notice.made_at,
        Notice.opened_at,
        Delivery.channel,
        Delivery.state,
        Delivery.done_at,
        Delivery.returned_at,
    )
    .outerjoin(Delivery, Delivery.id == Notice.delivery_id)
    .where(_SEEN_BY, Notice.about_id == bindparam("item"))
    .order_by(Notice.made_at, Notice.id)
    .limit(200)
)


@dataclass(frozen=True)
class Trace:
    """What became of one notice about an item."""

    kind: str
    """A code of ``portal.notices.kinds``."""
    channel: Channel
    state: State | None
    told_at: datetime | None
    opened_at: datetime | None
    returned_at: datetime | None = None


def traces(work: Work, *, person: str, item: str) -> tuple[Trace, ...]:
    """Return what became of the notices about an item: sent, returned, opened after signing in."""
    return tuple(
        Trace(
            row.kind,
            Channel(row.channel) if row.channel else Channel.PORTAL,
            State(row.state) if row.state else None,
            row.done_at,
            row.opened_at,
            row.returned_at,
        )
        for row in work.rows(_ABOUT, person=person, item=item)
    )


def mark_opened(work: Writing, *, notices: Sequence[str], at: datetime) -> int:
    """Write down that notices were seen by their person, signed in."""
    return work.run(_OPEN, {"opened": list(notices), "moment": at})


def _line(row: AnyRow) -> Line:
    page = kinds.PAGES.get(row.about_table, "")
    return Line(
        id=row.id,
        kind=kinds.find(row.kind),
        made_at=row.made_at,
        opened_at=row.opened_at,
        channel=Channel(row.channel) if row.channel else Channel.PORTAL,
        state=State(row.state) if row.state else None,
        told_at=row.done_at,
        endpoint="" if row.was_replaced else page or kinds.LISTS.get(row.about_table, ""),
        item=row.about_id if page else "",
    )
