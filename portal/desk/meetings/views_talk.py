"""Booking a talk with somebody who wants to read the report together: the report opens with it."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.meetings.opening import at_meeting
from portal.desk.meetings.pressing import ask
from portal.errors import NotFound
from portal.meetings import reading_first
from portal.store import Writing
from portal.web import Form
from portal.web.days import DayField
from portal.words import N_


class TalkForm(Form):
    """The day of the talk."""

    service = "planning-meetings"

    talk_on = DayField(N_("On which day do you read it together?"))


def talk(assignment: str, meeting: str) -> AnyResponse:
    """Keep the day on which the report is read together.

    :raises NotFound: when the person does not want that.
    """
    at = at_meeting(assignment, meeting)
    if not at.found.row.reads_first:
        raise NotFound("meeting_persons")
    form = TalkForm(request.form)

    def verb(work: Writing) -> None:
        reading_first.book(
            work, person=at.person, found=at.found, on=form.talk_on.data, today=web.today(), at=web.now()
        )

    return ask(at, form, "desk/meetings/talk.html", verb, done="talk", box="talk_on")
