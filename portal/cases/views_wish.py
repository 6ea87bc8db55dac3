"""Asking to hear from somebody else while a complaint is open."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import service
from portal.cases.case_page import read_case
from portal.cases.forms import tell
from portal.cases.forms_after import WishForm
from portal.cases.rules import OPEN
from portal.cases.shown import CaseView
from portal.errors import NotFound, Refused, StoreUnavailable
from portal.store import given_id, new_id
from portal.words import N_

ASKED = N_("Your wish is sent. You read the answer on this page.")


def somebody_else(id: str) -> AnyResponse:
    """Show what was asked and answered, and ask to hear from somebody else.

    :raises NotFound: when it is no complaint, or no longer open and nothing was asked.
    """
    case = _complaint(id)
    if request.method == "GET":
        return _page(case, WishForm(data={"once": new_id()}))
    form = WishForm(request.form)
    if not form.validate():
        return _page(case, form, status=400)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            service.wish(
                work,
                viewer=web.viewer(),
                case=id,
                text=form.wish.data or "",
                once=given_id(form.once.data),
                at=web.now(),
            )
    except Refused as refused:
        tell(form.wish, refused.reason)
        return _page(_complaint(id), form, status=refused.status)
    except StoreUnavailable:
        return _page(case, form, status=503, alarm=True)
    return web.go("cases.somebody_else", id=id, done="asked")


def _complaint(id: str) -> CaseView:
    case, _ = read_case(id)
    is_complaint = any(part.kind.handled_by == "complaint_handler" for part in case.parts)
    if case.done is None or not is_complaint or not (case.state in OPEN or case.done.wishes):
        raise NotFound("cases")
    return case


def _page(case: CaseView, form: WishForm, *, status: int = 200, alarm: bool = False) -> Response:
    waits = case.done is not None and case.done.waiting_wish is not None
    return web.render(
        "cases/somebody_else.html",
        status=status,
        case=case,
        wishes=case.done.wishes if case.done else (),
        # Words that could not be sent stay on the page, also when an earlier wish waits.
        form=form if case.state in OPEN and (not waits or status != 200) else None,
        names=web.portal().directory().name,
        alarm=alarm,
        note=ASKED if request.args.get("done") == "asked" else None,
    )
