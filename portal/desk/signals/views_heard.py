"""At the desk: listen to what was told out loud without a name, and type it out."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.words.forms import HeardForm
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.signals import answering, signal_files, signal_typing
from portal.signals.signal_files import Added
from portal.signals.signal_typing import Heard
from portal.understanding.phrases import TYPING_AT_DESK, TYPING_LOOKS
from portal.understanding.rules import Typing
from portal.understanding.tongues import tongue_name, tongue_said


@web.with_sound("listen")
def heard(signal: str, file: str) -> AnyResponse:
    """Listen, and type out what is said; who told it reads that with the code.

    :raises NotFound: when it is no recording, or another role answers it.
    """
    line, found = _opened(signal, file)
    first = {"text": found.text if found else ""}
    form = HeardForm(request.form if request.method == "POST" else None, data=first)
    if request.method == "GET":
        return _page(signal, line, found, form)
    if not form.validate():
        return _page(signal, line, found, form, status=400)
    try:
        with web.portal().store.writing() as work:
            signal_typing.type_out(
                work,
                signal=signal,
                file=file,
                account=web.official().account,
                text=form.text.data or "",
                at=web.now(),
            )
    except Refused as refused:
        form["text"].errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
        return _page(signal, line, found, form, status=refused.status)
    except StoreUnavailable:
        return _page(signal, line, found, form, status=503)
    return web.go("desk_signals.show", signal=signal)


def _opened(signal: str, file: str) -> tuple[Added, Heard | None]:
    with web.portal().store.writing() as work:
        answering.read(work, signal=signal, role=web.official().role)
        told = {one.id: one for one in signal_files.files(work, signal=signal) if one.language}
        if file not in told:
            raise NotFound(signal_files.TABLE)
        return told[file], signal_typing.heard(work, signal=signal).get(file)


def _page(signal: str, line: Added, found: Heard | None, form: HeardForm, *, status: int = 200) -> Response:
    return web.render(
        "desk/words/voice.html",
        status=status,
        line=line,
        has_name=False,
        back=web.url("desk_signals.show", signal=signal),
        sound=web.url("desk_signals.file", signal=signal, file=line.id),
        action=web.url("desk_signals.heard", signal=signal, file=line.id),
        found=found,
        form=form,
        tongue_name=tongue_name,
        tongue_said=tongue_said,
        typing=TYPING_AT_DESK,
        typing_looks=TYPING_LOOKS,
        is_open=found is None or found.state is not Typing.AGREED,
    )
