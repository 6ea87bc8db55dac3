"""Who agrees that something stays hidden: two officials, neither of whom asked for it."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import approving
from portal.desk.recording.asking import note_looks, who
from portal.desk.recording.hidden_things import kind_of
from portal.errors import Refused

bp = Blueprint("desk_approvals", __name__)

ROLE = "safety_officer"
NOTICE = "consultation"


@bp.get("/desk/approvals")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show what waits for officials to agree."""
    return _page()


@bp.post("/desk/approvals")
@web.for_officials(ROLE)
def decide() -> AnyResponse:
    """Agree with a hold, or end it and tell the person."""
    official, hold, at = web.official(), request.form.get("hold", ""), web.now()
    try:
        with web.portal().store.writing() as work:
            if request.form.get("do") == "approve":
                approving.approve(work, official=official, hold=hold, at=at)
            else:
                approving.turn_down(work, official=official, hold=hold, kind=NOTICE, at=at)
    except Refused as refused:
        return _page(status=refused.status, alarm=refused.reason)
    return web.go("desk_approvals.listing")


def _page(*, status: int = 200, alarm: object = "") -> Response:
    """Show the list; that somebody read why is written down, and is as hidden as the entry itself."""
    with web.portal().store.writing() as work:
        found = approving.pending(work, official=web.official())
        why = approving.why(work, found)
        note_looks(work, [(one.person, one.item_table, one.item_id) for one in found])
    rows = [(one, why[one.id], who(one.asked_by_agency, one.asked_by_role)) for one in found]
    return web.render("desk/recording/approvals.html", status=status, rows=rows, alarm=alarm, kind_of=kind_of)
