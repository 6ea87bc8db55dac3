"""The own story of a person at the desk of the one organisation that it was sent to."""

from __future__ import annotations

from flask import Response

from portal import web
from portal.access import looking
from portal.declarations import service
from portal.desk.people.opening import desk_of


def story(assignment: str, id: str) -> Response:
    """Show a story; the person sees that it was read.

    :raises NotFound: when it went to another organisation, was taken back, or its last day has passed.
    """
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("declarations", id)) as look:
        agency = desk.viewer.agency
        found = service.story_for(look, declaration=id, agency=agency, today=web.today())
    return web.render(
        "desk/declarations/story.html",
        found=found,
        line=found.line,
        text=found.texts.get(service.STORY, ""),
        person=desk.person,
    )
