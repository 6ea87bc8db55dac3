"""Asking a person whether somebody may look on at a meeting."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from portal import web
from portal.agencies.roles import OBSERVERS
from portal.desk.meetings.opening import at_meeting
from portal.desk.meetings.pressing import ask, must_be
from portal.desk.recording.fields import listing, long_text, offer, said
from portal.meetings import service
from portal.meetings.service import State
from portal.store import Writing, new_id
from portal.web import Form, a_token
from portal.words import N_


class ObserverForm(Form):
    """Who wants to look on, and why."""

    service = "planning-meetings"

    token = HiddenField(filters=[a_token])
    agency = listing(N_("From which organisation?"))
    role = listing(N_("Who wants to look on?"))
    why = long_text(N_("Why? Write it to this person."))

    def offer_lists(self) -> None:
        """Fill the lists."""
        here = web.words()
        bodies = sorted((card.name, card.id) for card in web.portal().directory().agencies.values())
        offer(self.agency, here, [(id, name) for name, id in bodies])
        offer(self.role, here, said(here, OBSERVERS))


def observer(assignment: str, meeting: str) -> AnyResponse:
    """Ask the person whether somebody may look on; without a yes nobody does."""
    at = at_meeting(assignment, meeting)
    must_be(at, State.PLANNED)
    form = ObserverForm(request.form) if request.method == "POST" else ObserverForm(data={"token": new_id()})
    form.offer_lists()

    def verb(work: Writing) -> None:
        service.ask_observer(
            work,
            official=web.official(),
            person=at.person,
            found=at.found,
            agency=form.agency.data or "",
            role=form.role.data or "",
            why=form.why.data or "",
            token=form.token.data or "",
            at=web.now(),
        )

    return ask(at, form, "desk/meetings/observer.html", verb, done="observer", box="why")
