"""Pages of signing in without DigiD, and the person's own page about it."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import entering, giving, listing
from portal.accounts.at_the_door import device_of, end_session_before, put_refusal
from portal.accounts.entering import DoesNotFit, Door
from portal.accounts.forms import ChooseForm, CodeForm, SignInForm
from portal.accounts.phrases import EVENTS
from portal.accounts.trying import Slowed
from portal.accounts.views_password import password
from portal.agencies.roles import role_said
from portal.errors import NotFound
from portal.people import cookie, flows
from portal.people import entering as people
from portal.web.networks import network

bp = Blueprint("accounts", __name__)


@bp.before_request
def only_where_offered() -> None:
    """Close these pages where this portal lets nobody in without DigiD; one's own history stays to be read.

    :raises NotFound: when it does not.
    """
    if not web.portal().settings.own_accounts and not request.path.endswith("/me/account"):
        raise NotFound("own accounts")


@bp.get("/sign-in/own")
@web.public
def sign_in() -> Response:
    """Ask for the number and the password."""
    return _sign_in_page(SignInForm())


@bp.post("/sign-in/own")
@web.public
def enter() -> AnyResponse:
    """Start a session, or say that it does not go together; never which of the two was wrong."""
    form = SignInForm(request.form)
    if not form.validate():
        return _sign_in_page(form, status=400)
    try:
        token = entering.sign_in(
            web.portal().store,
            Door(form.typed_number, network()),
            password=form.password.data or "",
            device=device_of(form.device.data),
            at=web.now(),
        )
    except (DoesNotFit, Slowed) as error:
        return _sign_in_page(form, status=put_refusal(form.password, error))
    return _come_in(token, flows.own_path(request.form.get("next", "")))


@bp.get("/sign-in/own/code")
@web.public
def code() -> Response:
    """Ask for the number and the code of the letter. The square in the letter leads here."""
    return web.render("accounts/code.html", form=CodeForm())


@bp.post("/sign-in/own/code")
@web.public
def check() -> Response:
    """Look whether they go together, and ask for a password."""
    form = CodeForm(request.form)
    if not form.validate():
        return web.render("accounts/code.html", status=400, form=form)
    try:
        entering.check_code(
            web.portal().store, Door(form.typed_number, network()), code=form.code.data or "", at=web.now()
        )
    except (DoesNotFit, Slowed) as error:
        return web.render("accounts/code.html", status=put_refusal(form.code, error), form=form)
    given = {"number": form.typed_number, "code": form.code.data}
    return web.render("accounts/choose.html", form=ChooseForm(data=given))


@bp.get("/sign-in/own/password")
@web.public
def choose_again() -> AnyResponse:
    """Begin with the code: a password is asked only after it."""
    return web.go("accounts.code")


@bp.post("/sign-in/own/password")
@web.public
def choose() -> AnyResponse:
    """Keep the password and sign in."""
    form = ChooseForm(request.form)
    if not form.validate():
        if form.number.errors:
            return web.go("accounts.code")
        return web.render("accounts/choose.html", status=400, form=form)
    try:
        token = entering.choose(
            web.portal().store,
            Door(form.typed_number, network()),
            code=form.code.data or "",
            password=form.password.data or "",
            device=device_of(form.device.data),
            at=web.now(),
        )
    except (DoesNotFit, Slowed) as error:
        again = CodeForm(data={"number": form.typed_number})
        return web.render("accounts/code.html", status=put_refusal(again.code, error), form=again)
    return _come_in(token, "")


@bp.get("/me/account")
@web.for_limited
def mine() -> Response:
    """Show what happened to the account, and when somebody signed in."""
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        found = listing.of_person(
            work, person=viewer.person, session=viewer.session, is_limited=viewer.is_limited
        )
    return web.render(
        "accounts/mine.html",
        mine=found,
        is_changed=request.args.get("done") == "password",
        is_stopped=request.args.get("done") == "stopped",
        events=EVENTS,
        role=lambda one: web.words().say(role_said(one)),
        name=web.portal().directory().name,
    )


bp.add_url_rule("/me/account/password", "password", web.for_limited(password), methods=["GET", "POST"])


@bp.post("/me/account/stop")
@web.for_limited
def stop() -> AnyResponse:
    """Stop signing in without DigiD, at once and everywhere."""
    viewer = web.viewer()
    with web.portal().store.writing() as work:
        stopped = giving.stop(work, person=viewer.person, by=viewer.account, at=web.now())
    # Who came in by this very account is out now, and reads so where signing in begins.
    return web.go("signin.choose" if stopped == viewer.account else "accounts.mine", done="stopped")


def _sign_in_page(form: SignInForm, *, status: int = 200) -> Response:
    return web.render(
        "accounts/sign_in.html",
        status=status,
        form=form,
        next=flows.own_path(request.values.get("next", "")),
    )


def _come_in(token: str, wanted: str) -> AnyResponse:
    """Give the browser its session, and lead to the page asked for, or to when the account was last used."""
    end_session_before()
    to = people.onward(token, wanted)
    to = web.url("accounts.mine") if to == web.url("pages.home") else to
    answer = redirect(to, code=303)
    cookie.put(answer, token)
    return answer
