"""Pages of signing in, staying signed in, and signing out."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, g, redirect, request, session
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import NotSignedIn
from portal.people import cookie, entering, flows, kept, service, sessions
from portal.people.claims import SignInStopped
from portal.people.forms import DeviceForm
from portal.people.returns import stopped_page

bp = Blueprint("signin", __name__)


@bp.get("/sign-in")
@web.public
def choose() -> Response:
    """Ask whose device this is, and offer the way to sign in."""
    settings = web.portal().settings
    return web.render(
        "people/sign_in.html",
        form=DeviceForm(),
        next=flows.own_path(request.args.get("next", "")),
        again=request.args.get("again") == "yes",
        is_stopped=request.args.get("done") == "stopped",
        idle_shared=settings.idle_shared,
        idle_own=settings.idle_own,
        has_citizens=settings.citizens is not None,
        has_officials=settings.officials is not None,
    )


@bp.post("/sign-in")
@web.public
def start() -> Response:
    """Send somebody to the provider, and remember what must come back."""
    side = service.OFFICIAL if request.form.get("side") == service.OFFICIAL else service.CITIZEN
    language = web.words().lang
    try:
        address, flow = entering.client(side).begin(
            redirect_uri=entering.outside("returns.back", side=side), language=language, at=web.now()
        )
    except SignInStopped as stopped:
        return stopped_page(stopped, side)
    device, wanted = DeviceForm(request.form).chosen(), flows.own_path(request.form.get("next", ""))
    flows.remember(flows.Begun(flow, side, device, language, wanted))
    # A page instead of a redirect: browsers hold a form to our own addresses, also when it is sent on.
    return web.render("people/onward.html", address=address)


@bp.post("/sign-out")
@web.public
def out() -> AnyResponse:
    """End the session, on every device unless asked for here only, and the provider's own session too."""
    found, token, at = entering.current(), cookie.token(), web.now()
    address = ""
    if found is not None:
        with web.portal().store.writing() as work:
            address = _provider_sign_out(
                sessions.id_token(work, session=found.session, token=token), found.kind
            )
            if request.form.get("only") == "here":
                sessions.end(work, session=found.session, reason="signed-out", at=at)
            else:
                sessions.end_all(work, account=found.account, reason="signed-out", at=at)
    # The page that follows is already one of nobody.
    g.viewer, g.account, g.official = None, None, None
    # What the browser remembers, such as the easier view, is not for whoever sits here next.
    session.clear()
    if not address:
        return _without_cookie(web.go("signin.signed_out"))
    return _without_cookie(web.render("people/leaving.html", address=address))


@bp.get("/leave")
@web.public
def leave() -> AnyResponse:
    """End the session on this device and go to a neutral page elsewhere: a plain link, for who is in a hurry.

    Nothing that was typed is kept. A link of somebody else that leads here signs out, and does nothing more.
    """
    found = entering.current()
    if found is not None:
        with web.portal().store.writing() as work:
            sessions.end(work, session=found.session, reason="left", at=web.now())
    session.clear()
    answer = redirect(web.portal().settings.exit_address, code=303)
    return _without_cookie(answer)


def _without_cookie(answer: AnyResponse) -> AnyResponse:
    cookie.drop(answer)
    return answer


def _provider_sign_out(id_token: str, kind: str) -> str:
    if not id_token:
        return ""
    side = service.CITIZEN if kind == service.CITIZEN else service.OFFICIAL
    try:
        return entering.client(side).sign_out_address(
            id_token=id_token, return_to=entering.outside("returns.after_sign_out"), state=web.words().lang
        )
    except SignInStopped:
        return ""


@bp.get("/signed-out")
@web.public
def signed_out() -> Response:
    """Say that somebody is signed out, with what to do at a computer of others."""
    return web.render("people/signed_out.html")


@bp.route("/session", methods=["GET", "POST"])
@web.public
def stay() -> Response:
    """Say until when somebody is signed in; pressing the button, like any page, makes it longer.

    :raises NotSignedIn: when the session has already ended.
    """
    found, at = entering.current(), web.now()
    if found is None:
        raise NotSignedIn
    if request.method == "POST":
        with web.portal().store.writing() as work:
            found = sessions.touch(work, signed_in=found, at=at)
    return web.render("people/session.html", until=found.idle_ends_at, stays=request.method == "POST")


@bp.get("/sign-in/number")
@web.public
def no_number() -> Response:
    """Tell somebody from abroad why there is nothing to see yet, and who helps.

    :raises NotSignedIn: when nobody signed in.
    """
    if entering.current() is None:
        raise NotSignedIn
    return web.render("people/no_number.html")


@bp.get("/sign-in/typed")
@web.for_limited
def typed() -> AnyResponse:
    """Give back what somebody typed in a session that ended too early."""
    with web.portal().store.reading() as work:
        found = kept.take_kept(work, account=web.viewer().account, at=web.now())
    if found is None:
        return web.go("pages.home")
    texts = [value for values in found.fields.values() for value in values if " " in value.strip()]
    return web.render("people/typed.html", typed=found, texts=texts, goes_on=_takes_forms(found.path))


@bp.post("/sign-in/typed")
@web.for_limited
def go_on() -> AnyResponse:
    """Send what was typed to the page it was for, as it stands in this form."""
    with web.portal().store.writing() as work:
        found = kept.take_kept(work, account=web.viewer().account, at=web.now())
        if found is None or not _takes_forms(found.path):
            return web.go("signin.typed")
        kept.drop_kept(work, account=web.viewer().account, form=found.id)
    # 307 sends the same form again, with the token of this page.
    return redirect(found.path, code=307)


@bp.post("/sign-in/typed/away")
@web.for_limited
def throw_away() -> AnyResponse:
    """Throw away what was typed."""
    with web.portal().store.writing() as work:
        found = kept.take_kept(work, account=web.viewer().account, at=web.now())
        if found is not None:
            kept.drop_kept(work, account=web.viewer().account, form=found.id)
    return web.go("signin.typed" if found and found.more else "pages.home")


def _takes_forms(path: str) -> bool:
    """Tell whether a page of ours still takes a form at this path."""
    try:
        current_app.url_map.bind("").match(path.partition("?")[0], method="POST")
    except HTTPException:
        return False
    return True
