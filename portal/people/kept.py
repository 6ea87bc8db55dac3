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
from portal.store.work import AnyRow

LONGEST_FORM = 256 * 1024
"""Bytes of typed text that are kept at most."""

KEPT_AFTER = {"shared": timedelta(minutes=30), "own": timedelta(hours=12)}
"""How long after the idle end a form is still taken for the account of that session, by device.

On a device that others use too, who types then may be the next visitor.
"""

MOST = 5
"""Forms that are kept for one account; the oldest makes room."""

KEPT_FOR = timedelta(days=1)
"""How long a kept form waits for its owner to sign in again."""


@dataclass(frozen=True)
class Typed:
    """What somebody typed, and the page it was for."""

    id: str
    path: str
    fields: Mapping[str, Sequence[str]]
    kept_at: datetime
    more: int = 0
    """How many others are kept as well."""


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
    .order_by(KeptForm.kept_at.desc(), KeptForm.id)
)
_DROP = delete(KeptForm).where(
    KeptForm.account_id == bindparam("account"), KeptForm.id.in_(bindparam("which", expanding=True))
)


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

    The same form twice is kept once. Nothing is kept when the session was signed out, ended too long ago, or
    belongs to nobody; nor when the text is too long.
    """
    content = json.dumps([path, {name: list(values) for name, values in fields.items()}]).encode()
    row = work.row(
        _EXPIRED,
        token_hash=token_hash(token_of_expired_session),
        not_before=at - max(KEPT_AFTER.values()) - timedelta(minutes=max(idle_shared, idle_own)),
    )
    if row is None or len(content) > LONGEST_FORM or not path.startswith("/"):
        return False
    idle = timedelta(minutes=idle_own if row.device == "own" else idle_shared)
    if at - row.seen_at > idle + KEPT_AFTER["own" if row.device == "own" else "shared"]:
        return False
    there = work.rows(_KEPT, account=row.account_id, not_before=at - KEPT_FOR)
    if any(_opened(work, one) == content for one in there):
        return True
    if len(there) >= MOST:
        work.run(_DROP, {"account": row.account_id, "which": [one.id for one in there[MOST - 1 :]]})
    form = new_id()
    sealed = work.seal_bytes(row.person_id, "kept_forms", form, "sealed", content)
    kept = {"id": form, "account_id": row.account_id, "person_id": row.person_id}
    work.add(KeptForm, {**kept, "sealed": sealed, "kept_at": at})
    return True


def take_kept(work: Work, *, account: str, at: datetime) -> Typed | None:
    """Return the newest of what was kept for this account, if anything; it stays until ``drop_kept``."""
    rows = work.rows(_KEPT, account=account, not_before=at - KEPT_FOR)
    if not rows:
        return None
    path, fields = json.loads(_opened(work, rows[0]))
    return Typed(rows[0].id, path, fields, rows[0].kept_at, more=len(rows) - 1)


def drop_kept(work: Writing, *, account: str, form: str) -> None:
    """Throw away one form that was kept for this account."""
    work.run(_DROP, {"account": account, "which": [form]})


def _opened(work: Work, row: AnyRow) -> bytes:
    return work.open_bytes(row.person_id, "kept_forms", row.id, "sealed", row.sealed)
