"""What somebody with a code can do besides writing: add a file, take it back, and take it up again."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service as cases
from portal.cases.asking import WITHDRAW, Sure, sure_page
from portal.cases.forms import FileForm, tell
from portal.cases.recordings import cleaned
from portal.cases.views_files import APART, download
from portal.errors import NotFound, Refused
from portal.nameless import service
from portal.nameless.case_page import case_page, told_here
from portal.signals import taking_back
from portal.signals.forms import MessageForm
from portal.store import new_id
from portal.words import N_

TAKE_BACK = Sure(
    title=N_("Take it back?"),
    steps=(
        N_("Nobody works on it any more. You get no answer."),
        N_("You can still read it with your code."),
        N_("Write again, and it is taken up. Your first date then stays."),
        N_("Does somebody press you to withdraw? You do not have to. Call us."),
    ),
    label=N_("Take it back"),
)


def attach() -> AnyResponse:
    """Keep a file with the case."""
    told = told_here()
    viewer = service.viewer_of(told)
    form = FileForm(CombinedMultiDict((request.files, request.form)))
    empty = MessageForm(data={"once": new_id()})
    if not form.validate():
        return case_page(told, empty, form, status=400)
    try:
        content = cleaned(form.file.data.read(), form.medical.data)
        with acting(web.portal().store, viewer) as work:
            cases.attach(
                work,
                viewer=viewer,
                case=told.case or "",
                name=form.file.data.filename,
                content=content,
                apart=APART.get(form.medical.data),
                at=web.now(),
            )
    except Refused as refused:
        tell(form.file, refused.reason)
        return case_page(told, empty, form, status=refused.status)
    return web.go("nameless.case")


def file(file: str) -> Response:
    """Give a file of the case as a download; a device with a code is always one that others use too."""
    told = told_here()
    with looking(web.portal().store, service.viewer_of(told), at=web.now()) as look:
        lines = [line.id for line in cases.show(look, told.case or "").attachments]
        if file not in lines:
            raise NotFound("attachments")
        opened = cases.read_file(look, file) if request.args.get("sure") == "yes" else None
    if opened is None:
        address = web.url("nameless.file", file=file, sure="yes")
        return web.render("letters/download.html", address=address, back=web.url("nameless.case"))
    return download(opened, lines.index(file) + 1)


def withdraw() -> AnyResponse:
    """Say what happens, and take it back."""
    told = told_here()
    action = web.url("nameless.withdraw")
    if request.method == "GET":
        back = web.url("nameless.case" if told.case else "signals.mine")
        return sure_page(WITHDRAW if told.case else TAKE_BACK, action=action, back=back)
    if told.case is None:
        with web.portal().store.writing() as work:
            taking_back.withdraw(work, signal=told.id, at=web.now())
        return web.go("signals.mine")
    viewer = service.viewer_of(told)
    with acting(web.portal().store, viewer) as work:
        cases.withdraw(work, viewer=viewer, case=told.case, at=web.now(), today=web.today())
    return web.go("nameless.case")


def undo() -> AnyResponse:
    """Take the case up again."""
    told = told_here()
    viewer = service.viewer_of(told)
    with acting(web.portal().store, viewer) as work:
        cases.undo(work, viewer=viewer, case=told.case or "", at=web.now(), today=web.today())
    return web.go("nameless.case")
