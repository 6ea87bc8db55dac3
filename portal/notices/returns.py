"""What came back: a mail that could not be delivered after all, or a letter from the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from sqlalchemy import bindparam, select, update

from portal.notices.models import ContactWay, Delivery
from portal.notices.rules import State
from portal.notices.service import tell
from portal.notices.tasks import TaskKind, add_task
from portal.store import Writing
from portal.terms import amsterdam_day

_OURS = re.compile(r"<([0-9a-z]{26})@[^>\s]+>")
_FOR_GOOD = re.compile(r"^Status:\s*5\.", re.IGNORECASE | re.MULTILINE)

_SENT = select(Delivery.person_id, Delivery.way_id).where(
    Delivery.id == bindparam("delivery"), Delivery.state == State.SENT.value
)
_RETURN = (
    update(Delivery)
    .where(Delivery.id == bindparam("which"), Delivery.state == State.SENT.value)
    .values(state=State.RETURNED.value, answer="returned", returned_at=bindparam("moment"))
)
_END = (
    update(ContactWay)
    .where(ContactWay.id == bindparam("way"), ContactWay.ended_at.is_(None))
    .values(ended_at=bindparam("moment"))
)


def bounced(mail: bytes) -> list[str]:
    """Return the ids of our mails that a mail server says it cannot deliver, ever (RFC 3464).

    A server that only waits says so with another status; its letter may still arrive.
    """
    read = message_from_bytes(mail, policy=policy.default)
    if read.get_content_type() != "multipart/report":
        return []
    if not any(_FOR_GOOD.search(part.as_string()) for part in _parts(read, "message/delivery-status")):
        return []
    found = [
        name
        for kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")
        for part in _parts(read, kind)
        for name in _OURS.findall(part.as_string())
    ]
    return list(dict.fromkeys(found))


# Parts of a message are typed by the standard library as messages of any policy.
def _parts(read: EmailMessage, kind: str) -> Iterator[Message]:
    return (part for part in read.walk() if part.get_content_type() == kind)


def note_returned(work: Writing, *, delivery: str, is_for_good: bool = True, at: datetime) -> bool:
    """Write down that something came back; tell whether that was new.

    The address is used no more, so that nothing else is lost there. The person hears in the portal alone.

    :param is_for_good: false when the address is right, such as for a telephone that was off for days.
    """
    row = work.row(_SENT, delivery=delivery)
    if row is None or not work.run(_RETURN, {"which": delivery, "moment": at}):
        return False
    if row.way_id is not None and is_for_good:
        work.run(_END, {"way": row.way_id, "moment": at})
        tell(
            work,
            person=row.person_id,
            kind="address_failed",
            about_table=ContactWay.__tablename__,
            about_id=row.way_id,
            at=at,
        )
    add_task(
        work,
        role="helpdesk",
        kind=TaskKind.NOT_DELIVERED,
        about_table=Delivery.__tablename__,
        about_id=delivery,
        for_day=amsterdam_day(at),
        at=at,
    )
    return True
