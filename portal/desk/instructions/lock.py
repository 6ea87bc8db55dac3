"""The lock: no page of the desk opens before the rules are confirmed and the yearly training was taken.

Source: norms 1.2, 2.2, 3.2 and 5.1 (R-053, R-058, R-065, R-080, R-267).
"""

from __future__ import annotations

from datetime import timedelta

from flask import Flask, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.instructions import service
from portal.web.real import real_g

OPEN = frozenset({"desk_rules", "desk_emergencies", "desk_approvals", "desk_holds"})
"""Rooms of the desk that are never locked: the rules themselves, and what danger cannot wait for."""

FOR_EMERGENCIES = frozenset(
    {
        "desk_people.why",
        "desk_people.say_why",
        "desk_recording.emergency",
        "desk_recording.save_emergency",
    }
)
"""The way to write an emergency down: it is recorded first, and completed after (R-192)."""

LOCKED = "desk_"
"""Every other room of the desk: their blueprints begin with this, the first page of the desk does not."""

GRACE = timedelta(days=1)
"""A form that was open when a rule changed at midnight may still be sent: nothing typed is lost."""


def init(app: Flask) -> None:
    """Put the lock behind the gate, before every page."""
    app.before_request(_lock)


def _lock() -> AnyResponse | None:
    official = real_g().get("official")
    if official is None or not official.is_staff:
        return None
    room = request.blueprint or ""
    if not room.startswith(LOCKED):
        return None
    if room in OPEN or request.endpoint in FOR_EMERGENCIES:
        return None
    today = web.today()
    with web.portal().store.reading() as work:
        found = service.standing(work, account=official.account)
    asked_of = today - GRACE if request.method == "POST" else today
    if found.missing(asked_of) or not found.is_trained(asked_of):
        return web.go("desk_rules.listing", closed="yes")
    return None
