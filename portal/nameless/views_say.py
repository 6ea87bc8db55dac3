"""Telling it out loud without a name: a recording of one's own device, behind the code."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import service as cases
from portal.cases.forms import tell
from portal.cases.forms_say import SayForm
from portal.cases.recordings import LONGEST_MINUTES, cleaned
from portal.cases.views_say import NAME
from portal.errors import Refused
from portal.nameless import service
from portal.nameless.case_page import told_here
from portal.signals import signal_files
from portal.signals.following import Told


@web.with_sound("record")
def say() -> AnyResponse:
    """Ask for a recording, and keep it with what was told."""
    told = told_here()
    if request.method == "GET":
        return _page(told, SayForm(data={"tongue": web.words().lang}))
    form = SayForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(told, form, status=400)
    try:
        _keep(told, form)
    except Refused as refused:
        tell(form.file, refused.reason)
        return _page(told, form, status=refused.status)
    # Both pages show that it is there now.
    return web.go("nameless.case" if told.case else "nameless.files")


def _keep(told: Told, form: SayForm) -> None:
    """Keep it with the case, or with what has no name yet; then it goes along when a name is added.

    :raises Refused: with plain words about what to do.
    """
    file, language = cleaned(form.file.data.read(), "voice"), form.tongue.data
    if told.case is None:
        with web.portal().store.writing() as work:
            signal_files.add(
                work,
                signal=told.id,
                media_type=file.media_type,
                content=file.content,
                language=language,
                at=web.now(),
            )
        return
    viewer, name = service.viewer_of(told), web.words().text(NAME)
    with acting(web.portal().store, viewer) as work:
        cases.attach(
            work,
            viewer=viewer,
            case=told.case,
            name=name,
            content=file,
            language=language,
            at=web.now(),
        )


def _back(told: Told) -> str:
    return "nameless.case" if told.case else "signals.mine"


def _page(told: Told, form: SayForm, *, status: int = 200) -> Response:
    return web.render(
        "nameless/say.html",
        status=status,
        form=form,
        back=web.url(_back(told)),
        minutes=LONGEST_MINUTES,
    )
