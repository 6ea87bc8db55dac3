"""A paper of a doctor that came by post or at the counter: scanned, sealed, and opened by nobody here."""

from __future__ import annotations

from flask import Response, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Field, FileField
from wtforms.validators import StopValidation

from portal import web
from portal.access import acting
from portal.access.assigned import Desk
from portal.cases import service as cases
from portal.desk.people.opening import desk_of
from portal.errors import Refused
from portal.medical import service
from portal.web import Form
from portal.words import N_


class ScanForm(Form):
    """One scanned paper."""

    service = "kept-apart"

    scan = FileField(N_("Choose the scan"))

    def validate_scan(self, field: Field) -> None:
        """Ask for a file that has a name."""
        if not isinstance(field.data, FileStorage) or not field.data.filename:
            raise StopValidation(N_("Choose a file first."))


def scan(assignment: str) -> AnyResponse:
    """Seal a scanned paper; its person is told in the same breath."""
    desk = desk_of(assignment)
    form = ScanForm(request.files if request.method == "POST" else None)
    if request.method == "GET":
        return _page(desk, assignment, form)
    if not form.validate():
        return _page(desk, assignment, form, status=400)
    try:
        found = cases.clean(form.scan.data.read())
        with acting(web.portal().store, desk.viewer) as work:
            service.scanned(
                work,
                viewer=desk.viewer,
                media_type=found.media_type,
                content=found.content,
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        form.scan.errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
        return _page(desk, assignment, form, status=refused.status)
    return web.go("desk_people.person", assignment=assignment, done="scanned")


def _page(desk: Desk, assignment: str, form: ScanForm, *, status: int = 200) -> Response:
    back = web.url("desk_people.person", assignment=assignment)
    return web.render("desk/people/scan.html", status=status, person=desk.person, form=form, back=back)
