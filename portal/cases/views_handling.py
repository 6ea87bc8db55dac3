"""What a person answers while a complaint is handled: react, leave lines out, agree to a later day."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.cases import service
from portal.cases.case_page import case_page, read_case
from portal.cases.forms import tell
from portal.cases.handling_page import CopyForm, ReactionForm, prefix_of
from portal.errors import Refused, StoreUnavailable
from portal.store import Writing


def react(id: str, window: str) -> AnyResponse:
    """Say something about what was put to the person, or that nothing is needed."""
    viewer = web.viewer()

    def keep(work: Writing, text: str) -> None:
        is_waived = request.form.get("how") == "waive"
        service.react(
            work, viewer=viewer, case=id, window=window, text=text, is_waived=is_waived, at=web.now()
        )

    return _answered(id, window, keep)


def argue(id: str, argument: str) -> AnyResponse:
    """Answer an argument of the organisation."""
    viewer = web.viewer()

    def keep(work: Writing, text: str) -> None:
        at, today = web.now(), web.today()
        service.answer_argument(
            work, viewer=viewer, case=id, argument=argument, text=text, at=at, today=today
        )

    return _answered(id, argument, keep)


def _answered(id: str, row: str, keep: Callable[[Writing, str], None]) -> AnyResponse:
    """Keep an answer about one row; what goes wrong is said at its own form, with the text still there."""
    case, pointer = read_case(id)
    form = ReactionForm(request.form, prefix=prefix_of(row))
    if not form.validate():
        return case_page(case, pointer=pointer, reactions={row: form}, status=400)
    try:
        with acting(web.portal().store, web.viewer()) as work:
            keep(work, form.text.data or "")
    except Refused as refused:
        tell(form.text, refused.reason)
        return case_page(case, pointer=pointer, reactions={row: form}, status=refused.status)
    except StoreUnavailable:
        return case_page(case, pointer=pointer, reactions={row: form}, status=503, alarm="lost")
    return web.go("cases.show", id=id, done="reaction")


def copy(id: str) -> AnyResponse:
    """Say which lines must be left out of the copy."""
    viewer, form = web.viewer(), CopyForm(request.form)
    with acting(web.portal().store, viewer) as work:
        service.agree_copy(work, viewer=viewer, case=id, left_out=form.left_out, at=web.now())
    return web.go("cases.show", id=id, done="copy")


def longer(id: str, postponement: str) -> AnyResponse:
    """Agree that it takes longer, or not."""
    viewer, agrees = web.viewer(), request.form.get("answer") == "agree"
    with acting(web.portal().store, viewer) as work:
        service.answer_postponement(
            work,
            viewer=viewer,
            case=id,
            postponement=postponement,
            agrees=agrees,
            at=web.now(),
            today=web.today(),
        )
    return web.go("cases.show", id=id, done="longer" if agrees else "not_longer")


def again(id: str, **_rest: str) -> AnyResponse:
    """Lead from the address of a form back to its page."""
    read_case(id)
    return web.go("cases.show", id=id)
