"""Three screens for who does not want to give something, the way back, and the proof after a stop."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.dossiers import pages, refusals, service, views_file
from portal.dossiers.forms import CHOICES_OF_ALL, RefusalForm
from portal.store import new_id


def why(id: str) -> Response:
    """Screen 1: why something is asked for this file."""
    return _screen("dossiers/no_why.html", id)


def without(id: str) -> Response:
    """Screen 2: what happens when the person does not give it."""
    return _screen("dossiers/no_without.html", id)


def choose(id: str) -> AnyResponse:
    """Screen 3: choose what to do instead; who else can help stands beside it."""
    form, viewer = RefusalForm(request.form), web.viewer()
    if request.method == "GET":
        return _choices(id, RefusalForm(data={"once": new_id()}))
    if not form.validate():
        return _choices(id, form, status=400)
    try:
        with acting(web.portal().store, viewer) as work:
            service.say_no(
                work,
                viewer=viewer,
                file=id,
                choice=form.choice.data or "",
                is_sure=bool(form.is_sure.data),
                once=views_file.token(form.once.data),
                today=web.today(),
                at=web.now(),
            )
    except service.ItemIncomplete as fault:
        for problem in fault.problems:
            form[problem.field].errors = [problem.text]
        return _choices(id, form, status=400)
    return web.go("dossiers.file", id=id, anchor="no")


def take_back(id: str) -> AnyResponse:
    """Take the no back: everything is as it was."""
    with acting(web.portal().store, web.viewer()) as work:
        service.take_back(work, file=id, at=web.now())
    return web.go("dossiers.file", id=id, anchor="no")


def stopped(id: str) -> Response:
    """Show the proof that a request was stopped and all of it was destroyed."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("contact_stubs", id)) as look:
        found = service.stub(look, id)
    directory = web.portal().directory()
    return web.render("dossiers/stopped.html", stub=found, agency=directory.name(found.agency))


def _screen(template: str, id: str) -> Response:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found = service.file(look, id)
    return web.render(template, file=found, card=pages.card(found))


def _choices(id: str, form: RefusalForm, *, status: int = 200) -> Response:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found = service.file(look, id)
    offered = refusals.offered(is_intake=found.is_intake)
    form.choice.choices = [one for one in CHOICES_OF_ALL if one.value in offered]
    directory = web.portal().directory()
    return web.render(
        "dossiers/no_choose.html",
        status=status,
        file=found,
        form=form,
        until=refusals.think_until(web.today()),
        agency=directory.name(found.agency),
        contacts=[card for card in directory.contacts.values() if card.agency == found.agency],
        walk_in=pages.walk_in(directory),
    )
