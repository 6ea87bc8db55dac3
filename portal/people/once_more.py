"""A phone that a family shares: what is told about somebody asks once more who is there."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from portal.people.models import Session
from portal.people.sessions import SEEN_EVERY, SignedIn
from portal.store import Store

READ_AGAIN = timedelta(minutes=5)
"""So long after signing in, or after the last such page, the same reader is believed to hold the device."""

_READ = select(Session.read_at).where(Session.id == bindparam("session"))
_NOTE = update(Session).where(Session.id == bindparam("session")).values(read_at=bindparam("now_read"))


def is_still_there(store: Store, signed_in: SignedIn, *, at: datetime) -> bool:
    """Tell whether pages with what is told may open without signing in once more, and note that they did.

    Somebody's own device never asks. On another one the session goes on: what was being written stays.
    """
    if signed_in.device == "own":
        return True
    with store.reading() as work:
        read = work.value(_READ, session=signed_in.session)
    last = max(read or signed_in.started_at, signed_in.started_at)
    if at - last >= READ_AGAIN:
        return False
    if at - last >= SEEN_EVERY:
        with store.writing() as writing:
            writing.run(_NOTE, {"session": signed_in.session, "now_read": at})
    return True
