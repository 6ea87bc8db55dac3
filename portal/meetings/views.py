"""Pages of meetings for the person: the list, one meeting, taking part, stopping, and what was said."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form

from portal import web
from portal.access import acting, looking
from portal.errors import NotFound, Refused
from portal.meetings import service
from portal.meetings.forms import JoinForm, ObjectForm, PointForm, ReactionForm, RestartForm
from portal.meetings.phrases import STATE_BADGES, STATES
from portal.meetings.views_interpreter import ask_no_more, interpreter
from portal.meetings.views_limits import limits, remove_limit, save_limit
from portal.meetings.views_register import agreement, register
from portal.meetings.views_show import of_observer, page, part_of, read_first
from portal.store import Writing
from portal.viewer import Viewer
from portal.words import N_

bp = Blueprint("meetings", __name__)
bp.add_url_rule("/meetings/limits", view_func=limits)
bp.add_url_rule("/meetings/limits", "save_limit", save_limit, methods=["POST"])
bp.add_url_rule("/meetings/limits/<id>/remove", "remove_limit", remove_limit, methods=["POST"])
bp.add_url_rule("/agreements", view_func=register)
bp.add_url_rule("/agreements/<id>", view_func=agreement)

bp.add_url_rule("/meetings/<id>/together", "read_first", read_first, methods=["POST"])
bp.add_url_rule("/meetings/<id>/observers/<observer>", "observer", of_observer, methods=["POST"])
bp.add_url_rule("/meetings/<id>/interpreter", "interpreter", interpreter, methods=["GET", "POST"])
bp.add_url_rule("/meetings/<id>/interpreter/<interpreter>", "ask_no_more", ask_no_more, methods=["POST"])

TABLE = "meeting_persons"

DONE = {
    "join": N_("We told them how you want to take part."),
    "points": N_("They will see what you wrote."),
    "object": N_("They must answer you before the meeting."),
    "observer": N_("We wrote that down."),
    "heard": N_("We wrote that down."),
    "nothing": N_("The team leader knows it now and must see to it."),
    "reaction": N_("What you wrote stands beside the report."),
    "restart": N_("The meeting may go on, within what you chose."),
}

Verb = Callable[[Writing, Viewer, service.Shown], None]


@bp.get("/meetings")
def overview() -> Response:
    """Show the meetings about the person, the newest first."""
    with looking(web.portal().store, web.viewer(), at=web.now()) as look:
        rows = service.list_for(look)
    words, name = web.words(), web.portal().directory().name
    return web.render(
        "meetings/overview.html",
        rows=[
            (
                words.moment(row.planned_at),
                words.text(N_("Meeting by %(organisation)s"), organisation=name(row.agency_id)),
                web.url("meetings.show", id=row.id),
                words.text(STATES[service.State(row.state)]),
                STATE_BADGES.get(service.State(row.state), ""),
            )
            for row in rows
        ],
    )


@bp.get("/meetings/<id>")
def show(id: str) -> Response:
    """Show one meeting in full."""
    return page(_found(id), done=DONE.get(request.args.get("done", ""), ""))


@bp.post("/meetings/<id>/join")
def join(id: str) -> AnyResponse:
    """Keep how the person wants to take part."""
    form, at = JoinForm(request.form), web.now()
    return _do(
        id,
        form,
        lambda work, viewer, found: service.join(
            work, viewer=viewer, found=found, how=form.how.data or "", at=at
        ),
        field="how",
        done="join",
    )


@bp.post("/meetings/<id>/points")
def add_point(id: str) -> AnyResponse:
    """Keep what the person wants to say or have discussed."""
    form, at = PointForm(request.form), web.now()
    return _do(
        id,
        form,
        lambda work, viewer, found: service.add_point(
            work, viewer=viewer, found=found, text=form.point.data or "", token=form.token.data or "", at=at
        ),
        field="point",
        done="points",
    )


@bp.route("/meetings/<id>/bodies/<partner>", methods=["GET", "POST"])
def refuse(id: str, partner: str) -> AnyResponse:
    """Ask why a body should stay away, and keep it.

    :raises NotFound: when the body is none of this meeting, or nothing can be said of it any more.
    """
    found, form, at = _found(id), ObjectForm(request.form), web.now()
    part = next((one for one in part_of(found).partners if one.id == partner), None)
    if part is None or not (part.may_be_refused or request.method == "POST"):
        raise NotFound("meeting_partners")
    if request.method == "GET":
        return web.render("meetings/refuse.html", found=found, part=part, form=ObjectForm())
    return _do(
        id,
        form,
        lambda work, viewer, found: service.object_to(
            work, viewer=viewer, found=found, partner=partner, text=form.objection.data or "", at=at
        ),
        field="objection",
        done="object",
        again=lambda: web.render("meetings/refuse.html", status=400, found=found, part=part, form=form),
    )


@bp.get("/meetings/<id>/stop")
def stop(id: str) -> Response:
    """Say what happens when a meeting is stopped, before anything does."""
    return web.render("meetings/stop.html", found=_stoppable(id))


@bp.post("/meetings/<id>/stop")
def stop_now(id: str) -> AnyResponse:
    """Stop the meeting about the person at once; pressed twice it stays stopped."""
    viewer, found, at = web.viewer(), _stoppable(id), web.now()
    with acting(web.portal().store, viewer) as work:
        service.stop(work, person=viewer.person, found=found, by="person", at=at)
    return web.go("meetings.show", id=id)


@bp.route("/meetings/<id>/restart", methods=["GET", "POST"])
def restart(id: str) -> AnyResponse:
    """Let a stopped meeting go on within what the person ticks.

    :raises NotFound: when it is not stopped.
    """
    found, form, at = _found(id), RestartForm(request.form), web.now()
    if found.state != service.State.STOPPED and request.method == "GET":
        raise NotFound(TABLE)
    parts = {part.id: part for part in part_of(found).partners}
    names = [(one.id, parts[one.id].name) for one in found.at_table]
    kinds = [
        (datum.id, f"{parts[one.id].name}: {kind}")
        for one in found.at_table
        for datum, (kind, _ground) in zip(one.data, parts[one.id].data, strict=True)
    ]
    form.offer(names, kinds)
    if request.method == "GET":
        return web.render("meetings/restart.html", found=found, form=form)
    chosen = {"partners": form.partners.data or (), "data": form.kinds.data or ()}
    return _do(
        id,
        form,
        lambda work, viewer, found: service.restart(work, viewer=viewer, found=found, at=at, **chosen),
        field="partners",
        done="restart",
        again=lambda: web.render("meetings/restart.html", status=400, found=found, form=form),
    )


@bp.post("/meetings/<id>/heard")
def heard(id: str) -> AnyResponse:
    """Keep whether the person heard what was said."""
    at, was_heard = web.now(), request.form.get("heard") == "yes"
    return _do(
        id,
        Form(),
        lambda work, viewer, found: service.say_heard(
            work, viewer=viewer, found=found, heard=was_heard, at=at
        ),
        done="heard" if was_heard else "nothing",
    )


@bp.post("/meetings/<id>/reaction")
def react(id: str) -> AnyResponse:
    """Keep what the person says about the report."""
    form, at = ReactionForm(request.form), web.now()
    return _do(
        id,
        form,
        lambda work, viewer, found: service.react(
            work, viewer=viewer, found=found, text=form.reaction.data or "", at=at
        ),
        field="reaction",
        done="reaction",
    )


def _do(
    id: str,
    form: Form,
    verb: Verb,
    *,
    done: str,
    field: str = "",
    again: Callable[[], Response] | None = None,
) -> AnyResponse:
    """Do something with a meeting; what is refused stays on the page, with why."""
    viewer, found = web.viewer(), _found(id)
    status = 400
    if form.validate():
        try:
            with acting(web.portal().store, viewer) as work:
                verb(work, viewer, found)
            return web.go("meetings.show", id=id, done=done)
        except Refused as refused:
            status = refused.status
            if not field or status != 400:
                raise
            form[field].errors = [*form[field].errors, str(refused.reason)]
    return again() if again else page(found, wrong=form, status=status)


def _found(id: str) -> service.Shown:
    viewer = web.viewer()
    with looking(web.portal().store, viewer, at=web.now(), item=(TABLE, id)) as look:
        return service.show(look, meeting=id, person=viewer.person)


def _stoppable(id: str) -> service.Shown:
    """Return a meeting that can be stopped, or is stopped.

    :raises NotFound: when it is over.
    """
    found = _found(id)
    if found.state not in {service.State.PLANNED, service.State.STOPPED}:
        raise NotFound(TABLE)
    return found
