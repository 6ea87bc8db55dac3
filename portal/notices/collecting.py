"""Messages that a person collects at a counter: they wait under a number, and are told when handed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, bindparam, delete, exists, func, literal, or_, select, update

from portal.errors import NotFound
from portal.notices import kinds
from portal.notices.hiding import MAY_BE_TOLD
from portal.notices.models import Delivery, Notice
from portal.notices.rules import Channel, State, Topic
from portal.store import Keyring, Work, Writing
from portal.store.published import written
from portal.store.work import AnyRow
from portal.terms import amsterdam_day

IN_HAND_FOR = timedelta(minutes=15)
"""How long a worker has the papers of a person whom they recognised; after that they wait again."""

_DIGITS = 6


class Recognised(StrEnum):
    """How somebody at a counter knew who stood there."""

    DOCUMENT = "document"  # an identity paper, and its day of birth is the right one
    CODE = "code"  # a code that the person made for this visit


@dataclass(frozen=True)
class Ready:
    """Papers of one person that wait at the counter: a number and a day, and no name."""

    delivery: str
    number: str
    since: date


_HAS_SOMETHING_NEW = exists(
    select(literal(1)).where(Notice.delivery_id == Delivery.id, MAY_BE_TOLD, Notice.opened_at.is_(None))
)
_AT_COUNTER = Delivery.channel == written(Channel.COUNTER)[0]
_WAITS = and_(
    _AT_COUNTER,
    # Of all that was ever sent only what lies there has to be read.
    Delivery.state.in_(written(State.WAITING, State.SENDING)),
    or_(
        Delivery.state == State.WAITING.value,
        # Somebody recognised the person and then did nothing more.
        and_(Delivery.state == State.SENDING.value, Delivery.claimed_until <= bindparam("moment")),
    ),
    _HAS_SOMETHING_NEW,
)
_READY = (
    select(func.min(Delivery.id).label("id"), Delivery.person_id, func.min(Delivery.made_at).label("since"))
    .where(_WAITS)
    .group_by(Delivery.person_id)
    .order_by(func.min(Delivery.made_at), Delivery.person_id)
    .limit(200)
)
_WHOSE = select(Delivery.person_id).where(Delivery.id == bindparam("delivery"), _WAITS)
_TAKE = (
    update(Delivery)
    .where(Delivery.person_id == bindparam("whom"), _WAITS)
    .values(
        state=State.SENDING.value,
        claim=bindparam("mine"),
        claimed_until=bindparam("until"),
        recognised=bindparam("how"),
        handed_role=bindparam("role"),
    )
)
_MINE = and_(
    _AT_COUNTER,
    Delivery.state == State.SENDING.value,
    Delivery.claim == bindparam("mine"),
    Delivery.claimed_until > bindparam("moment"),
)
_IN_HAND = select(Delivery.person_id).where(Delivery.id == bindparam("delivery"), _MINE)
_ALL_IN_HAND = select(Delivery.id).where(Delivery.person_id == bindparam("whom"), _MINE)
_TOLD = (
    select(Notice.id, Notice.kind, Notice.about_table, Notice.about_id, Notice.made_at)
    .where(Notice.delivery_id.in_(bindparam("deliveries", expanding=True)), MAY_BE_TOLD)
    .order_by(Notice.made_at, Notice.id)
)
_HANDED = (
    update(Delivery)
    .where(Delivery.id.in_(bindparam("deliveries", expanding=True)), _MINE)
    .values(state=State.SENT.value, done_at=bindparam("moment"), claim=None, claimed_until=None)
)
_SENT = (
    update(Notice)
    .where(Notice.id.in_(bindparam("told", expanding=True)), Notice.sent_at.is_(None))
    .values(sent_at=bindparam("moment"))
)
# What came under a hold in between was not on the paper: it is planned anew.
_UNPLAN_REST = (
    update(Notice)
    .where(Notice.delivery_id.in_(bindparam("deliveries", expanding=True)), Notice.sent_at.is_(None))
    .values(planned_at=None, delivery_id=None)
)
_BACK = (
    update(Delivery)
    .where(Delivery.id.in_(bindparam("deliveries", expanding=True)), _MINE)
    .values(state=State.WAITING.value, claim=None, claimed_until=None, recognised=None, handed_role=None)
)
_WAITING_OF = (
    select(Notice.id, Notice.kind)
    .join(Delivery, Delivery.id == Notice.delivery_id)
    .where(Notice.person_id == bindparam("person"), _AT_COUNTER, Delivery.state == State.WAITING.value)
)
_UNPLAN = (
    update(Notice)
    .where(Notice.id.in_(bindparam("which", expanding=True)), Notice.sent_at.is_(None))
    .values(planned_at=None, delivery_id=None)
)
_DROP_EMPTY = delete(Delivery).where(
    Delivery.person_id == bindparam("whom"),
    _AT_COUNTER,
    Delivery.state == State.WAITING.value,
    ~exists(select(literal(1)).where(Notice.delivery_id == Delivery.id)),
)
_OLD = select(Delivery.id, Delivery.made_at).where(
    _AT_COUNTER,
    Delivery.state.in_([State.WAITING.value, State.SENDING.value]),
    Delivery.made_at < bindparam("before"),
    _HAS_SOMETHING_NEW,
)


def collect_number(keyring: Keyring, person: str) -> str:
    """Return the number under which the papers of a person wait; it says nothing of who that is.

    It is always the same, so that it can be kept on a card, and it opens nothing by itself.
    """
    number = int.from_bytes(keyring.lookup("collect", person)[:8], "big") % 10**_DIGITS
    digits = f"{number:0{_DIGITS}}"
    return f"{digits[:3]} {digits[3:]}"


def ready(work: Work, *, never_of: Collection[str], at: datetime) -> list[Ready]:
    """Return what waits at the counter, the oldest first: one line for each person; 200 at most.

    What waits for the people in ``never_of`` is absent: the worker knows them privately.
    """
    rows = work.rows(_READY, moment=at)
    return [
        Ready(row.id, collect_number(work.keyring, row.person_id), amsterdam_day(row.since))
        for row in rows
        if row.person_id not in never_of
    ]


def find_ready(work: Work, *, delivery: str, never_of: Collection[str], at: datetime) -> tuple[str, str]:
    """Return whose papers these are, and their number.

    :raises NotFound: when they do not wait, or no more, or when they are of somebody in ``never_of``.
    """
    person = work.row(_WHOSE, delivery=delivery, moment=at)
    if person is None or person.person_id in never_of:
        raise NotFound("deliveries")
    return person.person_id, collect_number(work.keyring, person.person_id)


def take(work: Writing, *, person: str, how: Recognised, account: str, role: str, at: datetime) -> None:
    """Write down how a person was recognised; all that waits for this person is now in this worker's hands.

    ``person`` is what :func:`find_ready` returned in the same transaction.
    """
    claim = {"whom": person, "moment": at, "mine": account, "until": at + IN_HAND_FOR}
    work.run(_TAKE, {**claim, "how": how.value, "role": role})


def in_hand(work: Work, *, delivery: str, account: str, at: datetime) -> str | None:
    """Return whose papers a worker has in hand, or nothing."""
    row = work.row(_IN_HAND, delivery=delivery, mine=account, moment=at)
    return str(row.person_id) if row is not None else None


def notices_in_hand(work: Work, *, delivery: str, account: str, at: datetime) -> tuple[str, Sequence[AnyRow]]:
    """Return whose papers a worker has in hand, and the notices on them.

    :raises NotFound: when this worker has them not, or no more.
    """
    person, deliveries = _mine(work, delivery, account, at)
    return person, work.rows(_TOLD, deliveries=deliveries)


def hand_over(work: Writing, *, delivery: str, account: str, at: datetime) -> None:
    """Write down that the paper was given: from now on the person was told.

    :raises NotFound: when this worker has it not, or no more.
    """
    _, deliveries = _mine(work, delivery, account, at)
    told = [row.id for row in work.rows(_TOLD, deliveries=deliveries)]
    work.run(_HANDED, {"deliveries": deliveries, "mine": account, "moment": at})
    work.run(_SENT, {"told": told, "moment": at})
    work.run(_UNPLAN_REST, {"deliveries": deliveries})


def put_back(work: Writing, *, delivery: str, account: str, at: datetime) -> None:
    """Leave the paper at the counter: nobody was told.

    :raises NotFound: when this worker has it not, or no more.
    """
    _, deliveries = _mine(work, delivery, account, at)
    work.run(_BACK, {"deliveries": deliveries, "mine": account, "moment": at})


def _mine(work: Work, delivery: str, account: str, at: datetime) -> tuple[str, list[str]]:
    person = in_hand(work, delivery=delivery, account=account, at=at)
    if person is None:
        raise NotFound("deliveries")
    return person, [row.id for row in work.rows(_ALL_IN_HAND, whom=person, mine=account, moment=at)]


def leave_counter(work: Writing, *, person: str, still: Collection[Topic]) -> None:
    """Tell in another way what waits at the counter and need not be collected there any more."""
    rows = work.rows(_WAITING_OF, person=person)
    other = [row.id for row in rows if kinds.find(row.kind).topic not in still]
    work.run(_UNPLAN, {"which": other})
    work.run(_DROP_EMPTY, {"whom": person})


def uncollected(work: Work, *, before: datetime) -> Sequence[AnyRow]:
    """Return the papers that nobody collected since a moment: their ids, and since when they wait."""
    return work.rows(_OLD, before=before)
