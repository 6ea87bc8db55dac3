"""Forms that arrived too late: sealed, and given back to the same account only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select

from portal.people.models import Account, KeptForm, Session
from portal.people.tokens import token_hash
from portal.store import Work, Writing, new_id

LONGEST_FORM = 256 * 1024
"""Bytes of typed text that are kept at most."""

KEPT_AFTER = timedelta(minutes=30)
"""How long after the idle end a form is still taken for the account of that session."""

KEPT_FOR = timedelta(days=1)
"""How long a kept form waits for its owner to sign in again."""


@dataclass(frozen=True)
class Typed:
    """What somebody typed, and the page it was for."""

    id: str
    path: str
    fields: Mapping[str, Sequence[str]]
    kept_at: datetime


_EXPIRED = (
    select(Session.account_id, Account.person_id, Session.device, Session.started_at, Session.seen_at)
    .join(Account, Account.id == Session.account_id)
    .where(
        Session.token_hash == bindparam("token_hash"),
        # Who signed out on purpose has left; whoever comes next at this computer may be somebody else.
        or_(Session.ended_at.is_(None), Session.end_reason == "idle"),
        Account.is_closed.is_(False),
        Account.person_id.is_not(None),
        Session.seen_at >= bindparam("not_before"),
    )
)
_KEPT = (
    select(KeptForm.id, KeptForm.person_id, KeptForm.sealed, KeptForm.kept_at)
    .where(KeptForm.account_id == bindparam("account"), KeptForm.kept_at > bindparam("not_before"))
    .order_by(KeptForm.kept_at.desc())
    .limit(1)
)
_DROP = delete(KeptForm).where(KeptForm.account_id == bindparam("account"))


def keep_form(
    work: Writing,
    *,
    token_of_expired_session: str,
    path: str,
    fields: Mapping[str, Sequence[str]],
    idle_shared: int = 10,
    idle_own: int = 15,
    at: datetime,
) -> bool:
    """Seal what was typed, with the key of the person whose session just ended, and tell whether it was kept.

    Only the newest form of an account is kept. Nothing is kept when the session was signed out, ended over
    half an hour ago, or belongs to nobody; nor when the text is too long.
    """
    content = json.dumps([path, {name: list(values) for name, values in fields.items()}]).encode()
    row = work.row(
        _EXPIRED,
        token_hash=token_hash(token_of_expired_session),
        not_before=at - KEPT_AFTER - timedelta(minutes=max(idle_shared, idle_own)),
    )
    if row is None or len(content) > LONGEST_FORM or not path.startswith("/"):
        return False
    idle = timedelta(minutes=idle_own if row.device == "own" else idle_shared)
    if at - row.seen_at > idle + KEPT_AFTER:
        return False
    form = new_id()
    sealed = work.seal_bytes(row.person_id, "kept_forms", form, "sealed", content)
    work.run(_DROP, {"account": row.account_id})
    kept = {"id": form, "account_id": row.account_id, "person_id": row.person_id}
    work.add(KeptForm, {**kept, "sealed": sealed, "kept_at": at})
    return True


def take_kept(work: Work, *, account: str, at: datetime) -> Typed | None:
    """Return what was kept for this account, if anything; it stays until ``drop_kept``."""
    row = work.row(_KEPT, account=account, not_before=at - KEPT_FOR)
    if row is None:
        return None
    path, fields = json.loads(work.open_bytes(row.person_id, "kept_forms", row.id, "sealed", row.sealed))
    return Typed(row.id, path, fields, row.kept_at)


def drop_kept(work: Writing, *, account: str) -> None:
    """Throw away what was kept for this account."""
    work.run(_DROP, {"account": account})
