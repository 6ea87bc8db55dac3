"""Pages of promises at the desk: what waits, one person's promises, and answering each."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.access.assigned import Desk
from portal.consultations.service import role_said
from portal.desk.people.opening import desk_of
from portal.desk.promises import reading
from portal.desk.promises.forms import FOUND, HOW_IT_STANDS, NewForm, PlanForm, StandForm
from portal.errors import Conflict, StoreUnavailable
from portal.promises import phrases, service
from portal.promises.forms import say_faults
from portal.store import Writing
from portal.web import Form
from portal.words import N_

bp = Blueprint("desk_promises", __name__)

NOTES = {
    "new": N_("It is written down. The person reads it now."),
    "plan": N_("The plan is written down. The person reads it now."),
    "changed": N_("It is kept. The person reads it now."),
}


@bp.get("/desk/promises")
@web.for_officials()
def listing() -> Response:
    """Show for which people something waits, and to leaders what is overdue."""
    official, today = web.official(), web.today()
    with web.portal().store.reading() as work:
        people = reading.to_do(work, official=official, today=today)
        late = reading.overdue(work, official=official, today=today)
    return web.render(
        "desk/promises/listing.html",
        people=people,
        late=late,
        is_leader=official.role in reading.LEADERS,
        today=today,
        name=web.portal().directory().name,
    )


@bp.get("/desk/people/<assignment>/promises")
@web.for_officials()
def person(assignment: str) -> Response:
    """Show what the official's own organisation promised one person, and what waits for an answer."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("promises", "")) as look:
        lists = service.list_for(look, today=web.today(), agency=desk.viewer.agency)
    return web.render(
        "desk/promises/person.html",
        person=desk.person,
        lists=lists,
        phrases=phrases,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.route("/desk/people/<assignment>/promises/new", methods=["GET", "POST"])
@web.for_officials()
def new(assignment: str) -> AnyResponse:
    """Write down a promise."""
    desk = desk_of(assignment)
    form = NewForm(request.form) if request.method == "POST" else NewForm(data={"made_on": web.today()})

    def keep(work: Writing) -> None:
        draft = form.draft(desk.viewer.agency, _role(desk))
        _keep_new(work, desk, draft, form.token.data or "")

    return _tried(desk, form, "desk/promises/new.html", keep) or _back(assignment, "new")


@bp.route("/desk/people/<assignment>/promises/plan", methods=["GET", "POST"])
@web.for_officials()
def plan(assignment: str) -> AnyResponse:
    """Write down a signed plan."""
    desk = desk_of(assignment)
    form = PlanForm(request.form if request.method == "POST" else None)

    def keep(work: Writing) -> None:
        draft = form.draft(desk.viewer.agency, _role(desk))
        once, at, today = form.token.data or "", web.now(), web.today()
        service.record_plan(work, viewer=desk.viewer, draft=draft, once=once, at=at, today=today)

    return _tried(desk, form, "desk/promises/plan.html", keep) or _back(assignment, "plan")


@bp.route("/desk/people/<assignment>/promises/<promise>", methods=["GET", "POST"])
@web.for_officials()
def change(assignment: str, promise: str) -> AnyResponse:
    """Say how a promise stands."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("promises", promise)) as look:
        line, _events = service.show(look, promise=promise, today=web.today(), agency=desk.viewer.agency)
    form = StandForm(request.form if request.method == "POST" else None)
    form.offer((state, HOW_IT_STANDS[state]) for state in service.steps(line.status, line.whose))

    def keep(work: Writing) -> None:
        said = {"to": form.to.data or "", "because": form.because.data or ""}
        at, today = web.now(), web.today()
        service.change(work, viewer=desk.viewer, promise=promise, at=at, today=today, **said)

    done = _tried(desk, form, "desk/promises/change.html", keep, line=line, phrases=phrases)
    return done or _back(assignment, "changed")


@bp.route("/desk/people/<assignment>/promises/sent/<sent>", methods=["GET", "POST"])
@web.for_officials()
def sent(assignment: str, sent: str) -> AnyResponse:
    """Say whether something that was sent before is there."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("sent_before", sent)) as look:
        one = service.show_sent(look, sent=sent, today=web.today(), agency=desk.viewer.agency)
    form = StandForm(request.form if request.method == "POST" else None)
    form.offer(FOUND.items())

    def keep(work: Writing) -> None:
        said = {"to": form.to.data or "", "because": form.because.data or ""}
        at, today = web.now(), web.today()
        service.answer_sent(work, viewer=desk.viewer, sent=sent, at=at, today=today, **said)

    return _tried(desk, form, "desk/promises/sent.html", keep, one=one) or _back(assignment, "changed")


def _keep_new(work: Writing, desk: Desk, draft: service.Draft, once: str) -> None:
    at, today = web.now(), web.today()
    service.record(work, viewer=desk.viewer, draft=draft, once=once, at=at, today=today)


def _role(desk: Desk) -> str:
    """Return the function as the person reads it; kept words are in Dutch."""
    return web.portal().words["nl"].say(role_said(desk.viewer.role))


def _back(assignment: str, done: str) -> AnyResponse:
    return web.go("desk_promises.person", assignment=assignment, done=done)


def _tried(
    desk: Desk, form: Form, template: str, keep: Callable[[Writing], None], **values: object
) -> Response | None:
    """Keep what was filled in; return the page with the form when that was not asked, or is not possible."""

    def page(status: int, alarm: object = "") -> Response:
        return web.render(template, status=status, form=form, person=desk.person, alarm=alarm, **values)

    if request.method == "GET":
        return page(200)
    if not form.validate():
        return page(400)
    try:
        with acting(web.portal().store, desk.viewer) as work:
            keep(work)
    except service.PromiseIncomplete as found:
        say_faults(form, found)
        return page(400)
    except Conflict as conflict:
        return page(409, conflict.reason)
    except StoreUnavailable:
        return page(503, "lost")
    return None
