"""Pages of who has a code and gives a name: add it, follow the case, and take it into an account."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service as cases
from portal.cases.handling_page import handling_page
from portal.cases.rules import STATE_NAMES
from portal.errors import Refused
from portal.nameless import service
from portal.nameless.forms import NameForm
from portal.signals import following
from portal.signals.following import Told
from portal.signals.forms import MessageForm
from portal.signals.phrases import KINDS, THEMES
from portal.signals.views_code import OPENED, bp, here, with_code
from portal.store import new_id
from portal.viewer import Viewer

__all__ = ["bp"]


@bp.get("/signal/mine/name")
@with_code
def name() -> AnyResponse:
    """Ask for a name and an address."""
    told = _told()
    return web.go("signals.case") if told.case else _name_page(told, NameForm())


@bp.post("/signal/mine/name")
@with_code
def add_name() -> AnyResponse:
    """Make a real case of it, once, with the first date it came in."""
    told, form = _told(), NameForm(request.form)
    if told.case:
        return web.go("signals.case")
    if not form.validate():
        return _name_page(told, form, status=400)
    with web.portal().store.writing() as work:
        service.add_name(
            work,
            signal=told.id,
            name=form.name.data or "",
            address=form.address.data or "",
            language=web.words().lang,
            theme=web.words().say(THEMES[told.theme]),
            at=web.now(),
        )
    return web.go("signals.case")


@bp.get("/signal/mine/case")
@with_code
def case() -> AnyResponse:
    """Show the case that it became."""
    return _case_page(_told(), MessageForm(data={"once": new_id()}))


@bp.post("/signal/mine/case")
@with_code
def write_case() -> AnyResponse:
    """Add a message to the case, once."""
    told, form = _told(), MessageForm(request.form)
    if not form.validate():
        return _case_page(told, form, status=400)
    viewer = service.viewer_of(told)
    try:
        with acting(web.portal().store, viewer) as work:
            cases.add_message(
                work,
                viewer=viewer,
                case=told.case or "",
                text=form.text.data or "",
                once=form.once.data or "",
                at=web.now(),
            )
    except Refused as refused:
        form.text.errors = [refused.reason]  # type: ignore[list-item]  # The page says it.
        return _case_page(told, form, status=refused.status)
    return web.go("signals.case", anchor="messages")


@bp.get("/signal/mine/account")
@with_code
def account() -> AnyResponse:
    """Say what happens when it goes into an account, and ask for a sign-in."""
    return _account_page(_told())


@bp.post("/signal/mine/account")
@with_code
def hand_over() -> AnyResponse:
    """Put it with the account of who is signed in; the code opens nothing any more."""
    told, viewer = _told(), _own()
    if viewer is None:
        return _account_page(told, status=401)
    with web.portal().store.writing() as work:
        found = service.hand_over(
            work,
            signal=told.id,
            viewer=viewer,
            language=web.words().lang,
            theme=web.words().say(THEMES[told.theme]),
            at=web.now(),
        )
    session.pop(OPENED, None)
    return web.go("cases.show", id=found)


def _told() -> Told:
    """Return what is open in this browser.

    :raises NotFound: when nothing is.
    """
    signal = here()
    with web.portal().store.reading() as work:
        return following.show(work, signal=signal)


def _own() -> Viewer | None:
    """Return who is signed in with an account of their own, if anybody is."""
    found = web.signed_in()
    return found if found is not None and found.is_self else None


def _name_page(told: Told, form: NameForm, *, status: int = 200) -> Response:
    return web.render("nameless/name.html", status=status, form=form, told=told)


def _account_page(told: Told, *, status: int = 200) -> Response:
    return web.render(
        "nameless/account.html",
        status=status,
        told=told,
        kind=KINDS[told.kind],
        has_account=_own() is not None,
    )


def _case_page(told: Told, form: MessageForm, *, status: int = 200) -> Response:
    viewer, idle = service.viewer_of(told), web.portal().settings.idle_shared
    with looking(web.portal().store, viewer, at=web.now()) as work:
        found = cases.show(work, told.case or "")
        done = cases.handled(work, found.id)
        uses = following.uses(work, signal=told.id, idle=idle, at=web.now())
    return web.render(
        "nameless/case.html",
        status=status,
        case=found,
        state=STATE_NAMES[found.state],
        handling=handling_page(replace(found, done=done)),
        uses=uses,
        form=form,
        idle=idle,
    )
