"""Pages of what is kept apart for a person, and of the letter to a doctor."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.errors import Refused
from portal.medical import service
from portal.medical.forms import LetterForm
from portal.medical.phrases import KINDS, LOOKS, OPENED, STEPS, state_text
from portal.people.service import name_of
from portal.words import N_

bp = Blueprint("medical", __name__)

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
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


@bp.get("/kept-apart/letter")
def ask_letter() -> Response:
    """Ask what the doctor is asked."""
    return _letter_page(_form())


@bp.post("/kept-apart/letter")
def make_letter() -> Response:
    """Show the letter in the reader's language and in Dutch; nothing of it is kept."""
    form = _form()
    if not form.validate():
        return _letter_page(form, status=400)
    viewer, portal = web.viewer(), web.portal()
    with looking(portal.store, viewer, at=web.now(), item=("persons", "")) as look:
        name = name_of(look, viewer.person)
    languages = dict.fromkeys((web.words().lang, "nl"))
    try:
        letters = [
            service.letter(
                portal.words[lang],
                name=name,
                doctor=form.doctor.data or "",
                ticked=form.ticked.data or (),
                own_question=form.own_question.data or "",
                known=form.known.data or "",
                answer_to=portal.directory().name(form.answer_to.data),
                today=web.today(),
            )
            for lang in languages
        ]
    except Refused as refused:
        # A message of ours: WTForms keeps an error as it is.
        form.own_question.errors = [refused.reason]  # type: ignore[list-item]  # See above.
        return _letter_page(form, status=400)
    return web.render("medical/letter.html", letters=letters)


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


def _form() -> LetterForm:
    form = LetterForm(request.form if request.method == "POST" else None)
    cards = web.portal().directory().agencies.values()
    bodies = sorted(((card.id, card.name) for card in cards), key=lambda pair: pair[1].casefold())
    form.offer(bodies, web.words().text(N_("Choose an organisation")))
    return form


def _letter_page(form: LetterForm, *, status: int = 200) -> Response:
    return web.render("medical/ask.html", status=status, form=form)


def _events(found: service.Told) -> list[tuple[str, str, None, None, None, str]]:
    words = web.words()
    lines = [(at, words.text(STEPS[what])) for what, at, _role in found.steps]
    lines += [(at, words.text(OPENED)) for at, _role in found.looks]
    return [(words.moment(at), text, None, None, None, "") for at, text in sorted(lines, reverse=True)]
