"""The page of one meeting, as its person reads it."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form

from portal import web
from portal.access import acting, looking
from portal.meetings import reading_first, service
from portal.meetings.forms import JoinForm, PointForm, ReactionForm
from portal.meetings.page import MeetingPart, meeting_part
from portal.meetings.phrases import JOININGS, STEPS
from portal.store import new_id

TABLE = "meeting_persons"


def of_observer(id: str, observer: str) -> AnyResponse:
    """Keep whether somebody may look on at a meeting about the person."""
    viewer, at = web.viewer(), web.now()
    with looking(web.portal().store, viewer, at=at, item=(TABLE, id)) as look:
        found = service.show(look, meeting=id, person=viewer.person)
    with acting(web.portal().store, viewer) as work:
        service.answer_observer(
            work, viewer=viewer, found=found, observer=observer, answer=request.form.get("answer", ""), at=at
        )
    return web.go("meetings.show", id=id, done="observer")


def read_first(id: str) -> AnyResponse:
    """Keep whether the person wants to read the report with somebody first, or skip that."""
    viewer, at = web.viewer(), web.now()
    with looking(web.portal().store, viewer, at=at, item=(TABLE, id)) as look:
        found = service.show(look, meeting=id, person=viewer.person)
    with_somebody = request.form.get("how") == "together"
    with acting(web.portal().store, viewer) as work:
        reading_first.choose(work, viewer=viewer, found=found, with_somebody=with_somebody, at=at)
    return web.go("meetings.show", id=id, anchor="together")


def part_of(found: service.Shown) -> MeetingPart:
    """Return the middle of the page."""
    covenant = ""
    if found.row.covenant_id:
        with web.portal().store.reading() as work:
            covenant = service.agreement(work, found.row.covenant_id).title
    return meeting_part(web.words(), web.portal().directory(), found, covenant=covenant)


def page(found: service.Shown, *, wrong: Form | None = None, done: str = "", status: int = 200) -> Response:
    """Return the page, with one form as it was sent when something in it is not right."""
    forms: dict[str, Form] = {
        "join": JoinForm(data={"how": found.row.joining}),
        "point": PointForm(data={"token": new_id()}),
        "reaction": ReactionForm(data={"reaction": found.text("reaction")}),
    }
    for name, form in forms.items():
        if wrong is not None and type(form) is type(wrong):
            forms[name] = wrong
    words = web.words()
    return web.render(
        "meetings/meeting.html",
        status=status,
        found=found,
        part=replace(part_of(found), report=[]) if reading_first.is_closed(found) else part_of(found),
        is_closed=reading_first.is_closed(found),
        forms=forms,
        wrong=wrong,
        done=done,
        joined=JOININGS.get(found.row.joining, ""),
        is_late=service.is_late(found, today=web.today()),
        steps=[
            (words.moment(step.at), words.text(STEPS[step.what]), None, None, None, "")
            for step in found.steps
        ],
    )
