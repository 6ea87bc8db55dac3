"""The letter with a code: made when it leaves, for the one person it is for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.accounts.events import TABLE
from portal.accounts.giving import Given
from portal.accounts.models import AccountCode, OwnAccount
from portal.accounts.rules import in_groups
from portal.letters.given import ActivationCode, activation_code
from portal.letters.paper import Paper
from portal.notices.models import Delivery
from portal.notices.rules import State
from portal.store import Work, Writing
from portal.terms import amsterdam_day

_OF_DELIVERY = (
    select(
        AccountCode.id,
        AccountCode.person_id,
        AccountCode.account_id,
        AccountCode.code_sealed,
        AccountCode.made_at,
        AccountCode.ends_at,
        OwnAccount.number_sealed,
    )
    .join(OwnAccount, OwnAccount.account_id == AccountCode.account_id)
    .where(AccountCode.delivery_id == bindparam("delivery"), AccountCode.code_sealed.is_not(None))
)
_GONE = select(Delivery.id).where(Delivery.state.in_([State.SENT.value, State.RETURNED.value]))
_FORGET = (
    update(AccountCode)
    .where(
        AccountCode.code_sealed.is_not(None),
        (AccountCode.ends_at < bindparam("moment")) | AccountCode.delivery_id.in_(_GONE),
    )
    .values(code_sealed=None)
)


def paper_of(given: Given, *, where: str, at: datetime) -> Paper:
    """Return the letter, or the paper that is given by hand: a number, a code, and where to type them.

    :param where: the short address, whole; the square of dots leads there, and holds no secret.
    """
    return activation_code(
        ActivationCode(
            day=amsterdam_day(at),
            number=in_groups(given.number),
            code=given.code,
            until=amsterdam_day(given.until),
            where=where,
        )
    )


def given_by(work: Work, *, delivery: str) -> tuple[Given, datetime] | None:
    """Return what a letter holds and when it was asked for; nothing once it left or was replaced."""
    row = work.row(_OF_DELIVERY, delivery=delivery)
    if row is None:
        return None
    number = work.open(row.person_id, TABLE, row.account_id, "number", row.number_sealed)
    code = work.open(row.person_id, "account_codes", row.id, "code", row.code_sealed)
    return Given(row.person_id, number, code, row.ends_at), row.made_at


def forget_printed(work: Writing, *, at: datetime) -> int:
    """Throw away the readable code of letters that left or ended; a keyed hash stays, to know it by."""
    return work.run(_FORGET, {"moment": at})
