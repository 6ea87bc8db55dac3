"""Pages of the rules for staff: the list, one instruction to confirm, and the shares of a team."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.desk.instructions.forms import ConfirmForm, confirm_form
from portal.desk.privacy.doing import doing
from portal.instructions import service
from portal.instructions.rules import YEAR, Instruction, in_force
from portal.instructions.texts import INSTRUCTIONS

bp = Blueprint("desk_rules", __name__)


@bp.get("/desk/rules")
@web.for_officials()
def listing() -> Response:
    """List the instructions, and say which are still to be confirmed."""
    official, today = web.official(), web.today()
    with web.portal().store.reading() as work:
        found = service.standing(work, account=official.account)
    missing = {one.code for one in found.missing(today)}
    return web.render(
        "desk/rules/listing.html",
        rows=[
            (one, one.code in missing, found.confirmed.get(one.code)) for one in in_force(INSTRUCTIONS, today)
        ],
        is_trained=found.is_trained(today),
        last_training=found.last_training,
        is_closed=request.args.get("closed") == "yes" and (bool(missing) or not found.is_trained(today)),
        done=request.args.get("done", ""),
        may_see_figures=official.role in FIGURE_ROLES,
    )


@bp.get("/desk/rules/<code>")
@web.for_officials()
def instruction(code: str) -> Response:
    """Show one instruction, with its questions."""
    found = service.find(code, on=web.today())
    return _page(found, confirm_form(found))


@bp.post("/desk/rules/<code>")
@web.for_officials()
def confirm(code: str) -> AnyResponse:
    """Write down that an official read it, or show the rule again after a wrong answer."""
    found, official = service.find(code, on=web.today()), web.official()
    form = confirm_form(found, request.form.to_dict())
    sent = request.form.get("version", "")
    try:
        with web.portal().store.writing() as work:
            service.confirm(
                work,
                code=code,
                version=int(sent) if sent.isdecimal() and len(sent) < 4 else 0,
                answers=form.answers,
                by=official,
                today=web.today(),
                at=web.now(),
            )
    except service.WrongAnswers as wrong:
        for check in wrong.checks:
            form[check.name].errors = [check.rule]
        return _page(found, form, status=400)
    return web.go("desk_rules.listing", done=code)


FIGURE_ROLES = ("team_leader", "manager", "privacy_officer")


@bp.get("/desk/rules/figures")
@web.for_officials(*FIGURE_ROLES)
def figures() -> Response:
    """Show which share of the own organisation confirmed the rules and was trained; no names."""
    with web.portal().store.reading() as work:
        found = service.figures(work, agency=web.official().agency, today=web.today())
        (does,) = doing(work, since=web.now() - YEAR, agency=web.official().agency)
    return web.render("desk/rules/figures.html", figures=found, does=does)


def _page(found: Instruction, form: ConfirmForm, *, status: int = 200) -> Response:
    return web.render("desk/rules/instruction.html", status=status, instruction=found, form=form)
