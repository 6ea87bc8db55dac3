"""Pages of who has a code and gives a name: add it, follow the case, and take it into an account."""

from __future__ import annotations

from flask import Blueprint, Response, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.agencies.themes import THEMES
from portal.cases import service as cases
from portal.cases.forms import FileForm
from portal.errors import Refused
from portal.nameless import service, views_files, views_heard, views_more, views_say
from portal.nameless.case_page import case_page, told_here
from portal.nameless.forms import NameForm
from portal.signals.following import Told
from portal.signals.forms import MessageForm
from portal.signals.phrases import KINDS
from portal.signals.views_code import OPENED, with_code
from portal.store import new_id
from portal.viewer import Viewer

bp = Blueprint("nameless", __name__)

for rule, endpoint, view, methods in (
    ("/signal/mine/case/files", "attach", views_more.attach, ["POST"]),
    ("/signal/mine/case/files/<file>", "file", views_more.file, ["GET"]),
    ("/signal/mine/files", "files", views_files.files, ["GET", "POST"]),
    ("/signal/mine/files/<file>", "one_file", views_files.one, ["GET"]),
    ("/signal/mine/files/<file>/heard", "heard", views_heard.heard, ["GET", "POST"]),
    ("/signal/mine/say", "say", views_say.say, ["GET", "POST"]),
    ("/signal/mine/withdraw", "withdraw", views_more.withdraw, ["GET", "POST"]),
    ("/signal/mine/undo", "undo", views_more.undo, ["POST"]),
):
    bp.add_url_rule(rule, endpoint, with_code(view), methods=methods)


@bp.get("/signal/mine/name")
@with_code
def name() -> AnyResponse:
    """Ask for a name and an address."""
    told = told_here()
    return web.go("nameless.case") if told.case else _name_page(told, NameForm())


@bp.post("/signal/mine/name")
@with_code
def add_name() -> AnyResponse:
    """Make a real case of it, once, with the first date it came in."""
    told, form = told_here(), NameForm(request.form)
    if told.case:
        return web.go("nameless.case")
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
    return web.go("nameless.case")


@bp.get("/signal/mine/case")
@with_code
def case() -> AnyResponse:
    """Show the case that it became."""
    return _case_page(told_here(), MessageForm(data={"once": new_id()}))


@bp.post("/signal/mine/case")
@with_code
def write_case() -> AnyResponse:
    """Add a message to the case, once."""
    told, form = told_here(), MessageForm(request.form)
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
    return web.go("nameless.case", anchor="messages")


@bp.get("/signal/mine/account")
@with_code
def account() -> AnyResponse:
    """Say what happens when it goes into an account, and ask for a sign-in."""
    return _account_page(told_here())


@bp.post("/signal/mine/account")
@with_code
def hand_over() -> AnyResponse:
    """Put it with the account of who is signed in; the code opens nothing any more."""
    told, viewer = told_here(), _own()
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
    return case_page(told, form, FileForm(), status=status)
