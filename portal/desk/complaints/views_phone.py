"""A complaint that somebody tells by phone or at the counter: written down, read back, and given a number.

Source: Awb art. 9:2: oral complaints are handled with the same care.
"""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, acting
from portal.access.assigned import OwnPerson, own_people
from portal.access.handlers import viewer_of
from portal.cases import service
from portal.cases.shown import CaseView
from portal.desk.complaints.forms import SpokenForm, set_choices
from portal.errors import NotFound, StoreUnavailable
from portal.store import Writing, new_id


def spoken() -> AnyResponse:
    """Write a complaint down for somebody who tells it."""
    people = _people()
    form = SpokenForm(request.form if request.method == "POST" else None, data={"once": new_id()})
    set_choices(form.who, [(one.assignment, one.name) for one in people])
    if request.method == "GET":
        return _page(form)
    if not form.validate():
        return _page(form, status=400)
    person = next((one for one in people if one.assignment == form.who.data), None)
    if person is None:
        raise NotFound("assignment")
    try:
        written = _send(form, person)
    except StoreUnavailable:
        return _page(form, status=503, alarm=True)
    # The number is on the answer itself: who reads it out needs it now, and nobody reads it here later.
    return web.render("desk/complaints/written.html", case=written)


def _send(form: SpokenForm, person: OwnPerson) -> CaseView:
    viewer = viewer_of(web.official(), person.person, person.wrapped_key)
    with acting(web.portal().store, viewer) as work:
        return service.show(work, _sent(work, form, viewer))


def _sent(work: Writing, form: SpokenForm, viewer: Viewer) -> str:
    """Send it and return the case; a second press finds the first."""
    at, today, once = web.now(), web.today(), form.once.data or new_id()
    try:
        return service.sent_as(work, once)
    except NotFound:
        answers = {"happened": form.text.data or "", "hope": form.hope.data or ""}
    draft = service.start_draft(
        work, viewer=viewer, kind="complaint", answers=answers, at=at, today=today, once=once
    )
    channel = form.channel.data or "phone"
    return service.send(work, viewer=viewer, draft=draft, language="nl", channel=channel, at=at, today=today)


def _people() -> list[OwnPerson]:
    with web.portal().store.reading() as work:
        return own_people(work, official=web.official(), today=web.today())


def _page(form: SpokenForm, *, status: int = 200, alarm: bool = False) -> AnyResponse:
    return web.render("desk/complaints/spoken.html", status=status, form=form, alarm=alarm)
