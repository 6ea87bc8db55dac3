"""Pages of a code: see it once, type it back, open with it, read, write, and take another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, request, session
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import refuse
from portal.errors import NotFound, Refused
from portal.signals import codes, codewords, following, signal_typing
from portal.signals.codewords import Code, Fault
from portal.signals.forms import CodeForm, MessageForm
from portal.signals.phrases import KINDS, MUST_WAIT, STATES, WRONG_CODE, fault_said
from portal.signals.views import TOLD, bp
from portal.store import new_id
from portal.understanding.rules import Typing

__all__ = ["bp"]

FRESH = "fresh"
"""Where the browser keeps the secret of another code, until that is typed back."""

OPENED = "opened"
"""Where the browser keeps the token of what a code opened; gone when it closes."""

Given = ParamSpec("Given")


def with_code(view: Callable[Given, AnyResponse]) -> Callable[Given, AnyResponse]:
    """Let somebody in whose code opened something in this browser; ask for the code otherwise."""

    @wraps(view)
    def checked(*args: Given.args, **given: Given.kwargs) -> AnyResponse:
        try:
            return view(*args, **given)
        except NotFound:
            session.pop(OPENED, None)
            return _open_page(CodeForm(data={"kept": request.form.get("text", "")}), is_over=True, status=401)

    return web.public(checked)


def here() -> str:
    """Return the signal that is open in this browser.

    :raises NotFound: when none is.
    """
    with web.portal().store.writing() as work:
        return following.find(
            work, token=session.get(OPENED, ""), idle=web.portal().settings.idle_shared, at=web.now()
        )


@bp.get("/signal/code/yours")
@web.public
def yours() -> AnyResponse:
    """Show a code until it is typed back."""
    code = _shown()
    if code is None:
        return web.go("signals.start")
    return web.render("signals/code.html", code=code, is_fresh=FRESH in session)


@bp.route("/signal/code/typed", methods=["GET", "POST"])
@web.public
def typed() -> AnyResponse:
    """Ask for the code that was just written down; with it the code is shown no more."""
    code = _shown()
    if code is None:
        return web.go("signals.start")
    form = CodeForm(request.form if request.method == "POST" else None)
    if request.method == "GET":
        return _typed_page(form)
    if not form.validate():
        return _typed_page(form, status=400)
    found = codewords.read(form.code.data or "", reader=code.language)
    if found != code:
        fault = found if isinstance(found, Fault) else Fault("one_is_wrong")
        form.code.errors = [fault_said(fault)]  # type: ignore[list-item]  # The page says it.
        return _typed_page(form, status=400)
    return _take(code)


@bp.get("/signal/code")
@web.public
def start() -> AnyResponse:
    """Ask for a code."""
    return _open_page(CodeForm())


@bp.post("/signal/code")
@web.public
def open_() -> AnyResponse:
    """Open what a code belongs to; a wrong one opens nothing, and too many of them have to wait."""
    form = CodeForm(request.form)
    if not form.validate():
        return _open_page(form, status=400)
    code = codewords.read(form.code.data or "", reader=web.words().lang)
    if isinstance(code, Fault):
        form.code.errors = [fault_said(code)]  # type: ignore[list-item]  # The page says it.
        return _open_page(form, status=400)
    with web.portal().store.writing() as work:
        tried = codes.find(work, code=code, address=web.network(), at=web.now())
        if tried.signal is not None:
            following.end(work, token=session.get(OPENED, ""), at=web.now())
            session[OPENED] = following.start(work, signal=tried.signal, at=web.now())
    if tried.signal is None:
        # Of who typed it nothing is written down, also when somebody is signed in.
        refuse(web.portal().store, account="", endpoint=request.endpoint or "", at=web.now())
        form.code.errors = [MUST_WAIT if tried.must_wait else WRONG_CODE]
        return _open_page(form, status=429 if tried.must_wait else 400)
    if form.kept.data:
        return _mine_page(tried.signal, MessageForm(data={"once": new_id(), "text": form.kept.data}))
    return web.go("signals.mine")


@bp.get("/signal/mine")
@with_code
def mine() -> AnyResponse:
    """Show where it stands, with the messages and the last use of the code."""
    return _mine_page(here(), MessageForm(data={"once": new_id()}))


@bp.post("/signal/mine")
@with_code
def write() -> AnyResponse:
    """Send a message, once."""
    signal, form = here(), MessageForm(request.form)
    if not form.validate():
        return _mine_page(signal, form, status=400)
    try:
        with web.portal().store.writing() as work:
            following.write(
                work,
                signal=signal,
                by="person",
                text=form.text.data or "",
                once=form.once.data or "",
                at=web.now(),
            )
    except Refused as refused:
        form.text.errors = [refused.reason]  # type: ignore[list-item]  # The page says it.
        return _mine_page(signal, form, status=refused.status)
    return web.go("signals.mine", anchor="messages")


@bp.post("/signal/mine/another")
@with_code
def another() -> AnyResponse:
    """Make another code; the one in use stops once the new one is typed back."""
    here()
    session[FRESH] = f"{web.words().lang} {new_id()}"
    return web.go("signals.yours")


@bp.post("/signal/mine/close")
@web.public
def close() -> AnyResponse:
    """Close it in this browser; also when it was closed already."""
    with web.portal().store.writing() as work:
        following.end(work, token=session.get(OPENED, ""), at=web.now())
    for name in (TOLD, FRESH, OPENED):
        session.pop(name, None)
    answer = web.go("signals.closed")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@bp.get("/signal/closed")
@web.public
def closed() -> Response:
    """Say that it is closed, with what to do at a computer of others."""
    return web.render("signals/closed.html")


def _shown() -> Code | None:
    """Return the code that this browser may see now: another one, or a first one that is not typed back."""
    keyring, fresh, once = web.portal().store.keyring, session.get(FRESH, ""), session.get(TOLD, "")
    if fresh:
        language, _, secret = fresh.partition(" ")
        try:
            here()
        except NotFound:
            session.pop(FRESH)
            return None
        return codes.code_of(keyring, secret, language)
    if not once:
        return None
    with web.portal().store.reading() as work:
        found = following.shows_code(work, signal=codes.signal_of(keyring, once), at=web.now())
    return None if found is None else codes.code_of(keyring, once, found)


def _take(code: Code) -> AnyResponse:
    """Let a code that was typed back hold from now on, and show it no more."""
    is_fresh, at = FRESH in session, web.now()
    signal = here() if is_fresh else codes.signal_of(web.portal().store.keyring, session[TOLD])
    with web.portal().store.writing() as work:
        following.typed_back(work, signal=signal, code=code, at=at)
        if is_fresh:
            following.end_others(work, signal=signal, token=session.get(OPENED, ""), at=at)
    session.pop(FRESH if is_fresh else TOLD, None)
    return web.go("signals.mine" if is_fresh else "signals.sent")


def _typed_page(form: CodeForm, *, status: int = 200) -> Response:
    return web.render("signals/typed.html", status=status, form=form)


def _open_page(form: CodeForm, *, status: int = 200, is_over: bool = False) -> Response:
    return web.render("signals/open.html", status=status, form=form, is_over=is_over)


def _mine_page(signal: str, form: MessageForm, *, status: int = 200) -> AnyResponse:
    idle, at = web.portal().settings.idle_shared, web.now()
    with web.portal().store.reading() as work:
        told = following.show(work, signal=signal)
        if told.case is not None:
            return web.go("nameless.case")
        uses = following.uses(work, signal=signal, idle=idle, at=at)
        heard = signal_typing.heard(work, signal=signal)
    return web.render(
        "signals/mine.html",
        status=status,
        told=told,
        uses=uses,
        kind=KINDS[told.kind],
        state=STATES[told.state],
        form=form,
        idle=idle,
        typed_out=[file for file, one in heard.items() if one.state is Typing.TYPED],
    )
