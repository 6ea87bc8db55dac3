"""The page on which somebody who is signed in without DigiD chooses another password."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import changing
from portal.accounts.at_the_door import put_refusal
from portal.accounts.entering import DoesNotFit
from portal.accounts.forms import ChangeForm
from portal.accounts.phrases import WRONG_OLD
from portal.accounts.trying import Slowed
from portal.errors import NotFound
from portal.web.networks import network


def password() -> AnyResponse:
    """Ask for the password of now and another one, and keep that.

    :raises NotFound: for who did not sign in with one here.
    """
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        number = None if viewer.grant else changing.number_of(work, viewer)
    if number is None:
        raise NotFound("own accounts")
    if request.method == "GET":
        return _page(ChangeForm())
    form = ChangeForm(request.form)
    form.number = number
    if not form.validate():
        return _page(form, status=400)
    try:
        changing.change_password(
            web.portal().store,
            viewer=viewer,
            old=form.old.data or "",
            new=form.password.data or "",
            place=network(),
            at=web.now(),
        )
    except (DoesNotFit, Slowed) as error:
        return _page(form, status=put_refusal(form.old, error, wrong=WRONG_OLD))
    return web.go("accounts.mine", done="password")


def _page(form: ChangeForm, *, status: int = 200) -> Response:
    return web.render("accounts/password.html", status=status, form=form)
