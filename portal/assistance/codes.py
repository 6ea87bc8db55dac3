"""Codes for a visit: read out well, used once, in two halves for the phone, and slow to guess."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, or_, select, update

from portal.assistance.models import VisitCode, VisitTry
from portal.assistance.rules import CODE_FOR, MOST_WRONG, WRONG_WITHIN, How
from portal.store import Keyring, Work, Writing, new_id
from portal.store.work import AnyRow

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No signs that look alike, and no vowels but A and E: a code is never a word."""

_LENGTH = 10
HALF = 5
"""Signs of each half: by phone the first half says who calls, and the second half is the yes."""

_COLUMNS = (VisitCode.id, VisitCode.person_id, VisitCode.how, VisitCode.visit_id)
_USABLE = (VisitCode.used_at.is_(None), VisitCode.ends_at > bindparam("moment"))
_OPEN = select(*_COLUMNS).where(VisitCode.code_hash == bindparam("hashed"), *_USABLE)
_OPEN_BY_FIRST = select(*_COLUMNS).where(
    VisitCode.first_hash == bindparam("hashed"), VisitCode.how != How.HANDED.value, *_USABLE
)
_SECOND = select(VisitCode.second_hash).where(VisitCode.id == bindparam("code"))
_USE = (
    update(VisitCode)
    .where(VisitCode.id == bindparam("code"), VisitCode.used_at.is_(None))
    .values(used_at=bindparam("moment"))
)
_REPLACE = (
    update(VisitCode)
    .where(
        VisitCode.person_id == bindparam("person"),
        VisitCode.how == bindparam("of_how"),
        VisitCode.used_at.is_(None),
    )
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


def signs_of(typed: str) -> str:
    """Return the signs of a code; how it was typed makes no difference."""
    return "".join(sign for sign in typed.upper() if sign in _LETTERS)


def code_hash(keyring: Keyring, code: str) -> bytes:
    """Return the keyed hash by which a whole code is found."""
    return keyring.lookup("visit", signs_of(code))


def _first_hash(keyring: Keyring, first: str) -> bytes:
    return keyring.lookup("visit-first", signs_of(first))


def _second_hash(keyring: Keyring, code: str, second: str) -> bytes:
    """Return the keyed hash of a second half: of one code only, so that it is no use for another."""
    return keyring.lookup("visit-second", f"{code} {signs_of(second)}")


def make(
    work: Writing,
    *,
    person: str,
    how: How = How.OWN,
    lasts: timedelta = CODE_FOR,
    visit: str | None = None,
    at: datetime,
) -> str:
    """Return a new code of a person, to be shown once; an earlier one of its sort works no more."""
    work.run(_REPLACE, {"person": person, "of_how": how.value, "moment": at})
    id, keyring = new_id(), work.keyring
    signs = _new_signs(work, at)
    row: dict[str, object] = {"id": id, "person_id": person, "how": how.value, "visit_id": visit}
    row |= {"code_hash": code_hash(keyring, signs), "first_hash": _first_hash(keyring, signs[:HALF])}
    row |= {"second_hash": _second_hash(keyring, id, signs[HALF:]), "made_at": at, "ends_at": at + lasts}
    work.add(VisitCode, row)
    return f"{signs[:HALF]}-{signs[HALF:]}"


def _new_signs(work: Work, at: datetime) -> str:
    """Return signs of which nobody else has the first half now: by phone that half alone is said first."""
    while True:
        signs = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        if not work.rows(_OPEN_BY_FIRST, hashed=_first_hash(work.keyring, signs[:HALF]), moment=at):
            return signs


def find(work: Work, *, code: str, by_phone: bool, at: datetime) -> AnyRow | None:
    """Return the code that was typed while it can be used; it is not used up by asking.

    By phone the first half is enough, and more of it is refused: the second half is the yes of the caller.
    What a colleague hands over is whole, wherever the person is.
    """
    signs = signs_of(code)
    if by_phone and len(signs) == HALF:
        rows = work.rows(_OPEN_BY_FIRST, hashed=_first_hash(work.keyring, signs), moment=at)
        return rows[0] if len(rows) == 1 else None
    row = work.row(_OPEN, hashed=code_hash(work.keyring, signs), moment=at)
    return row if row is None or not by_phone or row.how == How.HANDED else None


def is_second_half(work: Work, *, code: str | None, typed: str) -> bool:
    """Tell whether somebody says the second half of the code by which the visit was begun."""
    kept = None if code is None else work.value(_SECOND, code=code)
    return kept is not None and secrets.compare_digest(kept, _second_hash(work.keyring, code or "", typed))


def is_too_often(work: Work, *, account: str, code: str, at: datetime) -> bool:
    """Tell whether this helper typed too many wrong codes, or too often this one, within an hour."""
    since, hashed = at - WRONG_WITHIN, code_hash(work.keyring, code)
    by_helper = work.value(_WRONG_BY_HELPER, account=account, since=since)
    of_code = work.value(_WRONG_OF_CODE, hashed=hashed, since=since)
    return bool(max(by_helper, of_code) >= MOST_WRONG)


def use(work: Writing, *, code: str, at: datetime) -> bool:
    """Use a code up; tell whether nobody else was first. A code works for one helper only."""
    return work.run(_USE, {"code": code, "moment": at}) == 1


def note_wrong(work: Writing, *, account: str, code: str, at: datetime) -> None:
    """Write down that a helper typed something that could not be used; of it only a keyed hash."""
    hashed = code_hash(work.keyring, code)
    work.add(VisitTry, {"id": new_id(), "at": at, "account_id": account, "code_hash": hashed})


def drop_old(work: Writing, *, before: datetime) -> int:
    """Throw away codes that can be used no more and old wrong tries; return how many."""
    return work.run(_DROP_CODES, {"before": before}) + work.run(_DROP_TRIES, {"before": before})
