"""Files that somebody without a name adds to what was told."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases import service as cases
from portal.cases.forms import FileForm, tell
from portal.cases.recordings import cleaned
from portal.cases.views_files import APART, download
from portal.errors import Refused
from portal.nameless.case_page import told_here
from portal.signals import signal_files
from portal.signals.following import Told
from portal.words import N_

NOT_HERE = N_("Add your name first. Then we can keep papers about health, and recordings of others, apart.")


def files() -> AnyResponse:
    """Show the files of what was told, and add one."""
    told = told_here()
    if told.case:
        return web.go("nameless.case")
    if request.method == "GET":
        return _page(told, FileForm())
    form = FileForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(told, form, status=400)
    if form.medical.data in APART:
        tell(form.medical, NOT_HERE)
        return _page(told, form, status=400)
    try:
        file = cleaned(form.file.data.read(), form.medical.data)
        with web.portal().store.writing() as work:
            signal_files.add(
                work, signal=told.id, media_type=file.media_type, content=file.content, at=web.now()
            )
    except Refused as refused:
        tell(form.file, refused.reason)
        return _page(told, form, status=refused.status)
    return web.go("nameless.files")


def one(file: str) -> Response:
    """Give a file as a download; it warns first, for others may use this device."""
    told = told_here()
    with web.portal().store.reading() as work:
        numbers = [one.id for one in signal_files.files(work, signal=told.id)]
        media_type, content = signal_files.content(work, signal=told.id, file=file)
    if request.args.get("sure") != "yes":
        address = web.url("nameless.one_file", file=file, sure="yes")
        return web.render("letters/download.html", address=address, back=web.url("nameless.files"))
    return download(cases.OpenedFile("", media_type, content), numbers.index(file) + 1)


def _page(told: Told, form: FileForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        added = signal_files.files(work, signal=told.id)
    return web.render("nameless/files.html", status=status, added=added, form=form)
