"""What people told without a name: the queue of a role, one of them, and the answers to it."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.agencies.themes import THEMES_AT_DESK
from portal.cases.service import OpenedFile
from portal.cases.views_files import download
from portal.desk.signals import views_nameless as nameless
from portal.desk.signals.views_heard import heard
from portal.errors import Refused
from portal.signals import answering, following, signal_files, signal_typing
from portal.signals.forms import MessageForm
from portal.signals.phrases import (
    DESK_STATES,
    KINDS,
)
from portal.store import new_id
from portal.understanding.phrases import TYPING_AT_DESK, TYPING_LOOKS
from portal.understanding.tongues import tongue_said

ROLES = ("privacy_officer", "complaint_handler")

MOST_PAGES = 10_000

bp = Blueprint("desk_signals", __name__)


@bp.get("/desk/signals")
@web.for_officials(*ROLES)
def listing() -> Response:
    """List what this role answers, what waits first."""
    page = _page_number(request.args.get("page", ""))
    with web.portal().store.reading() as work:
        found, has_more = answering.queue(work, role=web.official().role, page=page)
    newer = web.url("desk_signals.listing", page=page - 1 or None) if page else None
    return web.render(
        "desk/signals/listing.html",
        rows=[(one, THEMES_AT_DESK[one.theme], KINDS[one.kind], DESK_STATES[one.state]) for one in found],
        newer=newer,
        older=web.url("desk_signals.listing", page=page + 1) if has_more else None,
    )


@bp.get("/desk/signals/<signal>")
@web.for_officials(*ROLES)
def show(signal: str) -> Response:
    """Show one; its sender can see from now on that somebody reads it."""
    with web.portal().store.writing() as work:
        answering.read(work, signal=signal, role=web.official().role)
    return _page(signal, MessageForm(data={"once": new_id()}))


@bp.post("/desk/signals/<signal>")
@web.for_officials(*ROLES)
def answer(signal: str) -> AnyResponse:
    """Send a message, once."""
    form, official = MessageForm(request.form), web.official()
    with web.portal().store.writing() as work:
        answering.read(work, signal=signal, role=official.role)
    if not form.validate():
        return _page(signal, form, status=400)
    try:
        with web.portal().store.writing() as work:
            answering.answer(
                work,
                signal=signal,
                role=official.role,
                account=official.account,
                text=form.text.data or "",
                once=form.once.data or "",
                at=web.now(),
            )
    except Refused as refused:
        form["text"].errors = [refused.reason]  # type: ignore[list-item]  # The page says it.
        return _page(signal, form, status=refused.status)
    return web.go("desk_signals.show", signal=signal)


@bp.post("/desk/signals/<signal>/done")
@web.for_officials(*ROLES)
def close(signal: str) -> AnyResponse:
    """Say that nothing more happens."""
    with web.portal().store.writing() as work:
        answering.close(work, signal=signal, role=web.official().role, at=web.now())
    return web.go("desk_signals.listing")


@bp.get("/desk/signals/<signal>/files/<file>")
@web.for_officials(*ROLES)
def file(signal: str, file: str) -> Response:
    """Give a file of one of them as a download."""
    with web.portal().store.writing() as work:
        answering.read(work, signal=signal, role=web.official().role)
        numbers = [one.id for one in signal_files.files(work, signal=signal)]
        media_type, content = signal_files.content(work, signal=signal, file=file)
    return download(OpenedFile("", media_type, content), numbers.index(file) + 1)


def _page(signal: str, form: MessageForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        told = following.show(work, signal=signal)
        added = signal_files.files(work, signal=signal)
        heard_of = signal_typing.heard(work, signal=signal)
    return web.render(
        "desk/signals/show.html",
        status=status,
        told=told,
        added=added,
        theme=THEMES_AT_DESK[told.theme],
        kind=KINDS[told.kind],
        state=DESK_STATES[told.state],
        form=form,
        tongue=lambda code: tongue_said(code, web.words().lang),
        heard_of=heard_of,
        typing=TYPING_AT_DESK,
        typing_looks=TYPING_LOOKS,
    )


def _page_number(text: str) -> int:
    """Read which page is asked for; anything else is the first."""
    return min(int(text), MOST_PAGES) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


HEARD = "/desk/signals/<signal>/files/<file>/heard"

for rule, view, method, roles in (
    (HEARD, heard, "GET", ROLES),
    (HEARD, heard, "POST", ROLES),
    ("/desk/nameless", nameless.talks, "GET", nameless.TALKERS),
    ("/desk/nameless", nameless.keep_talk, "POST", nameless.TALKERS),
    ("/desk/bottlenecks", nameless.bottlenecks, "GET", ()),
    ("/desk/bottlenecks", nameless.keep_bottleneck, "POST", ()),
    ("/desk/bottlenecks/<text>/publish", nameless.publish, "POST", ("privacy_officer",)),
):
    bp.add_url_rule(rule, view.__name__, web.for_officials(*roles)(view), methods=[method])
