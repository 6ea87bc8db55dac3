"""The log of mandates: one line for each thing that happened, and for each try that was refused."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from portal.mandates.models import MandateEvent
from portal.store import Store, Work, Writing, new_id

REFUSED = "refused"
WRONG_CODE = "wrong_code"

MOST_WRONG = 5
"""Wrong codes that one account may type within an hour."""

_WRONG = select(func.count()).where(
    MandateEvent.account_id == bindparam("account"),
    MandateEvent.details == WRONG_CODE,
    MandateEvent.at > bindparam("since"),
)


def note(
    work: Writing,
    *,
    mandate: str,
    person: str,
    what: str,
    account: str,
    details: str = "",
    at: datetime,
) -> None:
    """Write one line."""
    row = {"id": new_id(), "mandate_id": mandate, "person_id": person, "at": at, "what": what}
    work.add(MandateEvent, {**row, "account_id": account, "details": details})


def refuse(store: Store, *, account: str, person: str = "", why: str, at: datetime) -> None:
    """Write down a try that was refused; nothing was opened."""
    with store.writing() as work:
        note(work, mandate=new_id(), person=person, what=REFUSED, account=account, details=why, at=at)


def has_tried_too_often(work: Work, *, account: str, at: datetime) -> bool:
    """Tell whether an account typed too many wrong codes within an hour."""
    return int(work.value(_WRONG, account=account, since=at - timedelta(hours=1))) >= MOST_WRONG
