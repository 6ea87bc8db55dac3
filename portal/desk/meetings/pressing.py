"""Taking a step from a page: kept once, or back to the page with what was typed and what to do."""

from __future__ import annotations

from collections.abc import Callable

from flask import request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form

from portal import web
from portal.access import acting
from portal.desk.meetings.opening import AtMeeting, show_problems
from portal.errors import Conflict, Refused
from portal.meetings import service
from portal.meetings.service import State
from portal.store import Writing


def must_be(at: AtMeeting, *states: State) -> None:
    """Pass when a step can be taken in the state of a meeting.

    :raises Conflict: when the person stopped it, or it went on.
    """
    service.must_be(at.found, *states)


def do(
    at: AtMeeting,
    form: Form,
    verb: Callable[[Writing], object],
    *,
    done: str,
    box: str = "",
    again: Callable[[], AnyResponse] | None = None,
) -> AnyResponse:
    """Take a step in one transaction; what is refused stays on the page, with why.

    :param box: where a refusal that belongs to no box is shown.
    :raises Conflict: when the person stopped the meeting, or it went on.
    """
    if again is None or form.validate():
        try:
            with acting(web.portal().store, at.desk.viewer) as work:
                verb(work)
            return web.go("desk_meetings.show", assignment=at.assignment, meeting=at.found.id, done=done)
        except service.MeetingIncomplete as missing:
            show_problems(missing.problems, form, box)
        except Conflict:
            raise
        except Refused as refused:
            if again is None:
                raise
            form[box].errors = [*form[box].errors, str(refused.reason)]
    assert again is not None  # Only a form can miss something.
    return again()


def ask(
    at: AtMeeting,
    form: Form,
    page: str,
    verb: Callable[[Writing], object],
    *,
    done: str,
    box: str,
    **values: object,
) -> AnyResponse:
    """Show the page of a step, or take the step when its form was sent.

    :param box: where a refusal that belongs to no box is shown.
    :param values: what the page wants to know besides the meeting and the form.
    :raises Conflict: when the person stopped the meeting, or it went on.
    """
    if request.method == "GET":
        return web.render(page, 200, at=at, form=form, **values)

    def again() -> AnyResponse:
        return web.render(page, 400, at=at, form=form, **values)

    return do(at, form, verb, done=done, box=box, again=again)
