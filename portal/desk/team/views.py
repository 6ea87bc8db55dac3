"""Pages about who may open whose file: standing in, the check of three facts, and people one knows."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import checking, standing_in, ties
from portal.access.standing_in import BECAUSE, TeamWork
from portal.access.team import team
from portal.consultations.phrases import ASSIGNED_FOR_AT_DESK
from portal.consultations.service import role_said
from portal.desk.team import views_looks
from portal.desk.team.forms import NumberForm, StandInForm
from portal.errors import Refused
from portal.words import N_

LEADER = "team_leader"

NOTES = {
    "given": N_("It is arranged. The person is told."),
    "ended": N_("It has ended. The file is closed to this colleague."),
    "known": N_("It is written down. That file stays closed to you."),
}

CHOOSE = N_("Choose a colleague")

bp = Blueprint("desk_team", __name__)
bp.add_url_rule("/desk/looks", view_func=views_looks.looks, methods=["GET", "POST"])


@bp.get("/desk/stand-ins")
@web.for_officials(LEADER)
def listing() -> Response:
    """Show who of the team works for whom, and who stands in."""
    with web.portal().store.reading() as work:
        lines = standing_in.team_work(work, official=web.official(), today=web.today())
    return web.render(
        "desk/team/listing.html",
        lines=lines,
        role_said=role_said,
        reasons=ASSIGNED_FOR_AT_DESK,
        because=BECAUSE,
        note=NOTES.get(request.args.get("done", "")),
    )


@bp.get("/desk/stand-ins/<assignment>")
@web.for_officials(LEADER)
def ask(assignment: str) -> Response:
    """Ask who stands in, how long and why."""
    found, colleagues = _found(assignment)
    form = StandInForm()
    form.offer(colleagues, web.words().text(CHOOSE), web.today())
    return _ask_page(found, form)


@bp.post("/desk/stand-ins/<assignment>")
@web.for_officials(LEADER)
def give(assignment: str) -> AnyResponse:
    """Let a colleague stand in, and tell the person."""
    found, colleagues = _found(assignment)
    form = StandInForm(request.form)
    form.offer(colleagues, web.words().text(CHOOSE), web.today())
    if not form.validate():
        return _ask_page(found, form, status=400)
    try:
        with web.portal().store.writing() as work:
            standing_in.give(
                work,
                official=web.official(),
                assignment=assignment,
                to=form.to.data,
                because=standing_in.Because(form.because.data),
                from_day=date.fromisoformat(form.from_day.data),
                until_day=date.fromisoformat(form.until_day.data),
                today=web.today(),
                at=web.now(),
            )
    except Refused as refused:
        form.to.errors = [refused.reason]  # type: ignore[list-item]  # A message; the page says it.
        return _ask_page(found, form, status=refused.status)
    return web.go("desk_team.listing", done="given")


@bp.post("/desk/stand-ins/<assignment>/end")
@web.for_officials(LEADER)
def end(assignment: str) -> AnyResponse:
    """End standing in at once."""
    with web.portal().store.writing() as work:
        standing_in.end(work, official=web.official(), assignment=assignment, today=web.today(), at=web.now())
    return web.go("desk_team.listing", done="ended")


@bp.get("/desk/check")
@web.for_officials(checking.ROLE)
def check() -> Response:
    """Ask about whom three facts are needed."""
    return _check_page(NumberForm())


@bp.post("/desk/check")
@web.for_officials(checking.ROLE)
def checked() -> Response:
    """Show three facts and nothing else; the person is told."""
    form = NumberForm(request.form)
    if not form.validate():
        return _check_page(form, status=400)
    with web.portal().store.writing() as work:
        found = checking.check(
            work, official=web.official(), number=form.digits, today=web.today(), at=web.now()
        )
    return web.render("desk/team/checked.html", found=found, leader=_leader(found))


@bp.get("/desk/known")
@web.for_officials()
def known() -> Response:
    """Ask whom an official knows privately."""
    return _known_page(NumberForm())


@bp.post("/desk/known")
@web.for_officials()
def declare() -> AnyResponse:
    """Close a file to an official; whether there is one is not told."""
    form = NumberForm(request.form)
    if not form.validate():
        return _known_page(form, status=400)
    with web.portal().store.writing() as work:
        ties.declare(work, official=web.official(), number=form.digits, at=web.now())
    return web.go("desk_team.known", done="known")


def _found(assignment: str) -> tuple[TeamWork, list[tuple[str, str]]]:
    words, official = web.words(), web.official()
    with web.portal().store.reading() as work:
        found = standing_in.one(work, official=official, assignment=assignment, today=web.today())
        members = team(work, official=official)
    names = [
        (
            one.account,
            words.text(N_("%(role)s, number %(number)s"), role=words.say(role_said(one.role)), number=place),
        )
        for place, one in enumerate(members, start=1)
        if one.account != found.account and one.works_on(web.today())
    ]
    return found, names


def _ask_page(found: TeamWork, form: StandInForm, *, status: int = 200) -> Response:
    return web.render("desk/team/ask.html", status=status, found=found, form=form, role_said=role_said)


def _check_page(form: NumberForm, *, status: int = 200) -> Response:
    return web.render("desk/team/check.html", status=status, form=form)


def _known_page(form: NumberForm, *, status: int = 200) -> Response:
    with web.portal().store.reading() as work:
        days = ties.declared(work, official=web.official())
    note = NOTES.get(request.args.get("done", ""))
    return web.render("desk/team/known.html", status=status, form=form, days=days, note=note)


def _leader(found: checking.ThreeFacts) -> str:
    if found.leader is None:
        return ""
    role, agency = found.leader
    words = web.words()
    name = web.portal().directory().name(agency)
    return words.text(N_("%(agency)s, %(role)s"), agency=name, role=words.say(role_said(role)))
