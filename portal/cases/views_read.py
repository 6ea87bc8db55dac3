"""One file of a case on a page: the picture itself, and what stands in it as text. Source: R-039."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.cases import service
from portal.cases.forms_after import FileTextForm
from portal.errors import NotFound


def read(id: str, file: str) -> AnyResponse:
    """Show a file with its text, or keep what stands in it."""
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=("attachments", file)) as look:
        found = next((one for one in service.show(look, id).attachments if one.id == file), None)
    if found is None:
        raise NotFound("attachments")
    if request.method == "GET":
        return _page(id, found, FileTextForm(data={"says": found.says}))
    form = FileTextForm(request.form)
    if not form.validate():
        return _page(id, found, form, status=400)
    with acting(web.portal().store, viewer) as work:
        service.say_file(
            work, viewer=viewer, case=id, attachment=file, text=form.says.data or "", at=web.now()
        )
    return web.go("cases.read_file", id=id, file=file, done="kept")


def _page(id: str, found: service.FileLine, form: FileTextForm, *, status: int = 200) -> Response:
    sure = {"sure": "yes"} if found.media_type.startswith("image/") else {}
    return web.render(
        "cases/file.html",
        status=status,
        case=id,
        file=found,
        form=form,
        address=web.url("cases.file", id=id, file=found.id, **sure),
        is_kept=request.args.get("done") == "kept",
    )
