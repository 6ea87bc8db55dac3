"""Pages of the register: was it different then, what became of recommendations, and who may see what."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request

from portal import web
from portal.agencies.data_kinds import DataKind
from portal.agencies.roles import KINDS_OF_ROLE, ROLES
from portal.consultations.service import KIND_NAMES
from portal.desk.parts import PARTS
from portal.desk.policies.phrases import ANSWERS, STATES
from portal.instructions import register

bp = Blueprint("desk_policies", __name__)


@bp.get("/desk/policies")
@web.for_officials()
def listing() -> Response:
    """Show each policy as it was on a day beside the one of today."""
    then, now = _day(request.args.get("day", "")), web.today()
    with web.portal().store.reading() as work:
        found = register.policies(work, then=then or now, now=now)
    return web.render("desk/policies/listing.html", rows=found, then=then, given=request.args.get("day", ""))


@bp.get("/recommendations")
@web.public
def recommendations() -> Response:
    """Show everybody what others said must change, and what is really done."""
    with web.portal().store.reading() as work:
        found = register.recommendations(work)
    return web.render(
        "desk/policies/recommendations.html",
        today=web.today(),
        rows=[(one, ANSWERS[one.answer], STATES[_state(one)]) for one in found],
    )


@bp.get("/who-may-see-what")
@web.public
def roles() -> Response:
    """Show everybody which role opens which pages; it is made from the very list that opens them (R-195)."""
    named = sorted({role for part in PARTS for role in part.roles} & set(ROLES))
    rows = [
        (
            ROLES[role],
            [part.title for part in PARTS if role in part.roles],
            [KIND_NAMES[kind] for kind in DataKind if kind in KINDS_OF_ROLE[role]],
        )
        for role in named
    ]
    return web.render("desk/policies/roles.html", rows=rows)


def _state(one: register.Tracked) -> str:
    """Return how far a recommendation is: "done" without a day and a proof is still busy."""
    return "busy" if one.state == "done" and not one.is_done else one.state


def _day(text: str) -> date | None:
    """Read a day from an address; one that is none counts as not given."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
