"""The two questions after a contact: was this told to you, and could you say no?"""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.dossiers import service, views_file
from portal.dossiers.forms import TalkForm
from portal.store import new_id


def talk(id: str) -> AnyResponse:
    """Ask two questions about the last contact, and keep the answers."""
    if request.method == "GET":
        return _page(id, TalkForm(data={"once": new_id()}))
    form, viewer = TalkForm(request.form), web.viewer()
    if not form.validate():
        return _page(id, form, status=400)
    try:
        with acting(web.portal().store, viewer) as work:
            service.answer_talk(
                work,
                viewer=viewer,
                file=id,
                was_told=form.was_told.data or "",
                could_say_no=form.could_say_no.data or "",
                once=views_file.token(form.once.data),
                at=web.now(),
            )
    except service.ItemIncomplete as fault:
        for problem in fault.problems:
            form[problem.field].errors = [problem.text]
        return _page(id, form, status=400)
    return web.go("dossiers.talk", id=id)


def _page(id: str, form: TalkForm, *, status: int = 200) -> Response:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found, last = service.file(look, id), service.answered_at(look, id)
    return web.render("dossiers/talk.html", status=status, file=found, form=form, last=last)
