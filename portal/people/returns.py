"""Where the provider sends people back to: addresses without a language, which the provider has on a list."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, g, redirect, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.people import cookie, entering, flows
from portal.people.claims import SignInStopped, Why
from portal.people.flows import Begun
from portal.words import N_

bp = Blueprint("returns", __name__)
log = logging.getLogger("portal")

STATUS = {Why.CANCELLED: 200, Why.UNREACHABLE: 503}
"""The status of a page that says why a sign-in stopped; any other is 403."""

TITLES = {
    Why.CANCELLED: N_("You stopped signing in"),
    Why.TOO_LOW: N_("You need a safer way to sign in"),
    Why.UNSAFE: N_("We stopped this sign-in to be safe"),
    Why.REPRESENTS: N_("Signing in for someone else is not possible yet"),
    Why.NO_PLACE: N_("You have no place here yet"),
    Why.UNREACHABLE: N_("Signing in does not work right now"),
}


@bp.get("/sign-in/return/<any(citizen, official):side>")
@web.public
def back(side: str) -> AnyResponse:
    """Take the provider's answer and start a session, or say why not and what to do."""
    begun = flows.take(request.args.get("state", ""), side)
    if begun is not None and begun.language in web.portal().words:
        g.words = web.portal().words[begun.language]
    try:
        token = _token(begun, side)
    except SignInStopped as stopped:
        return stopped_page(stopped, side)
    # Nothing that was in this browser before the sign-in counts after it.
    session.clear()
    answer = redirect(entering.onward(token, begun.next), code=303) if begun else redirect("/", code=303)
    cookie.put(answer, token)
    return answer


def _token(begun: Begun | None, side: str) -> str:
    who = entering.client(side).finish(
        request.args.to_dict(),
        begun.flow if begun else None,
        redirect_uri=entering.outside("returns.back", side=side),
        at=web.now(),
    )
    if begun is None:
        raise SignInStopped(Why.UNSAFE, "state")
    return entering.enter(who, begun)


@bp.get("/signed-out")
@web.public
def after_sign_out() -> AnyResponse:
    """Take somebody back from the provider's sign-out, in the language they left in."""
    lang = request.args.get("state", "")
    if lang in web.portal().words:
        g.words = web.portal().words[lang]
    return redirect(web.url("signin.signed_out"), code=302)


def stopped_page(stopped: SignInStopped, side: str) -> Response:
    """Return the page that says why a sign-in stopped and what to do next."""
    # The reason and the name of a claim, never its value.
    log.info("sign-in stopped: %s (%s)", stopped.why.value, stopped.detail)
    return web.render(
        "people/stopped.html",
        status=STATUS.get(stopped.why, 403),
        why=stopped.why.value,
        title=TITLES[stopped.why],
        is_citizen=side == "citizen",
    )
