"""Pages of an organisation that acts for others: one's own account, and for who leads the colleagues."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import coming_in, inviting, second
from portal.accounts.at_the_door import put_refusal
from portal.accounts.entering import DoesNotFit
from portal.accounts.forms_invited import InviteForm, RenewForm
from portal.accounts.phrases import INVITED, WRONG_APP
from portal.accounts.trying import Slowed
from portal.clients.views import actor
from portal.errors import NotFound
from portal.mandates import changing
from portal.store import given_id, new_id
from portal.web.networks import network
from portal.words import N_

NOTES = {
    "stopped": N_("It is stopped. This colleague is signed out everywhere."),
    "before": N_("This colleague was invited already. The invitation is shown once only."),
}

bp = Blueprint("colleagues", __name__)


@bp.get("/helping/account")
@web.for_helping
def mine() -> Response:
    """Show what happened to one's own account, and how many recovery codes are left."""
    return _mine_page(RenewForm())


@bp.post("/helping/account")
@web.for_helping
def renew() -> Response:
    """Make new recovery codes, for who shows the app once more."""
    form, store, account = RenewForm(request.form), web.portal().store, _invited()
    if not form.validate():
        return _mine_page(form, status=400)
    try:
        codes = coming_in.renew_codes(
            store, account=account, typed=form.second.data or "", place=network(), at=web.now()
        )
    except (DoesNotFit, Slowed) as error:
        return _mine_page(form, status=put_refusal(form.second, error, wrong=WRONG_APP))
    return web.render("accounts/recovery.html", codes=codes)


@bp.get("/helping/colleagues")
@web.for_helping
def listing() -> Response:
    """Show who leads the colleagues, whom to invite and whom to stop."""
    return _list_page(_led(), InviteForm(data={"once": new_id()}))


@bp.post("/helping/colleagues")
@web.for_helping
def invite() -> AnyResponse:
    """Invite a colleague; the number and the code are shown once."""
    agency, form = _led(), InviteForm(request.form)
    if not form.validate():
        return _list_page(agency, form, status=400)
    with web.portal().store.writing() as work:
        made = inviting.invite(
            work,
            agency=agency,
            label=(form.label.data or "").strip(),
            is_lead=False,
            by=actor().account,
            once=given_id(form.once.data),
            at=web.now(),
        )
    if made is None:
        return web.go("colleagues.listing", done="before")
    return web.render("accounts/invitation.html", invitation=made, back=web.url("colleagues.listing"))


@bp.post("/helping/colleagues/<account>/again")
@web.for_helping
def again(account: str) -> Response:
    """Give a new invitation, when somebody lost the app or the password."""
    agency = _led()
    with web.portal().store.writing() as work:
        made = inviting.invite_again(work, account=account, agency=agency, by=actor().account, at=web.now())
    return web.render("accounts/invitation.html", invitation=made, back=web.url("colleagues.listing"))


@bp.post("/helping/colleagues/<account>/stop")
@web.for_helping
def stop(account: str) -> AnyResponse:
    """Stop the account of a colleague, or take the invitation back."""
    agency = _led()
    with web.portal().store.writing() as work:
        inviting.stop(work, account=account, agency=agency, by=actor().account, at=web.now())
        changing.return_all(work, account=account, at=web.now())
    return web.go("colleagues.listing", done="stopped")


@web.for_helping
def back(account: str) -> AnyResponse:  # noqa: ARG001  # It stands in the address.
    """Lead from the address of a form back to the list."""
    _led()
    return web.go("colleagues.listing")


for step in ("stop", "again"):
    bp.add_url_rule(f"/helping/colleagues/<account>/{step}", f"back_{step}", back)


def _led() -> str:
    """Return the organisation that who asks leads.

    :raises NotFound: when it is none.
    """
    with web.portal().store.reading() as work:
        agency = inviting.led_by(work, account=actor().account)
    if agency is None:
        raise NotFound("colleagues")
    return agency


def _invited() -> str:
    account = actor().account
    with web.portal().store.reading() as work:
        if not coming_in.is_invited(work, account=account):
            raise NotFound("invited_accounts")
    return account


def _mine_page(form: RenewForm, *, status: int = 200) -> Response:
    account = _invited()
    with web.portal().store.reading() as work:
        left, happened = second.left(work, account=account), inviting.events(work, account=account)
    return web.render(
        "clients/account.html", status=status, form=form, left=left, events=happened, phrases=INVITED
    )


def _list_page(agency: str, form: InviteForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        found = inviting.colleagues(work, agency=agency, at=web.now())
    return web.render(
        "clients/colleagues.html",
        status=status,
        form=form,
        colleagues=found,
        own=actor().account,
        note=NOTES.get(request.args.get("done", "")),
    )
