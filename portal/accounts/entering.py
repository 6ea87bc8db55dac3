"""Coming in: choose a password with a code, and sign in with it afterwards.

What is wrong is never said: a number that nobody has, a wrong code, one that is too old and a wrong password
get the same answer after the same work.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.accounts import hashing, passwords, trying
from portal.accounts.events import note
from portal.accounts.giving import code_hash, number_hash
from portal.accounts.models import AccountCode, OwnAccount
from portal.accounts.rules import MOST_WRONG_CODES, Event
from portal.people import sessions
from portal.people.models import Account
from portal.store import Store, Writing
from portal.viewer import OWN_ACCOUNT

_FIND = (
    select(OwnAccount.account_id, OwnAccount.person_id, OwnAccount.password)
    .join(Account, Account.id == OwnAccount.account_id)
    .where(
        OwnAccount.number_hash == bindparam("hashed"),
        OwnAccount.stopped_at.is_(None),
        Account.is_closed.is_(False),
    )
)
_OPEN_CODE = select(AccountCode.id, AccountCode.code_hash).where(
    AccountCode.account_id == bindparam("account"),
    AccountCode.used_at.is_(None),
    AccountCode.ended_at.is_(None),
    AccountCode.ends_at > bindparam("moment"),
    AccountCode.tries < MOST_WRONG_CODES,
)
_USE = (
    update(AccountCode)
    .where(AccountCode.id == bindparam("code"), AccountCode.used_at.is_(None), AccountCode.ended_at.is_(None))
    .values(used_at=bindparam("moment"), code_sealed=None)
)
_WRONG = (
    update(AccountCode)
    .where(AccountCode.account_id == bindparam("account"), AccountCode.used_at.is_(None))
    .values(tries=AccountCode.tries + 1)
)
_KEEP = (
    update(OwnAccount)
    .where(OwnAccount.account_id == bindparam("account"))
    .values(password=bindparam("secret"), opened_at=bindparam("moment"))
)


class DoesNotFit(Exception):
    """The number and what was typed with it do not go together; it is never said why."""


@dataclass(frozen=True)
class Door:
    """A number that was typed, and from where."""

    number: str = field(repr=False)
    place: str = field(repr=False)
    """The address of the visitor; empty when it is not known."""


def sign_in(store: Store, door: Door, *, password: str, device: str, at: datetime) -> str:
    """Start a session and return its token.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when this is not the password of this number.
    """
    number = _begin(store, door, at)
    with store.reading() as work:
        row = work.row(_FIND, hashed=number)
    account, kept = (row.account_id, row.password) if row is not None else ("", None)
    if not hashing.goes_with(store.keyring, account, passwords.tidy(password), kept):
        raise DoesNotFit
    with store.writing() as work:
        # Once more, inside the transaction: it may have been stopped or replaced in between.
        again = work.row(_FIND, hashed=number)
        if again is None or again.password != kept:
            raise DoesNotFit
        trying.forget(work, number_hash=number)
        return sessions.start(work, account=account, device=device, level=OWN_ACCOUNT, at=at)


def check_code(store: Store, door: Door, *, code: str, at: datetime) -> None:
    """Look whether a code goes with a number; it is not used up yet.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when it is wrong, too old, used or replaced; or the number is.
    """
    number = _begin(store, door, at)
    with store.writing() as work:
        is_right = _code(work, number, code, at) is not None
        if is_right:
            trying.forget(work, number_hash=number)
    if not is_right:
        raise DoesNotFit


def choose(store: Store, door: Door, *, code: str, password: str, device: str, at: datetime) -> str:
    """Keep the password, use the code up, and sign in; return the token of the session.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when the code cannot be used any more.
    """
    number, store_keys = _begin(store, door, at), store.keyring
    with store.reading() as work:
        row = work.row(_FIND, hashed=number)
    secret = hashing.hashed(store_keys, row.account_id if row else "", passwords.tidy(password))
    with store.writing() as work:
        found = _code(work, number, code, at)
        is_used = found is not None and work.run(_USE, {"code": found[0], "moment": at}) == 1
        token = _opened(work, number, secret, device, at) if is_used else ""
    if not token:
        raise DoesNotFit
    return token


def _opened(work: Writing, number: bytes, secret: str, device: str, at: datetime) -> str:
    row = work.row(_FIND, hashed=number)
    assert row is not None  # Its code was used just now, in this transaction.
    work.run(_KEEP, {"account": row.account_id, "secret": secret, "moment": at})
    sessions.end_all(work, account=row.account_id, reason="replaced", at=at)
    trying.forget(work, number_hash=number)
    note(work, person=row.person_id, what=Event.OPENED, by=row.account_id, at=at)
    return sessions.start(work, account=row.account_id, device=device, level=OWN_ACCOUNT, at=at)


def _begin(store: Store, door: Door, at: datetime) -> bytes:
    number = number_hash(store.keyring, door.number)
    trying.begin(store, number_hash=number, place_hash=trying.place_hash(store.keyring, door.place), at=at)
    return number


def _code(work: Writing, number: bytes, code: str, at: datetime) -> tuple[str, str] | None:
    """Return the code and its account when it can be used; count a wrong one."""
    row = work.row(_FIND, hashed=number)
    account = row.account_id if row is not None else ""
    found = work.row(_OPEN_CODE, account=account, moment=at)
    if found is not None and code_hash(work.keyring, account, code) == found.code_hash:
        return found.id, account
    work.run(_WRONG, {"account": account})
    return None
