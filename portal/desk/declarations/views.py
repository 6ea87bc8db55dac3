"""Pages of declarations at the desk: what waits, one person's declarations, asking, and stopping."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import Viewer, acting, looking
from portal.agencies import signable
from portal.agencies.signable import Signable
from portal.declarations import phrases, service
from portal.declarations.sign_form import say_faults
from portal.desk.declarations import reading, views_sign, views_story, views_texts
from portal.desk.declarations.forms import AskForm, StopForm
from portal.desk.people.opening import desk_of
from portal.errors import Conflict, NotFound, StoreUnavailable
from portal.words import N_

bp = Blueprint("desk_declarations", __name__)

OFFICER = "privacy_officer"

NOTES = {
    "asked": N_("The person can read it now, and may say no."),
    "signed": N_("It is kept, with the text as it was shown. The person can read it."),
    "refused": N_("The no is kept. Help goes on."),
    "dropped": N_("It is not asked any more."),
    "stopped": N_("It is kept. The person reads it now."),
}


@bp.get("/desk/declarations")
@web.for_officials()
def listing() -> Response:
    """Show for which people something waits, and to the privacy officer which bodies are silent."""
    official, today = web.official(), web.today()
    is_officer = official.role == OFFICER
    with web.portal().store.reading() as work:
        people = reading.to_do(work, official=official, today=today)
        silent = reading.silent(work) if is_officer else ()
    return web.render(
        "desk/declarations/listing.html",
        people=people,
        silent=silent,
        is_officer=is_officer,
        today=today,
        name=web.portal().directory().name,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.get("/desk/people/<assignment>/declarations")
@web.for_officials()
def person(assignment: str) -> Response:
    """Show what one person was asked, signed and took back, as far as this body is part of it."""
    desk, name = desk_of(assignment), web.portal().directory().name
    own = desk.viewer.agency
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("declarations", "")) as look:
        lists = service.list_for(look, today=web.today())
        asked = service.asked_of(look, agency=own)
        stops = service.stops_at(look, agency=own)
        stories = service.stories_at(look, agency=own, today=web.today())
    return web.render(
        "desk/declarations/person.html",
        person=desk.person,
        asked=asked,
        stops=stops,
        stories=stories,
        # A story is what the person wrote, and no leave to tell: it has a list of its own.
        signed=[
            line
            for kind in service.Kind
            for line in lists[kind]
            if line.agency == own and line.version != service.OWN_STORY
        ],
        phrases=phrases,
        name=name,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.route("/desk/people/<assignment>/declarations/new", methods=["GET", "POST"])
@web.for_officials()
def ask(assignment: str) -> AnyResponse:
    """Ask a person to read or sign a text that is in use."""
    desk = desk_of(assignment)
    form = AskForm(request.form if request.method == "POST" else None)
    with web.portal().store.reading() as work:
        texts = signable.in_use(work)
    agencies = web.portal().directory().agencies.values()
    form.offer([(one.id, _title(one)) for one in texts], [(one.id, one.name) for one in agencies])

    def page(status: int, alarm: object = "") -> Response:
        return web.render(
            "desk/declarations/ask.html", status=status, form=form, person=desk.person, alarm=alarm
        )

    if request.method == "GET":
        return page(200)
    if not form.validate() or not form.version.data:
        if not form.version.data:
            form.version.errors = [N_("Choose the text.")]
        return page(400)
    try:
        with acting(web.portal().store, desk.viewer) as work:
            asking, once = form.asking(), form.token.data or ""
            at, today = web.now(), web.today()
            service.ask(work, viewer=desk.viewer, asking=asking, once=once, at=at, today=today)
    except service.AnswerIncomplete as missing:
        say_faults(form, missing.faults)
        return page(400)
    except Conflict as conflict:
        return page(409, conflict.reason)
    except StoreUnavailable:
        return page(503, "lost")
    return web.go("desk_declarations.person", assignment=assignment, done="asked")


@bp.route("/desk/people/<assignment>/declarations/stops/<stop>", methods=["GET", "POST"])
@web.for_officials()
def stop(assignment: str, stop: str) -> AnyResponse:
    """Say that one's own organisation stopped, and what it had used."""
    desk = desk_of(assignment)
    back = web.url("desk_declarations.person", assignment=assignment)
    action = web.url("desk_declarations.stop", assignment=assignment, stop=stop)
    done = _confirmed(desk.viewer, stop, own=desk.viewer.agency, action=action, back=back)
    return done or web.go("desk_declarations.person", assignment=assignment, done="stopped")


