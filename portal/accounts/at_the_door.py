"""What the pages of signing in here share: why somebody is refused, and whose session ends."""

from __future__ import annotations

from flask import session
from wtforms import Field

from portal import web
from portal.accounts.entering import DoesNotFit
from portal.accounts.phrases import DOES_NOT_FIT, SLOWED
from portal.accounts.trying import Slowed
from portal.people import entering, sessions
from portal.words import Said


def put_refusal(field: Field, error: DoesNotFit | Slowed, *, wrong: str = DOES_NOT_FIT) -> int:
    """Say at a field why it went no further, and return the status of the answer.

    :param wrong: what is said of what does not fit; never which part of it.
    """
    if isinstance(error, Slowed):
        field.errors = [Said(SLOWED, time=web.words().hour(error.until))]  # type: ignore[list-item]  # The page says it.
        return 429
    field.errors = [wrong]
    return 400


def device_of(chosen: object) -> str:
    """Return whose device it is; one that nobody called their own is shared."""
    return "own" if chosen == "own" else "shared"


def end_session_before() -> None:
    """End the session that this browser had, and forget what it kept."""
    before, at = entering.current(), web.now()
    if before is not None:
        with web.portal().store.writing() as work:
            sessions.end(work, session=before.session, reason="renewed", at=at)
    session.clear()
