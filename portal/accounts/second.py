"""The second factor: a code of an authenticator app, each used once, or a recovery code.

Source: RFC 6238, 5.2: "The verifier MUST NOT accept the second attempt of the OTP after the successful
validation has been issued for the first OTP"; RFC 4226, 4: a secret of 160 bits. AVG art. 32.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime
from enum import StrEnum

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import bindparam, delete, func, select, update

from portal.accounts.models_invited import InvitedAccount, InvitedEvent, RecoveryCode
from portal.accounts.rules import digits_of, new_code, signs_of
from portal.store import Keyring, Work, Writing, new_id

TABLE = InvitedAccount.__tablename__
STEP = 30
"""Seconds for which a code counts; the one before and the one after count as well, for clocks that differ."""

DIGITS = 6
RECOVERY = 8
"""Recovery codes that somebody gets at once."""

_SECRET = 20


class Event(StrEnum):
    """What happened to an account by invitation."""

    INVITED = "invited"
    OPENED = "opened"
    REPLACED = "replaced"  # a new invitation, because app or password was lost
    RECOVERED = "recovered"  # somebody came in with a recovery code
    NEW_CODES = "new_codes"
    STOPPED = "stopped"


_STEP = (
    update(InvitedAccount)
    .where(InvitedAccount.account_id == bindparam("account"), InvitedAccount.last_step < bindparam("step"))
    .values(last_step=bindparam("step"))
)
_RECOVER = (
    update(RecoveryCode)
    .where(
        RecoveryCode.account_id == bindparam("account"),
        RecoveryCode.code_hash == bindparam("hashed"),
        RecoveryCode.used_at.is_(None),
    )
    .values(used_at=bindparam("moment"))
)
_LEFT = select(func.count()).where(
    RecoveryCode.account_id == bindparam("account"), RecoveryCode.used_at.is_(None)
)
_DROP = delete(RecoveryCode).where(RecoveryCode.account_id == bindparam("account"))


def new_secret() -> bytes:
    """Return a fresh secret."""
    return secrets.token_bytes(_SECRET)


def in_letters(secret: bytes) -> str:
    """Return a secret as it is typed into an app by hand: groups of four signs."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def address_for_app(secret: bytes, *, number: str, issuer: str) -> str:
    """Return what an app reads from a square of dots; it names the portal and the number, and nobody."""
    return _totp(secret).get_provisioning_uri(number, issuer)


def code_at(secret: bytes, step: int) -> str:
    """Return the code of one step of thirty seconds."""
    return _totp(secret).generate(step * STEP).decode()


def _totp(secret: bytes) -> TOTP:
    # Apps know this one: SHA-1, six digits and thirty seconds. As a keyed hash SHA-1 is not broken.
    return TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303


def use(work: Writing, *, account: str, secret: bytes, typed: str, at: datetime) -> Event | None:
    """Use a code of the app up, or a recovery code; nothing when it is wrong, or was used before."""
    digits = digits_of(typed)
    if len(digits) == DIGITS and not any(sign.isalpha() for sign in typed):
        step = _step_of(secret, digits, at)
        is_new = step is not None and work.run(_STEP, {"account": account, "step": step}) == 1
        return Event.OPENED if is_new else None
    hashed = _hash(work.keyring, account, typed)
    if work.run(_RECOVER, {"account": account, "hashed": hashed, "moment": at}) != 1:
        return None
    return Event.RECOVERED


def _step_of(secret: bytes, digits: str, at: datetime) -> int | None:
    """Return the newest step whose code this is; all are compared, so that it takes as long."""
    now = int(at.timestamp()) // STEP
    fits = [step for step in (now - 1, now, now + 1) if hmac.compare_digest(code_at(secret, step), digits)]
    return max(fits, default=None)


def new_recovery_codes(work: Writing, *, account: str, at: datetime) -> list[str]:
    """Return new recovery codes, shown once; the earlier ones work no more."""
    work.run(_DROP, {"account": account})
    codes = [new_code() for _ in range(RECOVERY)]
    for code in codes:
        hashed = _hash(work.keyring, account, code)
        row = {"id": new_id(), "account_id": account, "code_hash": hashed, "made_at": at, "used_at": None}
        work.add(RecoveryCode, row)
    return codes


def drop_recovery_codes(work: Writing, *, account: str) -> None:
    """Throw away all recovery codes of an account."""
    work.run(_DROP, {"account": account})


def left(work: Work, *, account: str) -> int:
    """Return how many recovery codes can still be used."""
    return int(work.value(_LEFT, account=account))


def note(work: Writing, *, account: str, agency: str, what: Event, by: str, at: datetime) -> None:
    """Write down what happened."""
    row = {"id": new_id(), "account_id": account, "agency_id": agency, "at": at}
    work.add(InvitedEvent, {**row, "what": what.value, "by_account": by})


def open_secret(work: Work, account: str, sealed: bytes) -> bytes:
    """Return the secret of an account."""
    return work.open_bytes(account, TABLE, account, "secret", sealed)


def _hash(keyring: Keyring, account: str, code: str) -> bytes:
    return keyring.lookup("recovery code", f"{account} {signs_of(code)}")
