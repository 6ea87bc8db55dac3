"""Sessions: rows in the store, of which only the browser holds the token."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, bindparam, select, update

from portal.people.kept import Typed, drop_kept, keep_form, take_kept
from portal.people.models import Account, Person, Session
from portal.people.tokens import sealing_key, token_hash
from portal.store import Work, Writing, new_id
from portal.store.keys import seal, unseal
from portal.store.models import PersonKey
from portal.store.work import AnyRow
from portal.terms import amsterdam_day

__all__ = [
    "Device",
    "SignedIn",
    "Typed",
    "devices",
    "drop_kept",
    "end",
    "end_all",
    "find",
    "id_token",
    "idle_end",
    "keep_form",
    "start",
    "take_kept",
    "touch",
]

SEEN_EVERY = timedelta(minutes=1)
"""Last-seen is written at most this often, or each reading would cost a commit."""

LONGEST = timedelta(hours=12)
"""However busy somebody is, a session never lasts longer than this."""


@dataclass(frozen=True)
class SignedIn:
    """One signed-in device, with what each request needs to know of its account and person."""

    session: str
    account: str
    kind: str
    """ "citizen", "official", "helper" or "advocate"."""
    role: str
    agency: str
    person: str | None
    """Nothing for officials, and for a foreign sign-in without a Dutch number."""
    language: str
    device: str
    wants_easier: bool
    started_at: datetime
    seen_at: datetime
    idle_ends_at: datetime
    is_expired: bool
    level: str = ""
    is_limited: bool = False
    """Whether only what was sent with this account is open."""
    wrapped_key: bytes | None = field(default=None, repr=False)

    def is_touch_due(self, at: datetime) -> bool:
        """Tell whether last-seen has to be written again."""
        return not self.is_expired and at - self.seen_at >= SEEN_EVERY


_COLUMNS = (
    Session.id.label("session"),
    Session.account_id.label("account"),
    Account.kind,
    Account.role,
    Account.agency_id.label("agency"),
    Account.person_id.label("person"),
    Person.language,
    *(Session.device, Person.wants_easier),
    *(Session.started_at, Session.seen_at, Session.level),
    *(Account.is_limited, Account.until_day),
    PersonKey.wrapped,
)

_FIND = (
    select(*_COLUMNS)
    .join(Account, Account.id == Session.account_id)
    .outerjoin(Person, Person.id == Account.person_id)
    .outerjoin(PersonKey, PersonKey.person_id == Account.person_id)
    .where(
        Session.token_hash == bindparam("token_hash"),
        Session.ended_at.is_(None),
        Account.is_closed.is_(False),
    )
)

_OPEN = (
    select(Session.id, Session.device, Session.started_at, Session.seen_at)
    .where(Session.account_id == bindparam("account"), Session.ended_at.is_(None))
    .order_by(Session.started_at.desc())
)

_TOUCH = (
    update(Session)
    .where(
        Session.id == bindparam("session"),
        Session.ended_at.is_(None),
        Session.seen_at == bindparam("was_seen"),
    )
    .values(seen_at=bindparam("now_seen"))
)

_ENDING: dict[str, BindParameter[object]] = {
    "ended_at": bindparam("now_ended"),
    "end_reason": bindparam("why"),
}
_END = update(Session).where(Session.id == bindparam("session"), Session.ended_at.is_(None)).values(_ENDING)
_END_ALL = (
    update(Session)
    .where(
        Session.account_id == bindparam("account"),
        Session.id != bindparam("kept_session"),
        Session.ended_at.is_(None),
    )
    .values(_ENDING)
)

_ID_TOKEN = select(Session.id_token_sealed).where(Session.id == bindparam("session"))


def start(work: Writing, *, account: str, device: str, level: str, id_token: str = "", at: datetime) -> str:
    """Start a session and return its token of 256 random bits; the store never sees the token itself.

    :param device: "shared" or "own"; anything else counts as shared.
    """
    token, session = secrets.token_urlsafe(32), new_id()
    work.add(
        Session,
        {
            "id": session,
            "token_hash": token_hash(token),
            "account_id": account,
            "device": "own" if device == "own" else "shared",
            "started_at": at,
            "seen_at": at,
            "level": level,
            "id_token_sealed": _sealed(token, session, id_token),
        },
    )
    return token


def find(work: Work, *, token: str, at: datetime, idle_shared: int, idle_own: int) -> SignedIn | None:
    """Return who this token stands for, with one query; an ended session is nobody.

    A session that was idle too long comes back with ``is_expired``: it shows no page any more, but what was
    typed in it can still be kept for its account. ``idle_shared`` and ``idle_own`` are minutes.
    """
    row = work.row(_FIND, token_hash=token_hash(token))
    # Who was lent to a team until a day is out after it, at the next click.
    is_over = row is not None and row.until_day is not None and row.until_day < amsterdam_day(at)
    return None if row is None or is_over else _signed_in(row, at, idle_shared, idle_own)


def _signed_in(row: AnyRow, at: datetime, idle_shared: int, idle_own: int) -> SignedIn:
    ends = idle_end(row.device, row.started_at, row.seen_at, idle_shared, idle_own)
    return SignedIn(
        session=row.session,
        account=row.account,
        kind=row.kind,
        role=row.role,
        agency=row.agency or "",
        person=row.person,
        language=row.language or "",
        device=row.device,
        wants_easier=bool(row.wants_easier),
        started_at=row.started_at,
        seen_at=row.seen_at,
        idle_ends_at=ends,
        is_expired=at >= ends,
        level=row.level,
        is_limited=row.is_limited,
        wrapped_key=row.wrapped,
    )


def idle_end(device: str, started_at: datetime, seen_at: datetime, shared: int, own: int) -> datetime:
    """Return when a session ends if nothing is clicked."""
    idle = timedelta(minutes=own if device == "own" else shared)
    return min(seen_at + idle, started_at + LONGEST)


def touch(work: Writing, *, signed_in: SignedIn, at: datetime) -> SignedIn:
    """Write that this session was just used, and return it with its new end; one that is over stays over."""
    if signed_in.is_expired:
        return signed_in
    work.run(_TOUCH, {"session": signed_in.session, "was_seen": signed_in.seen_at, "now_seen": at})
    # A session at its longest gives less than the whole idle time, and never more.
    idle = signed_in.idle_ends_at - signed_in.seen_at
    return replace(signed_in, seen_at=at, idle_ends_at=min(at + idle, signed_in.started_at + LONGEST))


def end(work: Writing, *, session: str, reason: str, at: datetime) -> None:
    """End one session.

    :param reason: "signed-out", "idle", "elsewhere", "renewed" or "replaced".
    """
    work.run(_END, {"session": session, "now_ended": at, "why": reason})


def end_all(work: Writing, *, account: str, except_session: str = "", reason: str, at: datetime) -> int:
    """End every session of an account but one, and return how many ended."""
    binds = {"account": account, "kept_session": except_session, "now_ended": at, "why": reason}
    return work.run(_END_ALL, binds)


@dataclass(frozen=True)
class Device:
    """One signed-in device."""

    session: str
    kind: str
    started_at: datetime
    seen_at: datetime


def devices(work: Work, *, account: str, at: datetime, idle_shared: int, idle_own: int) -> Sequence[Device]:
    """Return the devices on which an account is signed in now, newest first."""
    return tuple(
        Device(row.id, row.device, row.started_at, row.seen_at)
        for row in work.rows(_OPEN, account=account)
        if at < idle_end(row.device, row.started_at, row.seen_at, idle_shared, idle_own)
    )


def id_token(work: Work, *, session: str, token: str) -> str:
    """Return the provider's ID token of a session, to sign out there as well."""
    sealed = work.value(_ID_TOKEN, session=session)
    return "" if sealed is None else unseal(sealing_key(token), _place(session), sealed).decode()


def _sealed(token: str, session: str, text: str) -> bytes | None:
    return seal(sealing_key(token), _place(session), text.encode()) if text else None


def _place(session: str) -> str:
    return f"sessions:{session}:id_token_sealed"
