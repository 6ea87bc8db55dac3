"""Pages of meetings at the desk: the list, planning one, and one meeting; and where all of them live."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, assigned, looking
from portal.clock import AMSTERDAM
from portal.desk.meetings import (
    views_answers,
    views_bodies,
    views_interpreter,
    views_observers,
    views_register,
    views_report,
    views_steps,
    views_talk,
)
from portal.desk.meetings.forms import PlanForm, first_plan
from portal.desk.meetings.opening import at_meeting, show_problems
from portal.desk.people.opening import desk_of
from portal.meetings import service
from portal.meetings.phrases import JOINED, STATE_BADGES, STATES
from portal.store import new_id
from portal.store.work import AnyRow
from portal.understanding.phrases import ASKING, ASKING_LOOKS
from portal.words import N_

bp = Blueprint("desk_meetings", __name__)

DONE = {
    "begun": N_("The meeting is kept. Now invite the organisations."),
    "invited": N_("The organisation is invited."),
    "told": N_("The person can read it now."),
    "interpreter": N_("The person is told."),
    "observer": N_("The person is asked. Wait for a yes."),
    "hidden": N_("It is hidden. Two others must agree."),
    "held": N_("It is written down. Now write the report."),
    "reported": N_("The person can read the report."),
    "stopped": N_("The meeting is stopped."),
    "asked": N_("Somebody else must agree first."),
    "answered": N_("The person can read your answer."),
    "talk": N_("The day is kept. The person can read the report now."),
    "cancelled": N_("The meeting is called off."),
}


@bp.get("/desk/meetings")
@web.for_officials()
def listing() -> Response:
    """Show the meetings of the official's own people, and the invitations of the own organisation."""
    official = web.official()
    with web.portal().store.reading() as work:
        people = {one.person: one for one in assigned.own_people(work, official=official, today=web.today())}
        rows = service.list_of_people(work, body=official.agency, persons=list(people))
        invited = service.invitations(work, official=official)
    return web.render(
        "desk/meetings/listing.html",
        rows=[_line(row, people[row.person_id].assignment, people[row.person_id].name) for row in rows],
        invited=[views_bodies.line_of(row) for row in invited],
        people=list(people.values()),
    )


@bp.get("/desk/people/<assignment>/meetings")
@web.for_officials()
def of_person(assignment: str) -> Response:
    """Show the meetings about one person that the own organisation keeps."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("persons", "")) as look:
        rows = service.list_at_body(look, body=web.official().agency)
    lines = [_line(row, assignment, "") for row in rows]
    return web.render("desk/meetings/of_person.html", person=desk.person, rows=lines)


@bp.route("/desk/people/<assignment>/meetings/new", methods=["GET", "POST"])
@web.for_officials()
def new(assignment: str) -> AnyResponse:
    """Plan a meeting about a person; the table may stand there already, for somebody else."""
    desk, official = desk_of(assignment), web.official()
    table = request.values.get("table", "")
    with web.portal().store.reading() as work:
        agreements = list(service.agreements(work))
        fixed = service.table_of(work, table=table, body=official.agency) if table else None
    first = first_plan() | (_of_table(fixed) if fixed else {})
    form = (
        PlanForm(request.form)
        if request.method == "POST"
        else PlanForm(data={**first, "token": new_id(), "table": table})
    )
    form.offer_lists(agreements)
    status = 200
    if request.method == "POST":
        status, token = 400, form.token.data or ""
        if form.validate():
            try:
                with acting(web.portal().store, desk.viewer) as work:
                    service.begin(
                        work,
                        official=official,
                        person=desk.person.person,
                        plan=form.plan(),
                        token=token,
                        table=table,
                        at=web.now(),
                    )
                return web.go("desk_meetings.invite", assignment=assignment, meeting=token)
            except service.MeetingIncomplete as missing:
                show_problems(missing.problems, form, "question")
    return web.render("desk/meetings/plan.html", status=status, form=form, person=desk.person)


def _of_table(row: AnyRow) -> dict[str, object]:
    here = row.planned_at.astimezone(AMSTERDAM)
    found = {"kind": row.kind, "channel": row.channel, "day": here.date(), "clock": f"{here:%H:%M}"}
    return {**found, "covenant": row.covenant_id or service.NO_COVENANT}


@bp.get("/desk/people/<assignment>/meetings/<meeting>")
@web.for_officials()
def show(assignment: str, meeting: str) -> Response:
    """Show one meeting: what the person reads of it, and what is to be done now."""
    opened, official = at_meeting(assignment, meeting), web.official()
    with web.portal().store.reading() as work:
        people = assigned.own_people(work, official=official, today=web.today())
    found = opened.found
    return web.render(
        "desk/meetings/meeting.html",
        at=opened,
        found=found,
        part=opened.part(),
        note=DONE.get(request.args.get("done", ""), ""),
        to_do=service.still_to_do(found, opened.limits) if found.is_coming else [],
        joined=JOINED.get(found.row.joining, ""),
        asking=ASKING,
        asking_looks=ASKING_LOOKS,
        is_late=service.is_late(found, today=web.today()),
        others=[
            (one.name, web.url("desk_meetings.new", assignment=one.assignment, table=found.row.meeting_id))
            for one in people
            if one.assignment != assignment and found.is_coming
        ],
        open_objections=[one for one in opened.part().partners if one.objection == "open"],
    )


def _line(row: AnyRow, assignment: str, name: str) -> tuple[str, str, str, str, str, str]:
    words, state = web.words(), service.State(row.state)
    return (
        words.moment(row.planned_at),
        name or words.text(N_("Meeting %(number)s"), number=row.number),
        web.url("desk_meetings.show", assignment=assignment, meeting=row.id),
        words.text(STATES[state]),
        STATE_BADGES.get(state, ""),
        words.text(N_("Report before %(day)s"), day=row.report_due) if state == "held" else "",
    )


GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
ONE = "/desk/people/<assignment>/meetings/<meeting>"
for rule, endpoint, view, methods in (
    (f"{ONE}/invite", "invite", views_steps.invite, BOTH),
    (f"{ONE}/tell", "tell", views_steps.tell, BOTH),
    (f"{ONE}/held", "held", views_steps.held, BOTH),
    (f"{ONE}/report", "report", views_report.report, BOTH),
    (f"{ONE}/interpreters/<interpreter>", "interpreter", views_interpreter.interpreter, BOTH),
    (f"{ONE}/talk", "talk", views_talk.talk, BOTH),
    (f"{ONE}/observers", "observer", views_observers.observer, BOTH),
    (f"{ONE}/stop", "stop", views_steps.stop, POST),
    (f"{ONE}/cancel", "cancel", views_steps.cancel, POST),
    (f"{ONE}/go-on", "go_on", views_answers.go_on, BOTH),
    (f"{ONE}/bodies/<partner>", "answer", views_answers.answer, BOTH),
    ("/desk/meetings/invitations/<partner>", "invitation", views_bodies.invitation, GET),
    ("/desk/meetings/invitations/<partner>", "answer_invitation", views_bodies.answer, POST),
):
    bp.add_url_rule(rule, endpoint, web.for_officials()(view), methods=methods)
for rule, endpoint, own, methods, role in (
    ("/desk/meetings/grounds", "grounds", views_bodies.grounds, BOTH, "safety_officer"),
    ("/desk/agreements", "register", views_register.register, BOTH, "privacy_officer"),
    ("/desk/agreements/<id>/end", "end_agreement", views_register.end, POST, "privacy_officer"),
):
    bp.add_url_rule(rule, endpoint, web.for_officials(role)(own), methods=methods)
