"""Codes for a visit: made by the person, read out well, used once, and slow to guess."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import bindparam, delete, func, or_, select, update

from portal.assistance.models import VisitCode, VisitTry
from portal.assistance.rules import CODE_FOR, MOST_WRONG, WRONG_WITHIN
from portal.store import Keyring, Work, Writing, new_id

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No signs that look alike, and no vowels but A and E: a code is never a word."""

_LENGTH = 10

_OPEN = select(VisitCode.id, VisitCode.person_id).where(
    VisitCode.code_hash == bindparam("hashed"),
    VisitCode.used_at.is_(None),
    VisitCode.ends_at > bindparam("moment"),
)
_USE = (
    update(VisitCode)
    .where(VisitCode.id == bindparam("code"), VisitCode.used_at.is_(None))
    .values(used_at=bindparam("moment"))
)
_REPLACE = (
    update(VisitCode)
    .where(VisitCode.person_id == bindparam("person"), VisitCode.used_at.is_(None))
    .values(used_at=bindparam("moment"))
)
_WRONG_BY_HELPER = select(func.count()).where(
    VisitTry.at > bindparam("since"), VisitTry.account_id == bindparam("account")
)
_WRONG_OF_CODE = select(func.count()).where(
    VisitTry.at > bindparam("since"), VisitTry.code_hash == bindparam("hashed")
)
_DROP_CODES = delete(VisitCode).where(
    or_(VisitCode.ends_at < bindparam("before"), VisitCode.used_at < bindparam("before"))
)
_DROP_TRIES = delete(VisitTry).where(VisitTry.at < bindparam("before"))


def code_hash(keyring: Keyring, code: str) -> bytes:
    """Return the keyed hash by which a code is found; how it was typed makes no difference."""
    return keyring.lookup("visit", "".join(sign for sign in code.upper() if sign in _LETTERS))


def make(work: Writing, *, person: str, at: datetime) -> str:
    """Return a new code of a person, to be shown once; an earlier one can be used no more."""
    work.run(_REPLACE, {"person": person, "moment": at})
    signs = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    row = {"id": new_id(), "person_id": person, "code_hash": code_hash(work.keyring, signs)}
    work.add(VisitCode, {**row, "made_at": at, "ends_at": at + CODE_FOR})
    return f"{signs[:5]}-{signs[5:]}"


def is_too_often(work: Work, *, account: str, code: str, at: datetime) -> bool:
    """Tell whether this helper typed too many wrong codes, or too often this one, within an hour."""
    since, hashed = at - WRONG_WITHIN, code_hash(work.keyring, code)
    by_helper = work.value(_WRONG_BY_HELPER, account=account, since=since)
    of_code = work.value(_WRONG_OF_CODE, hashed=hashed, since=since)
    return bool(max(by_helper, of_code) >= MOST_WRONG)


def owner(work: Work, *, code: str, at: datetime) -> str | None:
    """Return whose code this is while it can be used; it is not used up by asking."""
    row = work.row(_OPEN, hashed=code_hash(work.keyring, code), moment=at)
    return None if row is None else str(row.person_id)


def use(work: Writing, *, account: str, code: str, at: datetime) -> str | None:
    """Use a code up and return whose it is; write a wrong one down. A code works for one helper only."""
    hashed = code_hash(work.keyring, code)
    row = work.row(_OPEN, hashed=hashed, moment=at)
    if row is not None and work.run(_USE, {"code": row.id, "moment": at}) == 1:
        return str(row.person_id)
    work.add(VisitTry, {"id": new_id(), "at": at, "account_id": account, "code_hash": hashed})
    return None


def drop_old(work: Writing, *, before: datetime) -> int:
    """Throw away codes that can be used no more and old wrong tries; return how many."""
    return work.run(_DROP_CODES, {"before": before}) + work.run(_DROP_TRIES, {"before": before})
