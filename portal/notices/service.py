"""Verbs of the outbox. Nothing is sent inside a request."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.notices.models import Notice
from portal.store import Writing, new_id

_LEAD = (
    update(Notice)
    .where(Notice.about_id == bindparam("about"))
    .values(about_table=bindparam("table"), about_id=bindparam("other"))
)


_WAITS = (
    select(Notice.id)
    .where(
        Notice.about_id == bindparam("about"),
        Notice.person_id == bindparam("whom"),
        Notice.sent_at.is_(None),
    )
    .limit(1)
)


def tell_after_hold(
    work: Writing, *, person: str, kind: str, about_table: str, about_id: str, at: datetime
) -> None:
    """Tell of what was hidden until now, unless a notice about it waits and now leaves by itself."""
    if work.row(_WAITS, about=about_id, whom=person) is None:
        tell(work, person=person, kind=kind, about_table=about_table, about_id=about_id, at=at)


def lead_to(work: Writing, *, about: str, table: str, id: str) -> None:
    """Let every notice about something that is gone lead to what is left of it."""
    work.run(_LEAD, {"about": about, "table": table, "other": id})


def tell(
    work: Writing,
    *,
    person: str,
    kind: str,
    about_table: str,
    about_id: str,
    at: datetime,
    batch: str | None = None,
) -> str:
    """Put a notice in the outbox, in the same transaction as what it is about; return its id."""
    notice = notice_row(
        person=person, kind=kind, about_table=about_table, about_id=about_id, at=at, batch=batch
    )
    work.add(Notice, notice)
    return str(notice["id"])


def notice_row(
    *, person: str, kind: str, about_table: str, about_id: str, at: datetime, batch: str | None = None
) -> dict[str, object]:
    """Return a notice ready to insert; importers collect many of these."""
    return {
        "id": new_id(),
        "person_id": person,
        "kind": kind,
        "about_table": about_table,
        "about_id": about_id,
        "made_at": at,
        "batch_id": batch,
    }
