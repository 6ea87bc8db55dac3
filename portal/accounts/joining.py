"""The same person with DigiD: both sign-ins are of one person and find the same things. It is told once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, exists, literal, select

from portal.accounts.events import note
from portal.accounts.models import AccountEvent, OwnAccount
from portal.accounts.rules import Event
from portal.people.models import Account
from portal.store import Writing

_JOINED = exists(
    select(literal(1)).where(
        AccountEvent.person_id == OwnAccount.person_id, AccountEvent.what == Event.JOINED.value
    )
)
_NEW = (
    select(OwnAccount.person_id)
    .join(Account, Account.person_id == OwnAccount.person_id)
    .where(
        Account.id == bindparam("account"),
        Account.id != OwnAccount.account_id,
        OwnAccount.opened_at.is_not(None),
        ~_JOINED,
    )
)


def came_in(work: Writing, account: str, at: datetime) -> None:
    """Write down that somebody with an account without DigiD came in with DigiD for the first time."""
    person = work.value(_NEW, account=account)
    if person is not None:
        note(work, person=person, what=Event.JOINED, by=account, at=at)
