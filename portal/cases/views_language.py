"""Understanding each other in a case: one's recordings as they were typed out, and an interpreter."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases.case_page import read_case
from portal.cases.forms_say import WrongForm
from portal.cases.rules import Step
from portal.cases.shown import CaseView, FileLine
from portal.cases.understood import voices
from portal.errors import Conflict, NotFound, StoreUnavailable
from portal.store import new_id
from portal.understanding import service as understanding
from portal.understanding.forms import InterpreterForm
from portal.understanding.phrases import ASKING, ASKING_LOOKS, TYPING, TYPING_LOOKS
from portal.understanding.tongues import tongue_name
from portal.words import N_

DONE = {
    "asked": N_("Your question for an interpreter is sent."),
    "taken_back": N_("You asked for no interpreter any more."),
    "agreed": N_("You said that it is right."),
    "wrong": N_("Somebody listens again, and types it anew."),
}


def language(id: str) -> Response:
    """Show what can be told out loud, and how to get an interpreter."""
    case, _ = read_case(id)
    return _page(case, InterpreterForm(data={"once": new_id(), "tongue": _tongue()}))


def ask(id: str) -> AnyResponse:
    """Ask for an interpreter."""
    case, _ = read_case(id)
    form, viewer = InterpreterForm(request.form), web.viewer()
    if not case.may(Step.ADD):
        raise NotFound("cases")
    if not form.validate():
        return _page(case, form, status=400)
    try:
        with acting(web.portal().store, viewer) as work:
            understanding.ask(
                work,
                viewer=viewer,
                table=understanding.CASES,
                about=id,
                language=form.tongue.data,
                wish=form.wish.data or "",
                once=form.once.data or "",
                at=web.now(),
            )
    except StoreUnavailable:
        return _page(case, form, status=503)
    return web.go("cases.language", id=id, done="asked")


def ask_no_more(id: str, interpreter: str) -> AnyResponse:
    """Ask for an interpreter no more."""
    read_case(id)
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        understanding.take_back(
            work,
            viewer=viewer,
            table=understanding.CASES,
            about=id,
            interpreter=interpreter,
            at=web.now(),
        )
    return web.go("cases.language", id=id, done="taken_back")


def voice(id: str, file: str) -> Response:
    """Show one recording: listen to it, and read what was typed."""
    case, line = _recording(id, file)
    found = case.spoken.get(file)
    shown = found.typed_at.isoformat() if found else ""
    return _voice_page(case, line, WrongForm(data={"shown": shown}))


def say_right(id: str, file: str) -> AnyResponse:
    """Keep whether what was typed is what the person said; only the person may say so.

    :raises NotFound: for who acts for somebody, and when nothing was typed out.
    """
    case, line = _recording(id, file)
    if web.viewer().grant or file not in case.spoken:
        raise NotFound("typed_out")
    form, is_right = WrongForm(request.form), request.form.get("right") == "yes"
    if not is_right and not form.validate():
        return _voice_page(case, line, form, status=400)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            understanding.say_right(
                work,
                viewer=web.viewer(),
                attachment=file,
                shown=form.shown.data or "",
                wrong="" if is_right else form.wrong.data or "",
                at=web.now(),
            )
    except Conflict as conflict:
        form.wrong.errors = [conflict.reason]  # type: ignore[list-item]  # A message; the page says it.
        form.shown.data = case.spoken[file].typed_at.isoformat()
        return _voice_page(case, line, form, status=409)
    except StoreUnavailable:
        return _voice_page(case, line, form, status=503)
    return web.go("cases.voice", id=id, file=file, done="agreed" if is_right else "wrong")


def again(id: str, **_more: str) -> AnyResponse:
    """Lead from the address of a form back to its page."""
    read_case(id)
    return web.go("cases.language", id=id)


def _recording(id: str, file: str) -> tuple[CaseView, FileLine]:
    case, _ = read_case(id)
    for line in voices(case):
        if line.id == file:
            return case, line
    raise NotFound("attachments")


def _tongue() -> str:
    """Return the language that is asked for first: the one of the page, when that is not Dutch."""
    lang = web.words().lang
    return "en" if lang == "nl" else lang


def _page(case: CaseView, form: InterpreterForm, *, status: int = 200) -> Response:
    return web.render(
        "cases/language.html",
        status=status,
        case=case,
        form=form,
        voices=[(line, case.spoken.get(line.id)) for line in voices(case)],
        may_add=case.may(Step.ADD),
        tongue_name=tongue_name,
        typing=TYPING,
        typing_looks=TYPING_LOOKS,
        asking=ASKING,
        asking_looks=ASKING_LOOKS,
        note=DONE.get(request.args.get("done", "")),
    )


def _voice_page(case: CaseView, line: FileLine, form: WrongForm, *, status: int = 200) -> Response:
    return web.render(
        "cases/voice.html",
        status=status,
        case=case,
        line=line,
        found=case.spoken.get(line.id),
        form=form,
        typing=TYPING,
        typing_looks=TYPING_LOOKS,
        may_answer=not web.viewer().grant,
        tongue=tongue_name(line.language) if line.language else "",
        note=DONE.get(request.args.get("done", "")),
    )
