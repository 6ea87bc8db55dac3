"""Pages of signals: tell one without signing in, and see which themes come up often."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import StoreUnavailable
from portal.signals import service
from portal.signals.forms import SignalForm
from portal.signals.phrases import THEMES
from portal.signals.rules import Theme
from portal.store import new_id

bp = Blueprint("signals", __name__)


@bp.get("/signal")
@web.public
def tell() -> Response:
    """Ask what goes wrong; nobody asks who tells it."""
    return _page(SignalForm(data={"once": new_id()}))


@bp.post("/signal")
@web.public
def keep() -> AnyResponse:
    """Keep a signal once, and say that it came in."""
    form = SignalForm(request.form)
    if not form.validate():
        return _page(form, status=400)
    try:
        with web.portal().store.writing() as work:
            service.keep(
                work,
                id=form.once.data or "",
                theme=Theme(form.theme.data),
                text=form.text.data or "",
                language=web.words().lang,
                today=web.today(),
                at=web.now(),
            )
    except StoreUnavailable:
        return _page(form, status=503, is_lost=True)
    return web.go("signals.sent")


@bp.get("/signal/sent")
@web.public
def sent() -> Response:
    """Say that it came in, and where to go for an answer."""
    return web.render("signals/sent.html")


@bp.get("/signal/themes")
@web.public
def themes() -> Response:
    """Show how often each theme came up, where it was often enough to hide who told it."""
    with web.portal().store.reading() as work:
        counts = service.themes(work, today=web.today())
    return web.render("signals/themes.html", rows=[(THEMES[theme], n) for theme, n in counts.items()])


def _page(form: SignalForm, *, status: int = 200, is_lost: bool = False) -> Response:
    return web.render("signals/tell.html", status=status, form=form, is_lost=is_lost)
