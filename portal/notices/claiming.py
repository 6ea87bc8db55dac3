"""Claiming: which worker sends what. Several share on PostgreSQL; on SQLite they wait for each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, exists, literal, or_, select, update

from portal.notices import kinds
from portal.notices.hiding import IS_HELD, MAY_BE_TOLD
from portal.notices.leaving import address_of_delivery, code_of_delivery
from portal.notices.models import ContactWay, Delivery, Notice
from portal.notices.rules import Channel, State, Topic, next_try
from portal.notices.tasks import TaskKind, add_task
from portal.people.models import Person
from portal.store import Store, Work, Writing, new_id
from portal.store.work import AnyRow
from portal.terms import amsterdam_day

CLAIM_FOR = timedelta(minutes=10)
"""How long a worker has a delivery; longer than the longest talk with a server, so that two never send it."""


@dataclass(frozen=True)
class Claimed:
    """A delivery that this worker sends now."""

    id: str
    claim: str
    person: str
    purpose: str
    channel: Channel
    tries: int
    may_have_arrived: bool
    language: str
    is_at_risk: bool
    topics: frozenset[Topic]
    address: str = field(repr=False)
    """Empty when the person's key was destroyed."""
    code: str = field(default="", repr=False)


_HAS_SOMETHING_TO_TELL = exists(select(literal(1)).where(Notice.delivery_id == Delivery.id, MAY_BE_TOLD))
_DUE = (
    select(Delivery.id, Delivery.state)
    .where(
        Delivery.channel.in_(bindparam("channels", expanding=True)),
        or_(
            and_(Delivery.state == State.WAITING.value, Delivery.next_try_at <= bindparam("moment")),
            # A worker that had this one did not come back: killed, or its machine lost power.
            and_(Delivery.state == State.SENDING.value, Delivery.claimed_until <= bindparam("moment")),
        ),
        or_(Delivery.purpose != "notice", _HAS_SOMETHING_TO_TELL),
    )
    .order_by(Delivery.next_try_at, Delivery.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=Delivery)
)
_ONE = (
    select(
        Delivery.person_id,
        Delivery.purpose,
        Delivery.channel,
        Delivery.tries,
        Delivery.possible_doubles,
        Delivery.way_id,
        Delivery.code_sealed.label("own_code_sealed"),
        Person.language,
        Person.is_at_risk,
        Person.address_sealed.label("home_sealed"),
        Person.name_sealed,
        ContactWay.address_sealed,
        ContactWay.code_sealed,
    )
    .join(Person, Person.id == Delivery.person_id)
    .outerjoin(ContactWay, ContactWay.id == Delivery.way_id)
    .where(Delivery.id == bindparam("delivery"))
)
_KINDS = select(Notice.kind).where(Notice.delivery_id == bindparam("delivery"), MAY_BE_TOLD)
_CLAIM = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"))
    .values(
        state=State.SENDING.value,
        claim=bindparam("mine"),
        claimed_until=bindparam("until"),
        tries=Delivery.tries + bindparam("more_tries"),
        possible_doubles=Delivery.possible_doubles + bindparam("more_doubles"),
    )
)
_SETTLE = (
    update(Delivery)
    .where(Delivery.id == bindparam("delivery"), Delivery.claim == bindparam("mine"))
    .values(
        state=bindparam("new_state"),
        tries=bindparam("new_tries"),
        next_try_at=bindparam("again"),
        possible_doubles=Delivery.possible_doubles + bindparam("more_doubles"),
        answer=bindparam("said"),
        done_at=bindparam("done"),
        claim=None,
        claimed_until=None,
    )
)
_FORGET = update(Delivery).where(Delivery.id == bindparam("delivery")).values(code_sealed=None)
# What came under a hold while it was on its way was not told by this message: it is planned anew.
_UNPLAN = (
    update(Notice)
    .where(Notice.delivery_id == bindparam("delivery"), Notice.sent_at.is_(None), IS_HELD)
    .values(planned_at=None, delivery_id=None)
)
_SENT = (
    update(Notice)
    .where(Notice.delivery_id == bindparam("delivery"), Notice.sent_at.is_(None))
    .values(sent_at=bindparam("moment"))
)


