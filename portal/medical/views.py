"""Pages of what is kept apart for a person."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.medical import service, views_letter
from portal.medical.phrases import KINDS, LOOKS, OPENED, STEPS, state_text

bp = Blueprint("medical", __name__)
bp.add_url_rule("/kept-apart/letter", "ask_letter", views_letter.ask_letter)
bp.add_url_rule("/kept-apart/letter", "make_letter", views_letter.make_letter, methods=["POST"])
bp.add_url_rule("/kept-apart/letter/file", "letter_again", views_letter.ask_letter)
bp.add_url_rule("/kept-apart/letter/file", "letter_file", views_letter.letter_file, methods=["POST"])

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "audio/webm": "webm",
    "audio/ogg": "ogg",
}


@bp.get("/kept-apart")
def overview() -> Response:
    """Show all that is or was kept apart."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("set_aside", "")) as look:
        lines = service.mine(look)
    return web.render("medical/overview.html", lines=lines, kinds=KINDS, state_text=state_text, look=LOOKS)


@bp.get("/kept-apart/<id>")
def show(id: str) -> Response:
    """Show one thing: where it stands, who opened it, and when it is destroyed."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("set_aside", id)) as look:
        found = service.told(look, id)
    return web.render(
        "medical/item.html",
        found=found,
        item=found.aside,
        kinds=KINDS,
        state_text=state_text,
        look=LOOKS,
        events=_events(found),
        may_take_back=found.aside.may(service.Step.TAKE_BACK),
        may_fetch=found.aside.may(service.Step.FETCH),
    )


@bp.post("/kept-apart/<id>/remove")
def take_back(id: str) -> AnyResponse:
    """Take something away; its content is gone at once."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.take_back(work, viewer=viewer, item=id, today=web.today(), at=web.now())
    return web.go("medical.show", id=id)


@bp.post("/kept-apart/<id>/file")
def fetch(id: str) -> Response:
    """Give something back as a download under a neutral name."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        item, content = service.fetch(work, viewer=viewer, item=id, at=web.now())
    return download(content, item.media_type)


def download(content: bytes, media_type: str) -> Response:
    """Return bytes as a download that says nothing of what is in it."""
    return Response(
        content,
        mimetype=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="file.{ENDINGS[media_type]}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def _events(found: service.Told) -> list[tuple[str, str, None, None, None, str]]:
    words = web.words()
    lines = [(at, words.text(STEPS[what])) for what, at, _role in found.steps]
    lines += [(at, words.text(OPENED)) for at, _role in found.looks]
    return [(words.moment(at), text, None, None, None, "") for at, text in sorted(lines, reverse=True)]
