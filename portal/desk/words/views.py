"""Pages of the desk for understanding somebody, and where they live."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, acting, looking
from portal.cases import service
from portal.cases.understood import foreign, take_check, type_out, voices
from portal.cases.views_files import download
from portal.desk.words.forms import AnswerForm, CheckForm, DutchForm, HeardForm
from portal.desk.words.interpreting import interpreter_page
from portal.desk.words.reading import at_words, back_to, viewer_at
from portal.errors import Conflict, NotFound, Refused, StoreUnavailable
from portal.store import Writing
from portal.understanding import service as understanding
from portal.understanding.phrases import (
    ASKING,
    ASKING_LOOKS,
    TRANSLATING,
    TRANSLATING_LOOKS,
    TYPING_AT_DESK,
    TYPING_LOOKS,
)
from portal.understanding.rules import may_check
from portal.understanding.tongues import tongue_name, tongue_said
from portal.web import Form
from portal.words import N_

ROLES = ("complaint_handler", "privacy_officer")

bp = Blueprint("desk_words", __name__)

DONE = {
    "heard": N_("It is kept. The person is asked whether it is right."),
    "made": N_("It is kept. A colleague must check it."),
    "checked": N_("You found it right. The person sees it beside the own words."),
    "back": N_("It goes back to your colleague."),
    "answered": N_("The person is told."),
}


def listing() -> Response:
    """Show the translations of colleagues that wait for a check: never whose they are."""
    with web.portal().store.reading() as work:
        waiting = understanding.to_check(work, official=web.official(), today=web.today())
    return web.render("desk/words/listing.html", waiting=waiting)


def take(translation: str) -> AnyResponse:
    """Open a case to check a translation in it."""
    with web.portal().store.writing() as work:
        case = take_check(
            work, official=web.official(), translation=translation, at=web.now(), today=web.today()
        )
    return web.go("desk_words.case", case=case)


def case(case: str) -> Response:
    """Show the words of a case: what was said, what needs Dutch, and who asked for an interpreter."""
    here = at_words(case)
    return web.render(
        "desk/words/case.html",
        case=here.case,
        voices=[(line, here.case.spoken.get(line.id)) for line in voices(here.case)],
        lines=[(one, here.case.dutch.get((one.about, one.field))) for one in foreign(here.case)],
        tongue_name=tongue_name,
        tongue_said=tongue_said,
        typing=TYPING_AT_DESK,
        typing_looks=TYPING_LOOKS,
        translating=TRANSLATING,
        translating_looks=TRANSLATING_LOOKS,
        asking=ASKING,
        asking_looks=ASKING_LOOKS,
        back=back_to(here),
        note=DONE.get(request.args.get("done", "")),
    )


def voice(case: str, file: str) -> AnyResponse:
    """Listen, and type out what is said."""
    here = at_words(case)
    line, found = here.voice(file), here.case.spoken.get(file)
    first = {"text": found.text if found else ""}
    form = HeardForm(request.form if request.method == "POST" else None, data=first)

    def page(status: int) -> Response:
        return web.render(
            "desk/words/voice.html",
            status=status,
            line=line,
            has_name=True,
            back=web.url("desk_words.case", case=case),
            sound=web.url("desk_words.sound", case=case, file=file),
            action=web.url("desk_words.voice", case=case, file=file),
            found=found,
            form=form,
            tongue_name=tongue_name,
            tongue_said=tongue_said,
            typing=TYPING_AT_DESK,
            typing_looks=TYPING_LOOKS,
            is_open=found is None or found.state is not understanding.Typing.AGREED,
        )

    def keep(work: Writing, viewer: Viewer) -> None:
        type_out(work, viewer=viewer, case=case, file=file, text=form.text.data or "", at=web.now())

    return _tried(case, form, "text", page, keep) or web.go("desk_words.case", case=case, done="heard")


def sound(case: str, file: str) -> Response:
    """Give a recording, to listen to; the person sees that it was opened."""
    viewer = viewer_at(case)
    with looking(web.portal().store, viewer, at=web.now(), item=("attachments", file)) as look:
        lines = voices(service.show(look, case))
        if file not in {line.id for line in lines}:
            raise NotFound("attachments")
        opened = service.read_file(look, file)
    return download(opened, [line.id for line in lines].index(file) + 1)


def dutch(case: str, about: str, field: str) -> AnyResponse:
    """Put words into Dutch, or check what a colleague made of them."""
    here = at_words(case)
    one, found = here.words(about, field), here.case.dutch.get((about, field))
    is_check = (
        found is not None
        and found.state is understanding.Translating.MADE
        and may_check(found.made_by, here.viewer.account)
    )
    shown = found.made_at.isoformat() if found else ""
    given = request.form if request.method == "POST" else None
    first = {"text": found.text if found else "", "shown": shown}
    form: Form = CheckForm(given, data=first) if is_check else DutchForm(given, data=first)

    def page(status: int) -> Response:
        more = {"is_check": is_check, "states": TRANSLATING, "looks": TRANSLATING_LOOKS}
        return web.render(
            "desk/words/dutch.html", status=status, case=here.case, one=one, found=found, form=form, **more
        )

    is_right = is_check and request.form.get("right") == "yes"

    def keep(work: Writing, viewer: Viewer) -> None:
        at = web.now()
        if is_check:
            remark = "" if is_right else form["remark"].data or ""
            when = form["shown"].data or ""
            understanding.check(
                work, viewer=viewer, about=about, field=field, shown=when, remark=remark, at=at
            )
        else:
            text = form["text"].data or ""
            understanding.translate(
                work, viewer=viewer, case=case, about=about, field=field, text=text, at=at
            )

    done = "made" if not is_check else "checked" if is_right else "back"
    name = "remark" if is_check else "text"
    tried = _tried(case, form, name, page, keep, is_ready=is_right)
    return tried or web.go("desk_words.case", case=case, done=done)


def answer(case: str, interpreter: str) -> AnyResponse:
    """Say whether an interpreter comes: nobody of the family does."""
    here = at_words(case)
    one, form = here.interpreter(interpreter), AnswerForm(request.form if request.method == "POST" else None)

    def page(status: int) -> Response:
        return interpreter_page(
            one,
            form,
            action=web.url("desk_words.answer", case=case, interpreter=interpreter),
            back=web.url("desk_words.case", case=case),
            status=status,
        )

    def keep(work: Writing, viewer: Viewer) -> None:
        understanding.answer(
            work,
            viewer=viewer,
            table=understanding.CASES,
            about=case,
            interpreter=interpreter,
            comes=form.comes.data == "yes",
            text=form.text.data or "",
            at=web.now(),
        )

    return _tried(case, form, "text", page, keep) or web.go("desk_words.case", case=case, done="answered")


def _tried(
    case: str,
    form: Form,
    name: str,
    page: Callable[[int], Response],
    do: Callable[[Writing, Viewer], None],
    *,
    is_ready: bool = False,
) -> Response | None:
    """Do what was asked; return the page when it was not asked yet, is not right, or is not possible."""
    if request.method == "GET":
        return page(200)
    if not is_ready and not form.validate():
        return page(400)
    viewer = viewer_at(case)
    try:
        with acting(web.portal().store, viewer) as work:
            do(work, viewer)
    except (Refused, Conflict) as refused:
        form[name].errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
        return page(refused.status)
    except StoreUnavailable:
        return page(503)
    return None


GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
ONE = "/desk/words/<case>"
for rule, endpoint, view, methods in (
    ("/desk/words", "listing", listing, GET),
    ("/desk/words/check/<translation>", "take", take, POST),
    (ONE, "case", case, GET),
    (f"{ONE}/voice/<file>", "voice", web.with_sound("listen")(voice), BOTH),
    (f"{ONE}/voice/<file>/sound", "sound", sound, GET),
    (f"{ONE}/dutch/<about>/<field>", "dutch", dutch, BOTH),
    (f"{ONE}/interpreters/<interpreter>", "answer", answer, BOTH),
):
    bp.add_url_rule(rule, endpoint, web.for_officials(*ROLES)(view), methods=methods)
