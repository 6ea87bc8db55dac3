"""A code sent now to the phone of who stands at a counter, or calls.

There is no search here. Whether a number is known, whether a day of birth fits and whether there is a phone
on record makes no difference to what a helper sees.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from portal.assistance import codes
from portal.assistance.knowing import Card, IsCloseToNumber
from portal.assistance.models import VisitTry
from portal.assistance.rules import MOST_WRONG, SMS_A_DAY, SMS_FOR, WRONG_WITHIN, How
from portal.assistance.visiting import TooClose
from portal.errors import TooMany
from portal.notices.models import ContactWay
from portal.notices.planning import put_out_code
from portal.notices.rules import Channel
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import Work, Writing, new_id
from portal.viewer import Official

ASKED_SMS = "sms"
"""What stands in the log for a code that a helper had sent; it is counted like a try."""

_PERSON = select(Person.id, Person.born_on_sealed, Person.is_at_risk).where(
    Person.number_hash == bindparam("hashed")
)
_PHONE = select(ContactWay.id).where(
    ContactWay.person_id == bindparam("person"),
    ContactWay.channel == Channel.SMS.value,
    ContactWay.confirmed_at.is_not(None),
    ContactWay.ended_at.is_(None),
)
_SENT = select(func.count()).where(
    VisitTry.account_id == bindparam("account"),
    VisitTry.code_hash == bindparam("mark"),
    VisitTry.at > bindparam("since"),
)
_WRONG = select(func.count()).where(
    VisitTry.account_id == bindparam("account"),
    VisitTry.code_hash != bindparam("mark"),
    VisitTry.at > bindparam("since"),
)


def send_code(
    work: Writing, *, helper: Official, card: Card, is_close: IsCloseToNumber, is_demo: bool, at: datetime
) -> str:
    """Send a code to the phone on record, if the number is known, the day fits and there is a phone.

    Return that code, for the demo that sends nothing; or nothing. Who is at risk gets none: somebody else may
    hold that phone.

    :raises TooMany: when this helper had too many sent today, or typed too much that is not right.
    :raises TooClose: when the helper knows this person privately.
    """
    mark = work.keyring.lookup("visit", ASKED_SMS)
    account = helper.account
    sent = work.value(_SENT, account=account, mark=mark, since=at - timedelta(days=1))
    wrong = work.value(_WRONG, account=account, mark=mark, since=at - WRONG_WITHIN)
    if sent >= SMS_A_DAY or wrong >= MOST_WRONG:
        raise TooMany
    if is_close(work, account, card.number):
        raise TooClose
    work.add(VisitTry, {"id": new_id(), "at": at, "account_id": account, "code_hash": mark})
    row = work.row(_PERSON, hashed=number_hash(work.keyring, card.number))
    fits = row is not None and not row.is_at_risk and _was_born(work, row) == card.born_on.isoformat()
    way = work.value(_PHONE, person=row.id) if fits and row is not None else None
    if row is None or way is None:
        codes.note_wrong(work, account=account, code=card.number, at=at)
        return ""
    code = codes.make(work, person=row.id, how=How.SMS, lasts=SMS_FOR, at=at)
    put_out_code(work, person=row.id, channel=Channel.SMS, way=way, code=code, is_demo=is_demo, at=at)
    return code


# Any row of persons; SQLAlchemy types its columns as Any itself.
def _was_born(work: Work, row: object) -> str:
    person, sealed = str(getattr(row, "id", "")), getattr(row, "born_on_sealed", None)
    return work.open(person, Person.__tablename__, person, "born_on", sealed)
