"""Emergencies: the least is written down at once, and the privacy officer sees what is not complete."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, urgent
from portal.access.unseen_visits import hide_visit
from portal.consultations import service
from portal.desk.people.opening import desk_of
from portal.desk.recording.asking import who
from portal.desk.recording.beginning import first_moment
from portal.desk.recording.drafting import emergency_of, show_problems
from portal.desk.recording.forms import EmergencyForm
from portal.desk.recording.sheet import writer
from portal.desk.recording.starting import others
from portal.desk.recording.views import bp as recording
from portal.errors import StoreUnavailable
from portal.store import new_id

bp = Blueprint("desk_emergencies", __name__)

WHY_HIDDEN = "Noodsituatie: nog niet volledig vastgelegd."
"""What approvers read; kept texts are in Dutch."""


@recording.get("/desk/people/<assignment>/emergency")
@web.for_officials()
def emergency(assignment: str) -> Response:
    """Ask the least, when somebody is not safe."""
    desk = desk_of(assignment)
    form = EmergencyForm(data={**first_moment(), "token": new_id()})
    form.offer_parties()
    return _page(desk.person.assignment, form)


@recording.post("/desk/people/<assignment>/emergency")
@web.for_officials()
def save_emergency(assignment: str) -> AnyResponse:
    """Keep the least: hidden at first, and to be completed within a day."""
    person, official, at = others(assignment).first, web.official(), web.now()
    form = EmergencyForm(request.form)
    form.offer_parties()
    if not form.validate():
        return _page(assignment, form, status=400)
    draft = emergency_of(form, person=person.person, official=official, at=at)
    token = form.token.data or ""
    try:
        with acting(web.portal().store, writer(official, person)) as work:
            if service.claim(work, draft=draft, token=token):
                reasons = {person.person: WHY_HIDDEN}
                kept = service.record_claimed(work, draft=draft, token=token, hold_reasons=reasons, at=at)
                urgent.note(
                    work,
                    official=official,
                    assignment=assignment,
                    person=person.person,
                    item=("consultation_subjects", kept.entries[0]),
                    happened_at=draft.happened_at,
                    at=at,
                )
                hide_visit(
                    work,
                    official=official,
                    assignment=assignment,
                    person=person.person,
                    entry=kept.entries[0],
                    at=at,
                )
    except service.EntryIncomplete as missing:
        show_problems(missing.problems, form, form)
        return _page(assignment, form, status=400)
    except StoreUnavailable:
        return _page(assignment, form, status=503)
    return web.go("desk.home")


@bp.get("/desk/emergencies")
@web.for_officials("privacy_officer")
def listing() -> Response:
    """Show which emergencies are not complete: when and by whom, never what or about whom."""
    with web.portal().store.reading() as work:
        found = urgent.unfinished(work)
    moment = web.words().moment
    rows = [
        (
            moment(one.made_at),
            who(one.agency, one.role),
            moment(one.complete_by),
            one.is_overdue(web.now()),
        )
        for one in found
    ]
    return web.render("desk/recording/emergencies.html", rows=rows)


def _page(assignment: str, form: EmergencyForm, *, status: int = 200) -> Response:
    return web.render(
        "desk/recording/emergency.html",
        status=status,
        form=form,
        action=web.url("desk_recording.save_emergency", assignment=assignment),
        person=web.url("desk_people.person", assignment=assignment),
    )
