"""Pages of a person who is asked to read or sign a text, and of what followed after taking it back."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.agencies import data_kinds
from portal.declarations import phrases, service
from portal.declarations.service import AnswerIncomplete, Answers, Asked
from portal.declarations.sign_form import SignForm, say_faults, sign_form
from portal.errors import Conflict, NotFound, StoreUnavailable
from portal.viewer import Act
from portal.words import Words

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}


def asked(id: str) -> AnyResponse:
    """Ask the person: read it and say so, say yes or no for each body, or say no to all of it."""
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=("declaration_requests", id)) as look:
        found = service.one_asked(look, request=id)
    if found.declaration:
        return web.go("declarations.show", id=found.declaration)
    if request.method == "GET" or not found.is_open:
        return page(found, form_for(found, is_posted=False))
    form = form_for(found, is_posted=True)
    try:
        with acting(web.portal().store, viewer) as work:
            if request.form.get("do") == "refuse":
                shown = answers_of(found, form, how="portal").shown
                service.refuse(work, viewer=viewer, request=id, shown=shown, at=web.now())
                return web.go("declarations.asked", id=id)
            if not form.validate():
                return page(found, form, status=400)
            answers = answers_of(found, form, how="portal")
            at, today = web.now(), web.today()
            made = service.sign(work, viewer=viewer, request=id, answers=answers, at=at, today=today)
    except AnswerIncomplete as missing:
        say_faults(form, missing.faults)
        return page(found, form, status=400)
    except Conflict as conflict:
        return page(found, form, status=409, alarm=conflict.reason)
    except StoreUnavailable:
        return page(found, form, status=503, alarm="lost")
    return web.go("declarations.show", id=made, done="signed")


def language_of(found: Asked) -> Words:
    """Return the words of the language in which the text can be shown: the reader's own, or else Dutch."""
    here = web.words()
    return here if here.lang in found.text.wordings else web.portal().words["nl"]


def form_for(found: Asked, *, is_posted: bool) -> SignForm:
    """Return the form of what is asked, with what was posted."""
    language, name = language_of(found).lang, web.portal().directory().name
    if not is_posted:
        return sign_form(found, name, language, latest=found.valid_to)
    return sign_form(
        found,
        name,
        language,
        # One of the two holds files, the other texts; the form tells them apart.
        posted=CombinedMultiDict((request.files, request.form)),  # type: ignore[arg-type]
        latest=found.valid_to,
    )


def answers_of(found: Asked, form: SignForm, *, how: str, scan: tuple[str, bytes] | None = None) -> Answers:
    """Return what was answered, with the whole text as it was shown."""
    words = language_of(found)
    last = None if found.is_acknowledged else form.valid_to.data
    shown = service.shown_text(words, found, web.portal().directory().name, form.bodies(), last)
    return Answers(
        shown=shown,
        language=words.lang,
        how=how,
        bodies=form.bodies(),
        read=form.read(),
        valid_to=last,
        signed_on=form.signed_on.data if how == "paper" else None,
        scan=scan,
    )


def values(found: Asked, form: SignForm) -> dict[str, object]:
    """Return what the part of a page that is signed needs, for a person and at the desk alike."""
    words = language_of(found)
    return {
        "asked": found,
        "form": form,
        "wording": found.text.said_in(words.lang),
        "dutch": None if words.lang == "nl" else found.text.said_in("nl"),
        "bodies": [one for one in form if one.name.startswith("body-")],
        "exceptions": [one for one in form if one.name.startswith("read-")],
        "data": [web.words().text(kind) for kind in data_kinds.named(found.data_kinds)],
        "phrases": phrases,
        "name": web.portal().directory().name,
    }


def page(found: Asked, form: SignForm, *, status: int = 200, alarm: object = "") -> Response:
    """Return the page that asks, or says what was answered."""
    if not found.is_open and status == 200:
        return web.render(
            "declarations/answered.html", asked=found, name=web.portal().directory().name, phrases=phrases
        )
    return web.render("declarations/asked.html", status=status, alarm=alarm, **values(found, form))


@web.for_others(Act.WITHDRAW)
def end(id: str) -> Response:
    """Show the receipt of the end: who was told, who stopped, and what was used already.

    :raises NotFound: when the release was not taken back.
    """
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("declarations", id)) as look:
        found = service.show(look, declaration=id, today=web.today())
        stops = service.stops_of(look, declaration=id)
    if not found.is_withdrawn:
        raise NotFound("declarations")
    return web.render(
        "declarations/end.html",
        found=found,
        line=found.line,
        stops=stops,
        today=web.today(),
        name=web.portal().directory().name,
    )


def signature(id: str) -> Response:
    """Give the page with the signature as a download."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("declarations", id)) as look:
        service.show(look, declaration=id, today=web.today())
        found = service.read_scan(look, declaration=id)
    return Response(
        found.content,
        mimetype=found.media_type,
        headers={
            # The name says nothing of what is in it: others may see the list of downloads.
            "Content-Disposition": f'attachment; filename="page.{ENDINGS[found.media_type]}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
