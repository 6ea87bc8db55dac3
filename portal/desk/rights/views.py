"""The pages of requests about data at the desk, and where they live."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases import service
from portal.desk.rights import views_case, views_copy
from portal.errors import Conflict

ROLE = "privacy_officer"

bp = Blueprint("desk_rights", __name__)

NOTES = {"give-back": views_case.GIVEN_BACK}


@bp.get("/desk/rights")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show the queue: own work first, then what nobody took, by the days that are left."""
    return _page(note=NOTES.get(request.args.get("done", "")))


@bp.post("/desk/rights")
@web.for_officials(ROLE)
def take() -> AnyResponse:
    """Take a request; who comes second is told so, on the queue as it is now."""
    case = request.form.get("case", "")
    try:
        with web.portal().store.writing() as work:
            service.take(work, official=web.official(), case=case, at=web.now(), today=web.today())
    except Conflict as conflict:
        return _page(status=409, conflict=conflict.reason)
    return web.go("desk_rights.case", case=case)


def _page(*, status: int = 200, conflict: object = None, note: str | None = None) -> Response:
    after, today, official = request.args.get("after", ""), web.today(), web.official()
    with web.portal().store.reading() as work:
        found = service.queue(work, official=official, today=today, at=web.now(), after=after)
        checks = service.copies_to_check(work, official=official, today=today)
        boards = service.waiting_boards(work, official=official, at=web.now(), today=today)
        aside = service.set_aside(work, official=official, at=web.now(), today=today)
    return web.render(
        "desk/rights/queue.html",
        status=status,
        queue=found,
        boards=boards,
        aside=aside,
        checks=checks,
        today=today,
        names=web.portal().directory().name,
        is_first=not after,
        conflict=conflict,
        note=note,
    )


GET, BOTH = ("GET",), ("GET", "POST")
for rule, endpoint, view, methods in (
    ("/desk/rights/<case>", "case", views_case.show, GET),
    ("/desk/rights/<case>/steps/<step>", "step", views_case.step, BOTH),
    ("/desk/rights/<case>/answer/<part>", "answer", views_case.answer, BOTH),
    ("/desk/rights/<case>/copy/<part>", "copy", views_copy.copy, BOTH),
    ("/desk/rights/<case>/copy/<part>/preview", "preview", views_copy.preview, BOTH),
    ("/desk/rights/check", "check", views_copy.check, ("POST",)),
    ("/desk/rights/<case>/bodies/<task>", "body", views_case.body, BOTH),
    ("/desk/rights/<case>/letters/<number>", "kept", views_case.kept, GET),
    ("/desk/rights/<case>/files/<file>", "file", views_case.file, GET),
):
    bp.add_url_rule(rule, endpoint, web.for_officials(ROLE)(view), methods=methods)
