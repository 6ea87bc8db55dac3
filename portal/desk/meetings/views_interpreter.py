"""Saying whether an interpreter comes to a meeting."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.meetings.opening import at_meeting
from portal.desk.meetings.pressing import do
from portal.desk.words.forms import AnswerForm
from portal.desk.words.interpreting import interpreter_page
from portal.errors import NotFound
from portal.store import Writing
from portal.understanding import service as understanding


def interpreter(assignment: str, meeting: str, interpreter: str) -> AnyResponse:
    """Tell the person whether an interpreter comes; nobody of the family does.

    :raises NotFound: when nobody asked for that one at this meeting.
    """
    at = at_meeting(assignment, meeting)
    one = next((one for one in at.found.interpreters if one.id == interpreter), None)
    if one is None:
        raise NotFound("interpreters")
    form = AnswerForm(request.form if request.method == "POST" else None)
    action = web.url(
        "desk_meetings.interpreter", assignment=assignment, meeting=meeting, interpreter=interpreter
    )

    def page(status: int = 400) -> Response:
        return interpreter_page(one, form, action=action, back=at.address("show"), status=status)

    def verb(work: Writing) -> None:
        understanding.answer(
            work,
            viewer=at.desk.viewer,
            table=understanding.MEETINGS,
            about=meeting,
            interpreter=interpreter,
            comes=form.comes.data == "yes",
            text=form.text.data or "",
            at=web.now(),
        )

    return (
        page(200)
        if request.method == "GET"
        else do(at, form, verb, done="interpreter", box="text", again=page)
    )
