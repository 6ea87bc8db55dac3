"""Going on with a case that was answered, because an ombudsman or another guard wrote about it."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases import service
from portal.cases.forms import tell
from portal.cases.numbers import read_number
from portal.desk.complaints.forms_recommended import NumberForm
from portal.errors import Conflict, NotFound
from portal.words import N_

NOT_FOUND = N_("We find no answered case with this number that you may open. Look again.")


def advice() -> AnyResponse:
    """Ask for the number in the letter, and open that case to write the advice down."""
    form = NumberForm(request.form if request.method == "POST" else None)
    if request.method == "GET" or not form.validate():
        return _page(form, 200 if request.method == "GET" else 400)
    try:
        with web.portal().store.writing() as work:
            case = service.open_again(
                work,
                official=web.official(),
                number=read_number(form.number.data or "") or "",
                at=web.now(),
                today=web.today(),
            )
    except NotFound:
        tell(form.number, NOT_FOUND)
        return _page(form, 400)
    except Conflict as conflict:
        tell(form.number, conflict.reason)
        return _page(form, 409)
    return web.go("desk_complaints.step", case=case, step="recommended")


def _page(form: NumberForm, status: int) -> Response:
    return web.render("desk/complaints/advice.html", status=status, form=form)
