"""Asking for an interpreter at a meeting."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.errors import NotFound
from portal.meetings import service
from portal.store import new_id
from portal.understanding import service as understanding
from portal.understanding.forms import InterpreterForm
from portal.understanding.phrases import ASKING, ASKING_LOOKS
from portal.understanding.tongues import tongue_name
from portal.words import N_

TABLE = understanding.MEETINGS

DONE = {
    "asked": N_("Your question for an interpreter is sent."),
    "taken_back": N_("You asked for no interpreter any more."),
}


def interpreter(id: str) -> AnyResponse:
    """Show who was asked for, and ask for an interpreter.

    :raises NotFound: when there is no such meeting, or it is over.
    """
    viewer, found = web.viewer(), _coming(id)
    if request.method == "GET":
        lang = web.words().lang
        first = {"once": new_id(), "tongue": "en" if lang == "nl" else lang}
        return _page(found, InterpreterForm(data=first))
    form = InterpreterForm(request.form)
    if not form.validate():
        return _page(found, form, status=400)
    with acting(web.portal().store, viewer) as work:
        understanding.ask(
            work,
            viewer=viewer,
            table=TABLE,
            about=id,
            language=form.tongue.data,
            wish=form.wish.data or "",
            once=form.once.data or "",
            at=web.now(),
        )
    return web.go("meetings.interpreter", id=id, done="asked")


def ask_no_more(id: str, interpreter: str) -> AnyResponse:
    """Ask for an interpreter no more."""
    viewer, _ = web.viewer(), _coming(id)
    with acting(web.portal().store, viewer) as work:
        understanding.take_back(
            work, viewer=viewer, table=TABLE, about=id, interpreter=interpreter, at=web.now()
        )
    return web.go("meetings.interpreter", id=id, done="taken_back")


def _coming(id: str) -> service.Shown:
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=(TABLE, id)) as look:
        found = service.show(look, meeting=id, person=viewer.person)
    if not found.is_coming:
        raise NotFound(TABLE)
    return found


def _page(found: service.Shown, form: InterpreterForm, *, status: int = 200) -> Response:
    return web.render(
        "meetings/interpreter.html",
        status=status,
        found=found,
        form=form,
        tongue_name=tongue_name,
        asking=ASKING,
        asking_looks=ASKING_LOOKS,
        note=DONE.get(request.args.get("done", "")),
    )
