"""What people told without a name, for the privacy officer."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Blueprint, Response, request

from portal import web
from portal.signals import service
from portal.signals.phrases import THEMES

bp = Blueprint("desk_signals", __name__)

JUST_NOW = timedelta(minutes=1)
"""The newest are listed too, whatever the clock of another process says."""


@bp.get("/desk/signals")
@web.for_officials("privacy_officer")
def listing() -> Response:
    """List the newest signals, or older ones."""
    before = _moment(request.args.get("before", ""))
    with web.portal().store.reading() as work:
        found = service.last(work, before=before or web.now() + JUST_NOW)
    is_full = len(found) == service.PAGE
    return web.render(
        "desk/signals/listing.html",
        rows=[(one, THEMES[one.theme]) for one in found],
        newer=web.url("desk_signals.listing") if before else None,
        older=web.url("desk_signals.listing", before=found[-1].made_at.isoformat()) if is_full else None,
    )


def _moment(text: str) -> datetime | None:
    """Read a moment from an address; one that is none counts as not given."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
