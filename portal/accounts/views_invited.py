"""Pages of signing in after an invitation: the invitation, a password with an app, and number with both."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import coming_in, second
from portal.accounts.at_the_door import device_of, end_session_before, put_refusal
from portal.accounts.coming_in import Invited, Opened
from portal.accounts.entering import DoesNotFit, Door
from portal.accounts.forms_invited import AppForm, InvitedForm, SecondForm
from portal.accounts.phrases import WRONG_APP
from portal.accounts.rules import in_groups
from portal.accounts.trying import Slowed
from portal.letters.qr import picture
from portal.people import cookie
from portal.web.networks import network

bp = Blueprint("invited", __name__)


@bp.get("/sign-in/work")
@web.public
def sign_in() -> Response:
    """Ask for the number, the password and the second factor."""
    return _sign_in_page(SecondForm())


@bp.post("/sign-in/work")
@web.public
def enter() -> AnyResponse:
    """Start a session, or say that it does not go together; never which of the three was wrong."""
    form = SecondForm(request.form)
    if not form.validate():
        return _sign_in_page(form, status=400)
    try:
        token = coming_in.sign_in(
            web.portal().store,
            Door(form.typed_number, network()),
            password=form.password.data or "",
            typed=form.second.data or "",
            device=device_of(form.device.data),
            at=web.now(),
        )
    except (DoesNotFit, Slowed) as error:
        return _sign_in_page(form, status=put_refusal(form.second, error))
    return _come_in(redirect(web.url("clients.overview"), code=303), token)


@bp.get("/sign-in/work/code")
@web.public
def code() -> Response:
    """Ask for the number and the code of an invitation."""
    return web.render("accounts/invited.html", form=InvitedForm())


@bp.post("/sign-in/work/code")
@web.public
def check() -> Response:
    """Look whether they go together; then ask for a password and show the secret for the app."""
    form = InvitedForm(request.form)
    if not form.validate():
        return web.render("accounts/invited.html", status=400, form=form)
    try:
        found = _look_at(form)
    except (DoesNotFit, Slowed) as error:
        return web.render("accounts/invited.html", status=put_refusal(form.code, error), form=form)
    return _app_page(AppForm(data={"number": form.typed_number, "code": form.code.data}), found)


@bp.get("/sign-in/work/app")
@web.public
def app_again() -> AnyResponse:
    """Begin with the invitation: a password is asked only after it."""
    return web.go("invited.code")


@bp.post("/sign-in/work/app")
@web.public
def set_app() -> AnyResponse:
    """Keep the password once the app shows the right code, sign in, and show the recovery codes once."""
    form = AppForm(request.form)
    is_whole = form.validate()
    if form.number.errors:
        return web.go("invited.code")
    try:
        found = _look_at(form)
        opened = _open(form) if is_whole else None
    except (DoesNotFit, Slowed) as error:
        again = InvitedForm(data={"number": form.typed_number})
        return web.render("accounts/invited.html", status=put_refusal(again.code, error), form=again)
    if opened is None:
        if is_whole:
            form.second.errors = [WRONG_APP]
        return _app_page(form, found, status=400)
    return _come_in(web.render("accounts/recovery.html", codes=opened.recovery), opened.token)


def _look_at(form: InvitedForm | AppForm) -> Invited:
    door = Door(form.typed_number, network())
    return coming_in.look_at(web.portal().store, door, code=form.code.data or "", at=web.now())


def _open(form: AppForm) -> Opened | None:
    return coming_in.open_account(
        web.portal().store,
        Door(form.typed_number, network()),
        code=form.code.data or "",
        password=form.password.data or "",
        typed=form.second.data or "",
        device=device_of(form.device.data),
        at=web.now(),
    )


def _app_page(form: AppForm, found: Invited, *, status: int = 200) -> Response:
    number = in_groups(found.number)
    address = second.address_for_app(found.secret, number=number, issuer=web.portal().site.name)
    return web.render(
        "accounts/app.html",
        status=status,
        form=form,
        picture=picture(address),
        address=address,
        secret=second.in_letters(found.secret),
    )


def _sign_in_page(form: SecondForm, *, status: int = 200) -> Response:
    return web.render("accounts/second.html", status=status, form=form)


def _come_in(answer: AnyResponse, token: str) -> AnyResponse:
    end_session_before()
    cookie.put(answer, token)
    return answer
