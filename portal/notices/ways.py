"""Where a person can be reached outside the portal: given, confirmed by a code, changed, taken away."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from portal.errors import NotFound, Refused
from portal.notices.models import ContactWay, Delivery, NoticeChoice
from portal.notices.planning import put_out
from portal.notices.rules import Channel, State, Topic
from portal.notices.service import tell
from portal.people.models import Person
from portal.store import Work, Writing, new_id
from portal.words import N_

CODE_FOR = timedelta(hours=1)
"""How long a code can be used."""

CODE_BY_POST_FOR = timedelta(days=21)
"""How long a code in a letter can be used: a letter takes days, and somebody may be away."""

WRONG_CODES = 5
"""How many wrong codes are taken before a new code is needed."""

CODES_A_DAY = 5
"""How many codes somebody can ask for in a day, so that nobody fills the mail box of a stranger."""

WAYS = ContactWay.__tablename__
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"\+[1-9]\d{7,14}")
_LINES = range(3, 8)
_LONGEST_LINE = 60
_LONGEST_MAIL = 254


@dataclass(frozen=True)
class Way:
    """One address of a person."""

    id: str
    channel: Channel
    address: str
    is_confirmed: bool
    code: str = ""
    """The code that was sent there, while it can be used."""


_OWN = (ContactWay.person_id == bindparam("person"), ContactWay.ended_at.is_(None))
_WAYS = select(*ContactWay.__table__.columns).where(*_OWN).order_by(ContactWay.made_at.desc(), ContactWay.id)
_OTHERS = _WAYS.where(
    ContactWay.channel == bindparam("of_channel"),
    ContactWay.confirmed_at.is_not(None),
    ContactWay.id != bindparam("new_way"),
)
_DROP_PENDING = delete(ContactWay).where(
    *_OWN, ContactWay.channel == bindparam("of_channel"), ContactWay.confirmed_at.is_(None)
)
_CONFIRM = (
    update(ContactWay)
    .where(ContactWay.id == bindparam("way"), ContactWay.confirmed_at.is_(None))
    .values(confirmed_at=bindparam("moment"), code_sealed=None, code_ends_at=None)
)
_WRONG = (
    update(ContactWay).where(ContactWay.id == bindparam("way")).values(code_tries=ContactWay.code_tries + 1)
)
_END = (
    update(ContactWay)
    .where(ContactWay.id == bindparam("way"), ContactWay.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)
_CODES = (
    select(func.count())
    .select_from(Delivery)
    .where(
        Delivery.person_id == bindparam("person"),
        Delivery.purpose == "code",
        Delivery.made_at > bindparam("since"),
    )
)
_CHOICES = select(NoticeChoice.topic, NoticeChoice.channel).where(
    NoticeChoice.person_id == bindparam("person")
)
_RISK = select(Person.is_at_risk).where(Person.id == bindparam("person"))
_DROP_CHOICE = delete(NoticeChoice).where(
    NoticeChoice.person_id == bindparam("person"), NoticeChoice.topic == bindparam("about")
)


def is_at_risk(work: Work, *, person: str) -> bool:
    """Tell whether a person has the flag for safety, so that nothing leaves the portal by default."""
    return bool(work.value(_RISK, person=person))


def tidy(channel: Channel, address: str) -> str:
    """Return an address as it is used.

    :raises Refused: when nothing can be sent there, with what to do.
    """
    if channel is Channel.EMAIL:
        found = address.strip()
        if len(found) > _LONGEST_MAIL or not _MAIL.fullmatch(found):
            raise Refused(N_("Write an e-mail address, for example name@example.nl."))
        return found
    if channel is Channel.SMS:
        found = re.sub(r"[\s().-]", "", address)
        found = "+31" + found[1:] if re.match(r"0[1-9]", found) else re.sub(r"^00", "+", found)
        if not _PHONE.fullmatch(found):
            raise Refused(N_("Write a telephone number, for example 06 1234 5678."))
        return found
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if len(lines) not in _LINES or any(len(line) > _LONGEST_LINE for line in lines):
        raise Refused(N_("Write the name, the street and the town, each on a line of its own."))
    return "\n".join(lines)


def ways(work: Work, *, person: str, at: datetime) -> list[Way]:
    """Return the addresses of a person, the newest first: those in use, and those not confirmed yet."""
    return [
        Way(
            id=row.id,
            channel=Channel(row.channel),
            address=work.open(person, WAYS, row.id, "address", row.address_sealed),
            is_confirmed=row.confirmed_at is not None,
            code=_code(work, person, row, at),
        )
        for row in work.rows(_WAYS, person=person)
    ]


# Any row of contact_ways; SQLAlchemy types its columns as Any itself.
def _code(work: Work, person: str, row: object, at: datetime) -> str:
    ends_at, sealed = getattr(row, "code_ends_at", None), getattr(row, "code_sealed", None)
    if ends_at is None or ends_at <= at or getattr(row, "code_tries", 0) >= WRONG_CODES:
        return ""
    return work.open(person, WAYS, str(getattr(row, "id", "")), "code", sealed)


def give_way(
    work: Writing, *, person: str, channel: Channel, address: str, is_demo: bool, at: datetime
) -> str:
    """Keep a new address of a person; a code goes there, and until it comes back nothing else does.

    Until then the old address stays in use. Of post as well: a letter to a wrong door tells who lives there.

    :raises Refused: when nothing can be sent there, or too many codes were asked for today.
    """
    tidied = tidy(channel, address)
    ends_at = at + (CODE_BY_POST_FOR if channel is Channel.POST else CODE_FOR)
    if work.value(_CODES, person=person, since=at - timedelta(days=1)) >= CODES_A_DAY:
        raise Refused(N_("You asked for a code several times today. Try again tomorrow, or call us."))
    work.run(_DROP_PENDING, {"person": person, "of_channel": channel.value})
    way, code = new_id(), f"{secrets.randbelow(10**6):06}"
    row: dict[str, object] = {"id": way, "person_id": person, "channel": channel.value, "made_at": at}
    row |= {"address_sealed": work.seal(person, WAYS, way, "address", tidied), "code_tries": 0}
    row |= {"code_sealed": work.seal(person, WAYS, way, "code", code), "code_ends_at": ends_at}
    work.add(ContactWay, row)
    put_out(work, person=person, purpose="code", channel=channel, way=way, is_demo=is_demo, at=at)
    return way


def confirm_way(
    work: Writing, *, person: str, channel: Channel, code: str, is_demo: bool, at: datetime
) -> bool:
    """Confirm an address with the code that was sent there; tell whether the code was right.

    The old address hears that there is a message, and the message says that the address changed.

    :raises NotFound: when no address waits for a code, or its code is too old or was wrong too often.
    """
    waiting = [one for one in ways(work, person=person, at=at) if one.channel == channel and one.code]
    if not waiting:
        raise NotFound(WAYS)
    typed = "".join(sign for sign in code if sign.isdecimal())
    if not hmac.compare_digest(typed.encode(), waiting[0].code.encode()):
        work.run(_WRONG, {"way": waiting[0].id})
        return False
    _use(work, person=person, way=waiting[0].id, channel=channel, is_demo=is_demo, at=at)
    return True


def _use(work: Writing, *, person: str, way: str, channel: Channel, is_demo: bool, at: datetime) -> None:
    work.run(_CONFIRM, {"way": way, "moment": at})
    for old in work.rows(_OTHERS, person=person, of_channel=channel.value, new_way=way):
        work.run(_END, {"way": old.id, "moment": at})
        put_out(work, person=person, purpose="moved", channel=channel, way=old.id, is_demo=is_demo, at=at)
    tell(work, person=person, kind="contact_changed", about_table=WAYS, about_id=way, at=at)


def stop_way(work: Writing, *, person: str, channel: Channel, is_demo: bool, at: datetime) -> None:
    """Use an address no longer; it hears once more that there is a message, so that nobody does it unseen."""
    work.run(_DROP_PENDING, {"person": person, "of_channel": channel.value})
    for old in work.rows(_OTHERS, person=person, of_channel=channel.value, new_way=""):
        work.run(_END, {"way": old.id, "moment": at})
        put_out(work, person=person, purpose="moved", channel=channel, way=old.id, is_demo=is_demo, at=at)
        tell(work, person=person, kind="contact_changed", about_table=WAYS, about_id=old.id, at=at)


def choices(work: Work, *, person: str) -> Mapping[Topic, Channel]:
    """Return how a person chose to be told, for the topics of which they chose."""
    return {Topic(row.topic): Channel(row.channel) for row in work.rows(_CHOICES, person=person)}


def choose(work: Writing, *, person: str, chosen: Mapping[Topic, Channel], at: datetime) -> None:
    """Keep how a person wants to be told of each kind of thing. Source: Awb art. 2:8."""
    for topic, channel in chosen.items():
        work.run(_DROP_CHOICE, {"person": person, "about": topic.value})
        row = {"person_id": person, "topic": topic.value, "channel": channel.value, "chosen_at": at}
        work.add(NoticeChoice, row)


_OLD_DELIVERIES_OF_WAY = select(Delivery.way_id).where(
    Delivery.way_id.is_not(None), Delivery.state.in_([State.WAITING.value, State.SENDING.value])
)
_DROP_OLD = delete(ContactWay).where(
    ContactWay.id.not_in(_OLD_DELIVERIES_OF_WAY),
    (ContactWay.ended_at < bindparam("before"))
    | (ContactWay.confirmed_at.is_(None) & (ContactWay.code_ends_at < bindparam("before"))),
)


def drop_unused(work: Writing, *, before: datetime) -> int:
    """Throw away addresses that are used no more, or were never confirmed; return how many."""
    return work.run(_DROP_OLD, {"before": before})
