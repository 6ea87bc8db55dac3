"""Pages of signals: tell one without signing in, and see which themes come up often."""

from __future__ import annotations

from flask import Blueprint, Response, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.agencies.themes import THEMES, Theme
from portal.errors import StoreUnavailable
from portal.signals import nameless, service
from portal.signals.forms import SignalForm
from portal.signals.rules import (
    Kind,
)
from portal.store import new_id

bp = Blueprint("signals", __name__)

TOLD = "told"
"""Where the browser keeps the secret of the form until the code is typed back; gone when it closes."""


@bp.get("/signal")
@web.public
def tell() -> Response:
    """Ask what goes wrong; nobody asks who tells it."""
    wanted = request.args.get("want", "")
    kind = wanted if wanted in set(Kind) else Kind.SIGNAL.value
    return _page(SignalForm(data={"once": new_id(), "kind": kind}))


@bp.post("/signal")
@web.public
def keep() -> AnyResponse:
    """Keep what was told once, and go on to its code."""
    form, lang = SignalForm(request.form), web.words().lang
    if not form.validate():
        return _page(form, status=400)
    once = form.once.data or ""
    try:
        with web.portal().store.writing() as work:
            service.keep(
                work,
                once=once,
                kind=Kind(form.kind.data),
                theme=Theme(form.theme.data),
                text=form.text.data or "",
                language=lang,
                address=web.network(),
                today=web.today(),
                at=web.now(),
            )
    except StoreUnavailable:
        return _page(form, status=503, is_lost=True)
    session[TOLD] = once
    return web.go("signals.yours")


@bp.get("/signal/sent")
@web.public
def sent() -> Response:
    """Say that it came in, and how to see what becomes of it."""
    return web.render("signals/sent.html")


@bp.get("/how-we-do-it-well")
@web.public
def good() -> Response:
    """Show everybody what goes well; the privacy officer approved each example."""
    with web.portal().store.reading() as work:
        found = nameless.published(work)
    name = web.portal().directory().name
    return web.render("signals/good.html", rows=[(name(one.agency), one.text) for one in found])


@bp.get("/signal/themes")
@web.public
def themes() -> Response:
    """Show how often each theme came up, where it was often enough to hide who told it."""
    with web.portal().store.reading() as work:
        counts = service.themes(work, today=web.today())
    return web.render("signals/themes.html", rows=[(THEMES[theme], n) for theme, n in counts.items()])


def _page(form: SignalForm, *, status: int = 200, is_lost: bool = False) -> Response:
    return web.render("signals/tell.html", status=status, form=form, is_lost=is_lost)
