"""Signing with the person: together at the counter, or on paper with the page that bears the signature."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.access.assigned import Desk
from portal.cases.files import clean
from portal.declarations import service
from portal.declarations.service import AnswerIncomplete, Asked
from portal.declarations.sign_form import SignForm, say_faults
from portal.declarations.views_asked import answers_of, form_for, values
from portal.desk.people.opening import desk_of
from portal.errors import Conflict, NotFound, Refused, StoreUnavailable


def counter(assignment: str, asked: str) -> AnyResponse:
    """Fill it in together with the person, who reads along in the own language."""
    return _signed(assignment, asked, "counter")


def paper(assignment: str, asked: str) -> AnyResponse:
    """Take over what the person ticked on paper, with the page that bears the signature."""
    return _signed(assignment, asked, "paper")


def drop(assignment: str, asked: str) -> AnyResponse:
    """Take the question back."""
    desk = desk_of(assignment)
    with acting(web.portal().store, desk.viewer) as work:
        service.drop(work, viewer=desk.viewer, request=asked, at=web.now())
    return web.go("desk_declarations.person", assignment=assignment, done="dropped")


def _signed(assignment: str, asked: str, how: str) -> AnyResponse:
    desk = desk_of(assignment)
    item = ("declaration_requests", asked)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=item) as look:
        found = service.one_asked(look, request=asked, agency=desk.viewer.agency)
    if request.method == "GET" and not found.is_open:
        raise NotFound("declaration_requests")
    form = form_for(found, is_posted=request.method == "POST")
    if request.method == "GET":
        return _page(desk, found, form, how)
    try:
        done = _kept(desk, found, form, how)
    except AnswerIncomplete as missing:
        say_faults(form, missing.faults)
        return _page(desk, found, form, how, status=400)
    except Conflict as conflict:
        return _page(desk, found, form, how, status=409, alarm=conflict.reason)
    except Refused as refused:
        # A file that is none, with plain words about what to do; the page says them.
        form.scan.errors = [refused.reason]  # type: ignore[list-item]
        return _page(desk, found, form, how, status=400)
    except StoreUnavailable:
        return _page(desk, found, form, how, status=503, alarm="lost")
    if not done:
        return _page(desk, found, form, how, status=400)
    return web.go("desk_declarations.person", assignment=assignment, done=done)


def _kept(desk: Desk, found: Asked, form: SignForm, how: str) -> str:
    """Keep a yes or a no; return which, or nothing when the form itself is not right."""
    viewer, at, today = desk.viewer, web.now(), web.today()
    if request.form.get("do") == "refuse":
        shown = answers_of(found, form, how=how).shown
        with acting(web.portal().store, viewer) as work:
            service.refuse(work, viewer=viewer, request=found.id, shown=shown, at=at)
        return "refused"
    if not form.validate():
        return ""
    content = form.file() if how == "paper" else None
    # Cleaning takes a while, so it is done before the transaction begins.
    cleaned = clean(content) if content is not None else None
    scan = (cleaned.media_type, cleaned.content) if cleaned is not None else None
    answers = answers_of(found, form, how=how, scan=scan)
    with acting(web.portal().store, viewer) as work:
        service.sign(work, viewer=viewer, request=found.id, answers=answers, at=at, today=today)
    return "signed"


def _page(
    desk: Desk, found: Asked, form: SignForm, how: str, *, status: int = 200, alarm: object = ""
) -> Response:
    return web.render(
        "desk/declarations/sign.html",
        status=status,
        person=desk.person,
        how=how,
        alarm=alarm,
        action=web.url(f"desk_declarations.{how}", assignment=desk.person.assignment, asked=found.id),
        **values(found, form),
    )
