"""What was told out loud without a name, as somebody typed it out: its teller says whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service as cases
from portal.cases.forms_say import WrongForm
from portal.cases.understood import understood, voices
from portal.errors import Conflict, NotFound, StoreUnavailable
from portal.nameless import service
from portal.nameless.case_page import told_here
from portal.signals import signal_files, signal_typing
from portal.signals.following import Told
from portal.signals.signal_typing import Heard
from portal.understanding import service as understanding
from portal.understanding.phrases import TYPING, TYPING_LOOKS
from portal.understanding.service import Spoken
from portal.understanding.tongues import tongue_name


@dataclass(frozen=True)
class Recording:
    """One recording, before and after there is a case."""

    id: str
    added_at: datetime
    language: str
    found: Heard | Spoken | None


@web.with_sound("listen")
def heard(file: str) -> AnyResponse:
    """Show what was typed out of a recording, and keep whether it is what was said.

    :raises NotFound: when there is no such recording, or nothing to answer.
    """
    told = told_here()
    line = _recording(told, file)
    shown = line.found.typed_at.isoformat() if line.found else ""
    if request.method == "GET":
        return _page(told, line, WrongForm(data={"shown": shown}))
    if line.found is None:
        raise NotFound(signal_files.TABLE)
    form, is_right = WrongForm(request.form), request.form.get("right") == "yes"
    if not is_right and not form.validate():
        return _page(told, line, form, status=400)
    try:
        _say(told, line, form.shown.data or "", "" if is_right else form.wrong.data or "")
    except Conflict as conflict:
        form.wrong.errors = [conflict.reason]  # type: ignore[list-item]  # A message; the page says it.
        form.shown.data = shown
        return _page(told, line, form, status=409)
    except StoreUnavailable:
        return _page(told, line, form, status=503)
    return web.go("nameless.heard", file=file)


def _say(told: Told, line: Recording, shown: str, wrong: str) -> None:
    at = web.now()
    if told.case is None:
        with web.portal().store.writing() as work:
            signal_typing.say_right(work, signal=told.id, file=line.id, shown=shown, wrong=wrong, at=at)
        return
    viewer = service.viewer_of(told)
    with acting(web.portal().store, viewer) as work:
        understanding.say_right(work, viewer=viewer, attachment=line.id, shown=shown, wrong=wrong, at=at)


def _recording(told: Told, file: str) -> Recording:
    for line in _recordings(told):
        if line.id == file:
            return line
    raise NotFound(signal_files.TABLE)


def _recordings(told: Told) -> list[Recording]:
    if told.case is None:
        with web.portal().store.reading() as work:
            typed = signal_typing.heard(work, signal=told.id)
            lines = signal_files.files(work, signal=told.id)
        return [
            Recording(one.id, one.added_at, one.language, typed.get(one.id)) for one in lines if one.language
        ]
    with looking(web.portal().store, service.viewer_of(told), at=web.now()) as look:
        case = understood(look, cases.show(look, told.case))
    return [Recording(one.id, one.added_at, one.language, case.spoken.get(one.id)) for one in voices(case)]


def _page(told: Told, line: Recording, form: WrongForm, *, status: int = 200) -> Response:
    sound = "nameless.file" if told.case else "nameless.one_file"
    return web.render(
        "nameless/heard.html",
        status=status,
        line=line,
        form=form,
        sound=web.url(sound, file=line.id, sure="yes"),
        back=web.url("nameless.case" if told.case else "nameless.files"),
        tongue=tongue_name(line.language),
        typing=TYPING,
        typing_looks=TYPING_LOOKS,
    )
