"""Pages about one person of an official: say why, then read what the person reads."""

from __future__ import annotations

from flask import Blueprint, Response, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import assigned, looking
from portal.access.assigned import OwnPerson, ReasonNeeded
from portal.consultations import service
from portal.desk.people.forms import OpeningForm
from portal.desk.people.opening import desk_of
from portal.desk.people.views_check import entry
from portal.desk.people.views_papers import paper, papers
from portal.desk.people.views_scan import scan
from portal.desk.people.views_word import word
from portal.notices import code_words

bp = Blueprint("desk_people", __name__)
bp.add_url_rule("/desk/people/<assignment>/scan", "scan", web.for_officials()(scan), methods=["GET", "POST"])
bp.add_url_rule(
    "/desk/people/<assignment>/entries/<entry>",
    "entry",
    web.for_officials()(entry),
    methods=["GET", "POST"],
)
for rule, view, methods in (
    ("/desk/people/<assignment>/entries/<entry>/papers", papers, ["GET", "POST"]),
    ("/desk/people/<assignment>/entries/<entry>/papers/<paper>", paper, ["GET"]),
):
    bp.add_url_rule(rule, view.__name__, web.for_officials()(view), methods=methods)
bp.add_url_rule("/desk/people/<assignment>/word", "word", web.for_officials()(word), methods=["GET", "POST"])

ONWARD = {
    "record": "desk_recording.record",
    "emergency": "desk_recording.emergency",
    "meetings": "desk_meetings.of_person",
    "meeting": "desk_meetings.new",
    "person": "desk_people.person",
    "promises": "desk_promises.person",
    "declarations": "desk_declarations.person",
    "files": "desk_dossiers.files",
    "helpers": "desk_acting.overview",
}
"""Where an official goes after saying why."""


@bp.app_errorhandler(ReasonNeeded)
def ask_first(error: ReasonNeeded) -> AnyResponse:
    """Ask why, wherever at the desk an official is; nothing of the person is on that page."""
    to = next((to for to, endpoint in ONWARD.items() if endpoint == request.endpoint), "person")
    return web.go("desk_people.why", assignment=str(error), to=to)


@bp.get("/desk/people/<assignment>/why")
@web.for_officials()
def why(assignment: str) -> Response:
    """Ask why a file is opened."""
    return _why_page(_own(assignment), OpeningForm())


@bp.post("/desk/people/<assignment>/why")
@web.for_officials()
def say_why(assignment: str) -> AnyResponse:
    """Keep why a file is opened, and tell the person; or keep it closed to somebody who knows them."""
    own, form = _own(assignment), OpeningForm(request.form)
    if not form.validate():
        return _why_page(own, form, status=400)
    if form.privately.data == "yes":
        return _stay_away(assignment)
    official, at = web.official(), web.now()
    with web.portal().store.writing() as work:
        own = assigned.own_person(work, official=official, assignment=assignment, today=web.today())
        assigned.open_file(work, official=official, assignment=assignment, reason=form.reason.data, at=at)
        held = assigned.hold_on(work, assignment=assignment, person=own.person)
        service.record_view(
            work,
            official=official,
            person=own.person,
            reason=_in_words(form),
            hold=service.HoldDraft(held.article, held.review_on, held.asked_by, held.approved_by)
            if held
            else None,
            at=at,
        )
    return web.go(ONWARD.get(request.form.get("to", ""), ONWARD["person"]), assignment=assignment)


@bp.get("/desk/people/<assignment>")
@web.for_officials()
def person(assignment: str) -> Response:
    """Show what is known of a person: the same list as that person reads."""
    desk = desk_of(assignment)
    before = service.Cursor.read(request.args.get("before", ""))
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("persons", "")) as look:
        page = service.timeline(look, before=before)
    return web.render(
        "desk/people/person.html",
        person=desk.person,
        has_word=_has_word(desk.person),
        rows=[_row(line, assignment) for line in page.entries],
        newer=web.url("desk_people.person", assignment=assignment) if before else None,
        older=web.url("desk_people.person", assignment=assignment, before=page.older) if page.older else None,
        note=request.args.get("done", ""),
    )


def _own(assignment: str) -> OwnPerson:
    with web.portal().store.reading() as work:
        own = assigned.own_person(work, official=web.official(), assignment=assignment, today=web.today())
    web.warn_of_address(is_secret=own.has_secret_address)
    return own


def _why_page(own: OwnPerson, form: OpeningForm, *, status: int = 200) -> Response:
    to = request.values.get("to", "")
    return web.render(
        "desk/people/why.html",
        status=status,
        person=own,
        form=form,
        to=to if to in ONWARD else "person",
        has_word=_has_word(own),
    )


def _has_word(own: OwnPerson) -> bool:
    with web.portal().store.reading() as work:
        return code_words.chosen(work, person=own.person) is not None


def _stay_away(assignment: str) -> Response:
    """Close the file to an official who knows the person, and write down that it was asked for."""
    with web.portal().store.writing() as work:
        assigned.say_acquainted(
            work, official=web.official(), assignment=assignment, today=web.today(), at=web.now()
        )
    return web.render("desk/people/closed.html", status=403)


def _in_words(form: OpeningForm) -> str:
    """Return the reason as the person reads it; kept texts are in Dutch."""
    reason = web.portal().words["nl"].text(service.REASONS_TO_OPEN[form.reason.data])
    more = str(form.own_words.data or "").strip()
    return f"{reason}: {more}" if more else reason


def _row(line: service.Line, assignment: str) -> tuple[str, str, str, str, str | None, str]:
    words, directory = web.words(), web.portal().directory()
    address = web.url("desk_people.entry", assignment=assignment, entry=line.id)
    return (
        words.moment(line.happened_at),
        service.headline(words, directory.name, line),
        address,
        line.summary,
        Markup(web.text_of("consultations/disputed.html", lang=words.lang)) if line.is_disputed else None,  # noqa: S704  # A badge of ours.
        "",
    )
