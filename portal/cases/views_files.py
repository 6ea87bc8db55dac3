"""Files: one at a time, each with "what is this file?"; afterwards only ever as a download."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service
from portal.cases.case_page import case_page, read_case
from portal.cases.files import ending
from portal.cases.forms import FileForm, tell
from portal.cases.kind import Shape
from portal.cases.pages import form_of, question_page, read_draft
from portal.cases.recordings import cleaned
from portal.cases.shown import DraftView
from portal.cases.walking import Spot, spot
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.medical import service as medical

APART = {"yes": medical.Kind.MEDICAL, "others": medical.Kind.RECORDING}
"""What is kept apart, by the answer to what the file is."""


def attach(id: str) -> AnyResponse:
    """Keep a file with a draft."""
    found, pointer = read_draft(id)
    here = files_spot(found)
    form = _sent_form()
    status = _kept(form, draft=id)
    if status == 303:
        return web.go("cases.draft", id=id, q=here.question.name, then=request.args.get("then"))
    alarm = "lost" if status == 503 else ""
    empty = form_of(here.question)
    return question_page(found, here, empty, pointer=pointer, file_form=form, status=status, alarm=alarm)


def attach_to_case(id: str) -> AnyResponse:
    """Keep a file with a case that was sent."""
    found, pointer = read_case(id)
    form = _sent_form()
    status = _kept(form, case=id)
    if status == 303:
        return web.go("cases.show", id=id, done="file")
    return case_page(
        found, pointer=pointer, file_form=form, status=status, alarm="lost" if status == 503 else ""
    )


def detach(id: str, file: str) -> AnyResponse:
    """Take a file out of a draft."""
    found, _ = read_draft(id)
    here = files_spot(found)
    with acting(web.portal().store, web.viewer()) as work:
        lines = {line.id: line for line in found.attachments}
        if file in lines and lines[file].is_apart:
            medical.take_back(work, viewer=web.viewer(), item=file, today=web.today(), at=web.now())
        elif file in lines:
            service.detach(work, attachment=file)
    return web.go("cases.draft", id=id, q=here.question.name, then=request.args.get("then"))


def files_spot(found: DraftView) -> Spot:
    """Return where the question about files stands.

    :raises NotFound: when this kind does not ask for files.
    """
    names = [question.name for question in found.kind.questions if question.shape is Shape.FILES]
    here = spot(found.kind, found.answers, names[0], web.today()) if names else None
    if here is None:
        raise NotFound("files")
    return here


def _sent_form() -> FileForm:
    return FileForm(CombinedMultiDict((request.files, request.form)))


def _kept(form: FileForm, *, draft: str = "", case: str = "") -> int:
    """Keep the file of a form; return 303 when it is kept, or the status of the page that says why not."""
    if not form.validate():
        return 400
    viewer = web.viewer()
    try:
        content = cleaned(form.file.data.read(), form.medical.data)
        with acting(web.portal().store, viewer) as work:
            service.attach(
                work,
                viewer=viewer,
                draft=draft,
                case=case,
                name=form.file.data.filename,
                content=content,
                apart=APART.get(form.medical.data),
                at=web.now(),
            )
    except Refused as refused:
        tell(form.file, refused.reason)
        return 400
    except StoreUnavailable:
        return 503
    return 303


def file(id: str, file: str) -> Response:
    """Give a file of a case as a download under a neutral name; on a shared device, warn first."""
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=("attachments", file)) as look:
        lines = service.show(look, id).attachments
        if file not in {line.id for line in lines}:
            raise NotFound("attachments")
        is_warned = viewer.device != "shared" or request.args.get("sure") == "yes"
        opened = service.read_file(look, file) if is_warned else None
    if opened is None:
        return web.render(
            "letters/download.html",
            address=web.url("cases.file", id=id, file=file, sure="yes"),
            back=web.url("cases.show", id=id),
        )
    return download(opened, [line.id for line in lines].index(file) + 1)


def download(opened: service.OpenedFile, place: int) -> Response:
    """Return a file as a download under a neutral name; ``place`` is its number in the case."""
    return Response(
        opened.content,
        mimetype=opened.media_type,
        headers={
            # The name says nothing of what is in it: others may see the list of downloads.
            "Content-Disposition": f'attachment; filename="file-{place}.{ending(opened.media_type)}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
