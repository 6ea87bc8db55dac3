"""Pages of the person: a code to take along, and who helped when, where and with what."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.assistance import codes, ending, listing, rules
from portal.assistance.phrases import ACTS, ENDS, KNOWN_BY, PLACES

bp = Blueprint("assistance", __name__)


@bp.get("/me/visits")
def visits() -> Response:
    """Show who helped the person at a counter."""
    with web.portal().store.reading() as work:
        found = listing.of_person(work, person=web.viewer().person)
    return web.render(
        "assistance/visits.html",
        visits=found,
        acts=ACTS,
        places=PLACES,
        known_by=KNOWN_BY,
        ends=ENDS,
        done=request.args.get("done", ""),
        name=web.portal().directory().name,
    )


@bp.post("/me/visits/code")
def code() -> Response:
    """Show a new code once; an earlier one can be used no more."""
    at = web.now()
    with web.portal().store.writing() as work:
        made = codes.make(work, person=web.viewer().person, at=at)
    return web.render("assistance/code.html", code=made, until=at + rules.CODE_FOR)


@bp.get("/me/visits/code")
def code_again() -> Response:
    """A code is shown once: whoever comes back to this address sees the visits."""
    return visits()


@bp.post("/me/visits/<visit>/not-me")
def not_me(visit: str) -> AnyResponse:
    """Let a person say: that was not me. A visit that runs ends at once, and a person looks at it."""
    with web.portal().store.writing() as work:
        ending.not_me(work, person=web.viewer().person, visit=visit, at=web.now())
    return web.go("assistance.visits", done="not_me")
