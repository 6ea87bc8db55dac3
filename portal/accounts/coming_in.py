"""Coming in after an invitation: with number, password and a second factor, all three at once.

What is wrong is never said: a number that nobody has, a wrong password and a code that was used before get
the same answer. Every try counts for its number and its address, and is slowed like the others (``trying``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.accounts import hashing, passwords, second, trying
from portal.accounts.entering import DoesNotFit, Door
from portal.accounts.inviting import code_hash, number_hash
from portal.accounts.models_invited import InvitedAccount
from portal.accounts.rules import MOST_WRONG_CODES
from portal.accounts.second import Event
from portal.people import sessions
from portal.people.models import Account
from portal.store import Store, Work, Writing
from portal.store.work import AnyRow

LEVEL = "invited"
"""The level of such a sign-in; no provider vouches for it."""

_FIND = (
    select(*InvitedAccount.__table__.columns)
    .join(Account, Account.id == InvitedAccount.account_id)
    .where(
        InvitedAccount.number_hash == bindparam("hashed"),
        InvitedAccount.stopped_at.is_(None),
        Account.is_closed.is_(False),
    )
)
_OF_ACCOUNT = select(*InvitedAccount.__table__.columns).where(
    InvitedAccount.account_id == bindparam("account"), InvitedAccount.stopped_at.is_(None)
)
_OPEN = (
    update(InvitedAccount)
    .where(InvitedAccount.account_id == bindparam("account"), InvitedAccount.code_hash == bindparam("hashed"))
    .values(
        code_hash=None,
        code_ends_at=None,
        password=bindparam("secret"),
        opened_at=bindparam("moment"),
        in_at=bindparam("moment"),
    )
)
_WRONG = (
    update(InvitedAccount)
    .where(InvitedAccount.number_hash == bindparam("hashed"))
    .values(code_tries=InvitedAccount.code_tries + 1)
)
_IN = update(InvitedAccount).where(InvitedAccount.account_id == bindparam("account"))
_CAME_IN = _IN.values(in_at=bindparam("moment"))


@dataclass(frozen=True)
class Invited:
    """Somebody with an invitation that can be used now, and the secret for the app."""

    account: str
    number: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """A first sign-in: the token of the session, and recovery codes to be kept."""

    token: str = field(repr=False)
    recovery: tuple[str, ...] = field(repr=False)


def look_at(store: Store, door: Door, *, code: str, at: datetime) -> Invited:
    """Return whom an invitation is for; it is not used up yet.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when it is wrong, too old, used or taken back; or the number is.
    """
    number = _begin(store, door, at)
    with store.writing() as work:
        row = _invited(work, number, code, at)
        if row is not None:
            trying.forget(work, number_hash=number)
            secret = second.open_secret(work, row.account_id, row.secret_sealed)
    if row is None:
        raise DoesNotFit
    return Invited(row.account_id, door.number, secret)


def open_account(
    store: Store, door: Door, *, code: str, password: str, typed: str, device: str, at: datetime
) -> Opened | None:
    """Use the invitation up: keep the password once the app shows the right code, and sign in.

    Nothing when the code of the app is not right: the invitation can still be used.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when the invitation cannot be used any more.
    """
    number = _begin(store, door, at)
    with store.reading() as reading:
        row = reading.row(_FIND, hashed=number)
    account = row.account_id if row is not None else ""
    kept = hashing.hashed(store.keyring, account, passwords.tidy(password))
    with store.writing() as work:
        row = _invited(work, number, code, at)
        is_usable = row is not None
        opened = None if row is None else _opened(work, row, code, kept, typed, device, at)
        if opened is not None:
            trying.forget(work, number_hash=number)
    if not is_usable:
        raise DoesNotFit
    return opened


def _opened(
    work: Writing, row: AnyRow, code: str, kept: str, typed: str, device: str, at: datetime
) -> Opened | None:
    account = row.account_id
    secret = second.open_secret(work, account, row.secret_sealed)
    if second.use(work, account=account, secret=secret, typed=typed, at=at) is None:
        return None
    hashed = code_hash(work.keyring, account, code)
    if work.run(_OPEN, {"account": account, "hashed": hashed, "secret": kept, "moment": at}) != 1:
        return None
    recovery = second.new_recovery_codes(work, account=account, at=at)
    second.note(work, account=account, agency=row.agency_id, what=Event.OPENED, by=account, at=at)
    token = sessions.start(work, account=account, device=device, level=LEVEL, at=at)
    return Opened(token, tuple(recovery))


def sign_in(store: Store, door: Door, *, password: str, typed: str, device: str, at: datetime) -> str:
    """Start a session and return its token.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when number, password and code do not go together, or the code was used before.
    """
    number = _begin(store, door, at)
    with store.reading() as reading:
        row = reading.row(_FIND, hashed=number)
    account, kept = (row.account_id, row.password) if row is not None else ("", None)
    if not hashing.goes_with(store.keyring, account, passwords.tidy(password), kept):
        raise DoesNotFit
    with store.writing() as work:
        # Once more, inside the transaction: it may have been stopped or replaced in between.
        again = work.row(_FIND, hashed=number)
        if again is None or again.password != kept:
            raise DoesNotFit
        return _came_in(work, again, number, typed, device, at)


def _came_in(work: Writing, row: AnyRow, number: bytes, typed: str, device: str, at: datetime) -> str:
    account = row.account_id
    secret = second.open_secret(work, account, row.secret_sealed)
    how = second.use(work, account=account, secret=secret, typed=typed, at=at)
    if how is None:
        raise DoesNotFit
    if how is Event.RECOVERED:
        second.note(work, account=account, agency=row.agency_id, what=how, by=account, at=at)
    trying.forget(work, number_hash=number)
    work.run(_CAME_IN, {"account": account, "moment": at})
    return sessions.start(work, account=account, device=device, level=LEVEL, at=at)


def renew_codes(store: Store, *, account: str, typed: str, place: str, at: datetime) -> list[str]:
    """Return new recovery codes, for who shows the app once more; the earlier ones work no more.

    :raises Slowed: when too many tries were wrong.
    :raises DoesNotFit: when the code is not right, or the account is none by invitation.
    """
    with store.reading() as reading:
        row = reading.row(_OF_ACCOUNT, account=account)
    if row is None:
        raise DoesNotFit
    hashed = row.number_hash
    trying.begin(store, number_hash=hashed, place_hash=trying.place_hash(store.keyring, place), at=at)
    with store.writing() as work:
        secret = second.open_secret(work, account, row.secret_sealed)
        if second.use(work, account=account, secret=secret, typed=typed, at=at) is not Event.OPENED:
            raise DoesNotFit
        trying.forget(work, number_hash=hashed)
        second.note(work, account=account, agency=row.agency_id, what=Event.NEW_CODES, by=account, at=at)
        return second.new_recovery_codes(work, account=account, at=at)


def is_invited(work: Work, *, account: str) -> bool:
    """Tell whether an account came by invitation."""
    return work.row(_OF_ACCOUNT, account=account) is not None


def _begin(store: Store, door: Door, at: datetime) -> bytes:
    number = number_hash(store.keyring, door.number)
    trying.begin(store, number_hash=number, place_hash=trying.place_hash(store.keyring, door.place), at=at)
    return number


def _invited(work: Writing, number: bytes, code: str, at: datetime) -> AnyRow | None:
    """Return the account whose invitation this is while it can be used; count a wrong one."""
    row = work.row(_FIND, hashed=number)
    if row is not None and row.code_ends_at is not None and row.code_ends_at > at:
        is_right = row.code_hash == code_hash(work.keyring, row.account_id, code)
        if is_right and row.code_tries < MOST_WRONG_CODES:
            return row
    work.run(_WRONG, {"hashed": number})
    return None