def claim_one(
    store: Store, *, channels: Collection[Channel], claim_for: timedelta = CLAIM_FOR, at: datetime
) -> Claimed | None:
    """Take the delivery that waits longest, or nothing when none is due. On disk before anything is sent."""
    with store.writing() as work:
        rows = work.rows(_DUE, channels=[channel.value for channel in channels], moment=at)
        if not rows:
            return None
        # What was in another worker's hands may have arrived: that is counted, and uses up no further try.
        was_lost = rows[0].state == State.SENDING
        mine = new_id()
        change = {"delivery": rows[0].id, "mine": mine, "until": at + claim_for}
        work.run(_CLAIM, {**change, "more_tries": int(not was_lost), "more_doubles": int(was_lost)})
        row = work.row(_ONE, delivery=rows[0].id)
        assert row is not None  # It was locked above.
        topics = frozenset(kinds.find(one.kind).topic for one in work.rows(_KINDS, delivery=rows[0].id))
        return _claimed(work, rows[0].id, mine, row, topics)


def _claimed(work: Work, delivery: str, mine: str, row: AnyRow, topics: frozenset[Topic]) -> Claimed:
    return Claimed(
        id=delivery,
        claim=mine,
        person=row.person_id,
        purpose=row.purpose,
        channel=Channel(row.channel),
        tries=row.tries,
        may_have_arrived=row.possible_doubles > 0,
        language=row.language,
        is_at_risk=row.is_at_risk,
        topics=topics,
        address=address_of_delivery(work, row),
        code=code_of_delivery(work, delivery, row),
    )


def settle_sent(store: Store, found: Claimed, *, answer: str, at: datetime) -> None:
    """Write down that a delivery was taken by the server, and with it all notices that it told."""
    with store.writing() as work:
        if _settle(work, found, State.SENT, answer=answer, at=at):
            work.run(_FORGET, {"delivery": found.id})
            work.run(_UNPLAN, {"delivery": found.id})
            work.run(_SENT, {"delivery": found.id, "moment": at})


def settle_later(
    store: Store, found: Claimed, *, answer: str, again: datetime, uses_try: bool, doubles: int, at: datetime
) -> None:
    """Put a delivery back, to be tried again; with its tries used up it is given up, and officials see that.

    :param uses_try: false when the server was down, which is no fault of this letter.
    """
    if uses_try:
        again = next_try(found.tries, at) or at
    is_enough = uses_try and next_try(found.tries, at) is None
    state = State.GIVEN_UP if is_enough else State.WAITING
    tries = found.tries if uses_try else found.tries - 1
    with store.writing() as work:
        if _settle(work, found, state, answer=answer, again=again, tries=tries, doubles=doubles, at=at):
            _show_officials(work, found, state, at)


def settle_failed(store: Store, found: Claimed, *, answer: str, at: datetime) -> None:
    """Write down that an address refuses for good; officials see it."""
    with store.writing() as work:
        if _settle(work, found, State.FAILED, answer=answer, at=at):
            _show_officials(work, found, State.FAILED, at)


def _settle(
    work: Writing,
    found: Claimed,
    state: State,
    *,
    answer: str,
    again: datetime | None = None,
    tries: int | None = None,
    doubles: int = 0,
    at: datetime,
) -> bool:
    """Change a delivery, unless another worker took it over; tell whether it was still ours."""
    change: dict[str, object] = {"delivery": found.id, "mine": found.claim, "new_state": state.value}
    change |= {"new_tries": found.tries if tries is None else tries, "again": again or at}
    change |= {"more_doubles": doubles, "said": answer}
    return work.run(_SETTLE, {**change, "done": None if state is State.WAITING else at}) == 1


def _show_officials(work: Writing, found: Claimed, state: State, at: datetime) -> None:
    if state is not State.WAITING:
        add_task(
            work,
            role="helpdesk",
            kind=TaskKind.NOT_DELIVERED,
            about_table=Delivery.__tablename__,
            about_id=found.id,
            for_day=amsterdam_day(at),
            at=at,
        )
