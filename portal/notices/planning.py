"""Planning: how each new notice is told. One person with several new notices gets one message outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.notices import kinds
from portal.notices.hiding import MAY_BE_TOLD
from portal.notices.models import ContactWay, Delivery, Notice, NoticeChoice
from portal.notices.rules import AWAY, Channel, State, address_of, channel_for
from portal.people.models import Person
from portal.store import Store, Work, Writing, new_id
from portal.store.work import AnyRow

AT_ONCE = 200
"""Notices that one transaction plans; a worker that is killed loses none of them."""

_UNPLANNED = (
    select(Notice.id, Notice.person_id, Notice.kind)
    .where(Notice.planned_at.is_(None), MAY_BE_TOLD)
    .order_by(Notice.made_at, Notice.id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True, of=Notice)
)
_AT_RISK = select(Person.id).where(
    Person.id.in_(bindparam("persons", expanding=True)), Person.is_at_risk.is_(True)
)
_CHOICES = select(NoticeChoice.person_id, NoticeChoice.topic, NoticeChoice.channel).where(
    NoticeChoice.person_id.in_(bindparam("persons", expanding=True))
)
_WAYS = select(ContactWay.person_id, ContactWay.channel, ContactWay.id).where(
    ContactWay.person_id.in_(bindparam("persons", expanding=True)),
    ContactWay.confirmed_at.is_not(None),
    ContactWay.ended_at.is_(None),
)
_PLAN = (
    update(Notice)
    .where(Notice.id == bindparam("notice"))
    .values(planned_at=bindparam("moment"), delivery_id=bindparam("delivery"), sent_at=bindparam("sent"))
)


@dataclass
class _People:
    """What has to be known of the people of one batch."""

    at_risk: frozenset[str]
    choices: dict[tuple[str, str], str]
    ways: dict[str, dict[str, str]] = field(default_factory=dict)

    def channel(self, row: AnyRow, offered: Collection[Channel]) -> Channel:
        """Return the channel for one notice."""
        chosen = self.choices.get((row.person_id, kinds.find(row.kind).topic))
        own = self.ways.get(row.person_id, {})
        reachable = [one for one in AWAY if one in offered and address_of(one) in own]
        return channel_for(chosen, reachable, is_at_risk=row.person_id in self.at_risk)


def plan(store: Store, *, offered: Collection[Channel], is_demo: bool = False, at: datetime) -> int:
    """Decide for a batch of new notices how they are told, and return how many there were.

    :param offered: the channels outside that this portal can use.
    :param is_demo: in the demo nothing leaves.
    """
    with store.writing() as work:
        rows = work.rows(_UNPLANNED)
        if not rows:
            return 0
        people = _read_people(work, sorted({row.person_id for row in rows}))
        deliveries: dict[tuple[str, ...], dict[str, object]] = {}
        changes = [_planned(row, people, offered, deliveries, is_demo, at) for row in rows]
        work.add(Delivery, *deliveries.values())
        for change in changes:
            work.run(_PLAN, change)
        return len(rows)


def _planned(
    row: AnyRow,
    people: _People,
    offered: Collection[Channel],
    deliveries: dict[tuple[str, ...], dict[str, object]],
    is_demo: bool,
    at: datetime,
) -> dict[str, object]:
    """Return the change to one notice, with its delivery among the others when it leaves the portal."""
    channel = people.channel(row, offered)
    change: dict[str, object] = {"notice": row.id, "moment": at, "delivery": None, "sent": at}
    if channel is Channel.PORTAL:
        return change
    # Of a message that says nothing one is enough; each whole letter is a letter of its own.
    key = (row.person_id, channel, row.id) if channel is Channel.LETTER else (row.person_id, channel)
    if key not in deliveries:
        way = people.ways.get(row.person_id, {}).get(address_of(channel))
        deliveries[key] = delivery_row(
            person=row.person_id, purpose="notice", channel=channel, way=way, is_demo=is_demo, at=at
        )
    is_on_its_way = deliveries[key]["state"] == State.WAITING
    return {**change, "delivery": deliveries[key]["id"], "sent": None if is_on_its_way else at}


def delivery_row(
    *, person: str, purpose: str, channel: Channel, way: str | None, is_demo: bool, at: datetime
) -> dict[str, object]:
    """Return a delivery ready to insert. At a counter it waits for its person; the demo sends nothing."""
    state = State.DEMO if is_demo and channel in AWAY else State.WAITING
    return {
        "id": new_id(),
        "person_id": person,
        "purpose": purpose,
        "channel": channel.value,
        "way_id": way,
        "state": state.value,
        "tries": 0,
        "next_try_at": at,
        "possible_doubles": 0,
        "answer": "",
        "made_at": at,
        "done_at": None if state is State.WAITING else at,
    }


def _read_people(work: Work, persons: Sequence[str]) -> _People:
    at_risk = frozenset(row.id for row in work.rows(_AT_RISK, persons=persons))
    choices = {(row.person_id, row.topic): row.channel for row in work.rows(_CHOICES, persons=persons)}
    people = _People(at_risk, choices)
    for row in work.rows(_WAYS, persons=persons):
        people.ways.setdefault(row.person_id, {})[row.channel] = row.id
    return people


def put_out_code(
    work: Writing, *, person: str, channel: Channel, way: str, code: str, is_demo: bool, at: datetime
) -> None:
    """Put a code in the outbox that the person says at a counter; it is kept until it has left."""
    row = delivery_row(person=person, purpose="visit", channel=channel, way=way, is_demo=is_demo, at=at)
    if row["state"] == State.WAITING:
        row["code_sealed"] = work.seal(person, Delivery.__tablename__, str(row["id"]), "code", code)
    work.add(Delivery, row)


def put_out(
    work: Writing,
    *,
    person: str,
    purpose: str,
    channel: Channel,
    way: str,
    is_demo: bool,
    at: datetime,
) -> None:
    """Put a message that is no notice in the outbox: a code, or the news that an address changed."""
    row = delivery_row(person=person, purpose=purpose, channel=channel, way=way, is_demo=is_demo, at=at)
    work.add(Delivery, row)
