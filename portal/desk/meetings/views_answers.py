"""Two answers of an official: to a wish that a body stays away, and to a stop when somebody is not safe."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.meetings.forms import AnswerForm, GoOnForm
from portal.desk.meetings.opening import at_meeting
from portal.desk.meetings.pressing import ask, must_be
from portal.errors import NotFound
from portal.meetings import service
from portal.meetings.service import State
from portal.store import Writing, new_id


def go_on(assignment: str, meeting: str) -> AnyResponse:
    """Ask a second official to let a stopped meeting go on."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.STOPPED)
    form = GoOnForm(request.form) if request.method == "POST" else GoOnForm(data={"token": new_id()})
    form.offer_lists()

    def verb(work: Writing) -> None:
        service.ask_to_go_on(
            work,
            official=web.official(),
            person=at.person,
            found=at.found,
            article=form.article.data or "",
            because=form.because.data or "",
            token=form.token.data or "",
            at=web.now(),
        )

    return ask(at, form, "desk/meetings/go_on.html", verb, done="asked", box="because")


def answer(assignment: str, meeting: str, partner: str) -> AnyResponse:
    """Answer a person who does not want a body there.

    :raises NotFound: when there is nothing to answer.
    """
    at = at_meeting(assignment, meeting)
    part = next((one for one in at.part().partners if one.id == partner), None)
    if part is None or not part.objection:
        raise NotFound("meeting_partners")
    form = AnswerForm(request.form)

    def verb(work: Writing) -> None:
        service.answer_objection(
            work,
            person=at.person,
            found=at.found,
            partner=partner,
            follows=form.follows.data == "yes",
            text=form.answer.data or "",
            at=web.now(),
        )

    return ask(at, form, "desk/meetings/answer.html", verb, done="answered", box="answer", part=part)
