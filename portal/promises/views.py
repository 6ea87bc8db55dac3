"""Pages of promises: what bodies said they would do, signed plans, and "I already sent this"."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.errors import StoreUnavailable
from portal.promises import phrases, service
from portal.promises.forms import BodyForm, PromisedForm, SentForm, say_faults
from portal.promises.rules import person_may_say_done
from portal.words import N_

bp = Blueprint("promises", __name__)

NOTES = {
    "asked": N_("It is written down. We asked the organisation if this is right."),
    "sent": N_("You do not have to send it again. The organisation must look for it."),
    "done": N_("It is written down: you did this."),
}


@bp.get("/promises")
def overview() -> Response:
    """Show what was promised, by both sides, and what was sent before."""
    with looking(web.portal().store, web.viewer(), at=web.now()) as look:
        lists = service.list_for(look, today=web.today())
    return web.render(
        "promises/overview.html",
        lists=lists,
        of_body=[one for one in lists.promises if one.whose == "body"],
        of_person=[one for one in lists.promises if one.whose == "person"],
        phrases=phrases,
        name=web.portal().directory().name,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.get("/promises/<id>")
def show(id: str) -> Response:
    """Show one promise, and what became of it."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("promises", id)) as look:
        line, events = service.show(look, promise=id, today=web.today())
    words = web.words()
    return web.render(
        "promises/promise.html",
        line=line,
        events=[
            (words.moment(one.at), words.text(phrases.EVENTS[one.what, one.side]), None, None, None, "")
            for one in events
        ],
        phrases=phrases,
        name=web.portal().directory().name,
        may_say_done=person_may_say_done(line.status, line.whose),
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.post("/promises/<id>/done")
def done(id: str) -> AnyResponse:
    """Say that one's own part is done; pressed twice it stays done."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.say_done(work, viewer=viewer, promise=id, at=web.now(), today=web.today())
    return web.go("promises.show", id=id, done="done")


@bp.get("/promises/plans/<id>")
def plan(id: str) -> Response:
    """Show one signed plan with the duties of both sides."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("plans", id)) as look:
        found = service.show_plan(look, plan=id, today=web.today())
    return web.render("promises/plan.html", plan=found, phrases=phrases, name=web.portal().directory().name)


@bp.route("/promises/new", methods=["GET", "POST"])
def ask() -> AnyResponse:
    """Write down what was promised, and ask the body if that is right."""
    form = PromisedForm(request.form if request.method == "POST" else None)
    if request.method == "GET" or not _is_right(form):
        return _page("promises/ask.html", form)
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            id = service.ask(
                work,
                viewer=viewer,
                draft=form.draft(),
                once=form.token.data or "",
                at=web.now(),
                today=web.today(),
            )
    except service.PromiseIncomplete as found:
        say_faults(form, found)
        return _page("promises/ask.html", form)
    except StoreUnavailable:
        return _page("promises/ask.html", form, status=503)
    return web.go("promises.show", id=id, done="asked")


@bp.route("/promises/sent", methods=["GET", "POST"])
def sent() -> AnyResponse:
    """Say that a body has something already: a task for that body."""
    form = SentForm(request.form if request.method == "POST" else None)
    if request.method == "GET" or not _is_right(form):
        return _page("promises/sent.html", form)
    viewer = web.viewer()
    try:
        with acting(web.portal().store, viewer) as work:
            service.say_sent(
                work,
                viewer=viewer,
                agency=form.agency.data or "",
                what=form.what.data or "",
                when=form.when.data or "",
                once=form.token.data or "",
                at=web.now(),
            )
    except service.PromiseIncomplete as found:
        say_faults(form, found)
        return _page("promises/sent.html", form)
    except StoreUnavailable:
        return _page("promises/sent.html", form, status=503)
    return web.go("promises.overview", done="sent")


def _is_right(form: BodyForm) -> bool:
    _offer(form)
    return form.validate()


def _offer(form: BodyForm) -> None:
    form.offer(web.words(), [(one.id, one.name) for one in web.portal().directory().agencies.values()])


def _page(template: str, form: BodyForm, *, status: int = 0) -> Response:
    _offer(form)
    status = status or (400 if form.errors else 200)
    return web.render(template, status=status, form=form, alarm=status == 503)
