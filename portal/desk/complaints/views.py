"""The pages of complaints at the desk and where they live."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.cases import service
from portal.desk.complaints import views_case, views_letter, views_phone, views_recommended
from portal.errors import Conflict

ROLE = "complaint_handler"

bp = Blueprint("desk_complaints", __name__)

NOTES = {"gone": views_case.GONE, "given_back": views_case.GIVEN_BACK}


@bp.get("/desk/complaints")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show the queue: own work first, then what nobody took, by the days that are left."""
    return _page(note=NOTES.get(request.args.get("done", "")))


@bp.post("/desk/complaints/<case>/take")
@web.for_officials(ROLE)
def take(case: str) -> AnyResponse:
    """Take a case; who comes second is told so, on the queue as it is now."""
    try:
        with web.portal().store.writing() as work:
            service.take(work, official=web.official(), case=case, at=web.now(), today=web.today())
    except Conflict as conflict:
        return _page(status=409, conflict=conflict.reason)
    return web.go("desk_complaints.case", case=case)


def _page(*, status: int = 200, conflict: object = None, note: str | None = None) -> Response:
    after, today = request.args.get("after", ""), web.today()
    with web.portal().store.reading() as work:
        found = service.queue(work, official=web.official(), today=today, at=web.now(), after=after)
        advised = () if after else service.waiting(work, official=web.official(), today=today)
        looks = [] if after else service.to_look_at(work, official=web.official(), today=today, at=web.now())
    return web.render(
        "desk/complaints/queue.html",
        status=status,
        queue=found,
        advised=advised,
        looks=looks,
        today=today,
        names=web.portal().directory().name,
        is_first=not after,
        conflict=conflict,
        note=note,
    )


GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
for rule, endpoint, view, methods in (
    ("/desk/complaints/new", "spoken", views_phone.spoken, BOTH),
    ("/desk/complaints/advice", "advice", views_recommended.advice, BOTH),
    ("/desk/complaints/<case>", "case", views_case.show, GET),
    ("/desk/complaints/<case>/steps/<step>", "step", views_case.step, BOTH),
    ("/desk/complaints/<case>/files/<file>", "file", views_case.file, GET),
    ("/desk/complaints/<case>/letters/<number>", "kept", views_case.kept, GET),
    ("/desk/complaints/<case>/letter", "letter", views_letter.letter, BOTH),
):
    bp.add_url_rule(rule, endpoint, web.for_officials(ROLE)(view), methods=methods)
