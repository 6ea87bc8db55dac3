"""Pages of the privacy officer: invite the first one of an organisation that acts for others, and stop it."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.accounts import inviting
from portal.accounts.forms_invited import InviteLeadForm
from portal.mandates import changing
from portal.store import given_id, new_id
from portal.words import N_

ROLE = "privacy_officer"
KIND = "private"
"""The kind of organisation that helps people and is no part of the chain."""

NOTES = {
    "stopped": N_("It is stopped. This person is signed out everywhere."),
    "before": N_("This person was invited already. The invitation is shown once only."),
}

CHOOSE = N_("Choose an organisation")

bp = Blueprint("desk_advocates", __name__)


@bp.get("/desk/advocates")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show who leads which organisation."""
    return _page(_form(None))


@bp.post("/desk/advocates")
@web.for_officials(ROLE)
def invite() -> AnyResponse:
    """Invite somebody who leads; the number and the code are shown once."""
    form = _form(request)
    if not form.validate():
        return _page(form, status=400)
    with web.portal().store.writing() as work:
        made = inviting.invite(
            work,
            agency=form.agency.data,
            label=(form.label.data or "").strip(),
            is_lead=True,
            by=web.official().account,
            once=given_id(form.once.data),
            at=web.now(),
        )
    if made is None:
        return web.go("desk_advocates.listing", done="before")
    return web.render("accounts/invitation.html", invitation=made, back=web.url("desk_advocates.listing"))


@bp.post("/desk/advocates/<account>/again")
@web.for_officials(ROLE)
def again(account: str) -> Response:
    """Give a new invitation, when somebody lost the app or the password."""
    with web.portal().store.writing() as work:
        made = inviting.invite_again(
            work, account=account, agency=None, by=web.official().account, at=web.now()
        )
    return web.render("accounts/invitation.html", invitation=made, back=web.url("desk_advocates.listing"))


@bp.post("/desk/advocates/<account>/stop")
@web.for_officials(ROLE)
def stop(account: str) -> AnyResponse:
    """Stop an account, or take the invitation back."""
    with web.portal().store.writing() as work:
        inviting.stop(work, account=account, agency=None, by=web.official().account, at=web.now())
        changing.return_all(work, account=account, at=web.now())
    return web.go("desk_advocates.listing", done="stopped")


def _form(posted: object) -> InviteLeadForm:
    form = InviteLeadForm(request.form if posted is not None else None, data={"once": new_id()})
    cards = web.portal().directory().agencies.values()
    form.offer([(one.id, one.name) for one in cards if one.kind == KIND], web.words().text(CHOOSE))
    return form


def _page(form: InviteLeadForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        found = inviting.colleagues(work, agency=None, at=web.now())
    return web.render(
        "desk/advocates/listing.html",
        status=status,
        form=form,
        colleagues=found,
        name=web.portal().directory().name,
        note=NOTES.get(request.args.get("done", "")),
    )