@bp.route("/desk/declarations/stops/<stop>", methods=["GET", "POST"])
@web.for_officials(OFFICER)
def silent(stop: str) -> AnyResponse:
    """Write down what a body answered to the privacy officer."""
    with web.portal().store.reading() as work:
        viewer = reading.officer_at(work, official=web.official(), stop=stop)
    back, action = web.url("desk_declarations.listing"), web.url("desk_declarations.silent", stop=stop)
    done = _confirmed(viewer, stop, own="", action=action, back=back)
    return done or web.go("desk_declarations.listing", done="stopped")


def _confirmed(viewer: Viewer, stop: str, *, own: str, action: str, back: str) -> Response | None:
    """Keep that a body stopped; return the page when that was not asked yet, or is not possible."""
    with looking(web.portal().store, viewer, at=web.now(), item=("declaration_stops", stop)) as look:
        one = service.one_stop(look, stop=stop, agency=own)
        found = service.show(look, declaration=one.declaration, today=web.today())
    form = StopForm(request.form if request.method == "POST" else None)

    def page(status: int, alarm: object = "") -> Response:
        values = {"one": one, "found": found, "form": form, "action": action, "back": back}
        name = web.portal().directory().name
        return web.render("desk/declarations/stop.html", status=status, alarm=alarm, name=name, **values)

    if request.method == "GET":
        if one.is_confirmed:
            raise NotFound("declaration_stops")
        return page(200)
    if not form.validate():
        return page(400)
    try:
        with acting(web.portal().store, viewer) as work:
            service.confirm(work, viewer=viewer, stop=stop, used=form.used.data or "", at=web.now())
    except service.AnswerIncomplete as missing:
        say_faults(form, missing.faults)
        return page(400)
    except Conflict as conflict:
        return page(409, conflict.reason)
    except StoreUnavailable:
        return page(503, "lost")
    return None


def _title(one: Signable) -> str:
    words = web.words()
    said = one.said_in(words.lang)
    kind = words.text(phrases.KINDS_AT_DESK[service.Kind(one.kind)])
    return words.text(
        N_("%(kind)s: %(title)s (%(version)s)"), kind=kind, title=said.title, version=one.version
    )


GET, BOTH, POST = ("GET",), ("GET", "POST"), ("POST",)
for rule, endpoint, view, methods, roles in (
    ("/desk/people/<assignment>/declarations/<asked>/counter", "counter", views_sign.counter, BOTH, ()),
    ("/desk/people/<assignment>/declarations/<asked>/paper", "paper", views_sign.paper, BOTH, ()),
    ("/desk/people/<assignment>/declarations/<asked>/drop", "drop", views_sign.drop, POST, ()),
    ("/desk/people/<assignment>/declarations/story/<id>", "story", views_story.story, GET, ()),
    ("/desk/declarations/texts", "texts", views_texts.listing, GET, (OFFICER,)),
    ("/desk/declarations/texts/<version>", "text", views_texts.text, BOTH, (OFFICER,)),
    ("/desk/declarations/texts/<version>/retire", "retire", views_texts.retire, POST, (OFFICER,)),
):
    bp.add_url_rule(rule, endpoint, web.for_officials(*roles)(view), methods=methods)
