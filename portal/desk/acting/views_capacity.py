"""Pages of officials about whether a young person can weigh this: writing it down, checking, ending."""

from __future__ import annotations

import wtforms
from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting
from portal.access.assigned import Desk
from portal.cases.fields import needed
from portal.desk.complaints.forms import choice, long_text
from portal.desk.people.opening import desk_of
from portal.errors import Refused
from portal.mandates import capacity, rules
from portal.store import given_id, new_id
from portal.terms.ages import age_on
from portal.web import Form
from portal.web.days import DayField, day_needed
from portal.words import N_

SECOND = "privacy_officer"

bp = Blueprint("desk_capacity", __name__)


class CapacityForm(Form):
    """Why a young person cannot weigh this, and until when."""

    service = "arranging"

    why = long_text(
        N_("Why can this young person not weigh this? The young person reads it."),
        needed(capacity.NO_REASON),
    )
    until = DayField(N_("Until which day, before we look again?"), [day_needed(rules.TOO_SOON)])
    once = wtforms.HiddenField()


class WeighForm(Form):
    """What the second official decides."""

    service = "arranging"

    answer = choice(
        N_("Is it right that this young person cannot weigh this?"),
        (("yes", N_("Yes, this is right")), ("no", N_("No, this is not right"))),
    )


@bp.route("/desk/people/<assignment>/helpers/capacity", methods=["GET", "POST"])
@web.for_officials()
def judge(assignment: str) -> AnyResponse:
    """Write down that somebody cannot weigh this; a second official makes sure of it."""
    desk = desk_of(assignment)
    form = CapacityForm(request.form if request.method == "POST" else None, data={"once": new_id()})
    if request.method == "GET" or not form.validate():
        return _page(desk, form, 400 if form.errors else 200)
    viewer = desk.viewer
    try:
        with acting(web.portal().store, viewer) as work:
            capacity.judge(
                work,
                person=viewer.person,
                account=viewer.account,
                agency=viewer.agency,
                reason=form.why.data or "",
                until=form.until.data or web.today(),
                once=given_id(form.once.data),
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        reason = str(refused.reason)
        is_day = reason in {rules.TOO_SOON, rules.TOO_LONG, capacity.PAST_ADULT}
        field = form.until if is_day else form.why
        field.errors = [*field.errors, reason]
        return _page(desk, form, 400)
    return web.go("desk_acting.overview", assignment=assignment, done="judged")


@bp.post("/desk/people/<assignment>/helpers/capacity/<id>/end")
@web.for_officials()
def end(assignment: str, id: str) -> AnyResponse:
    """End it: somebody can weigh this again. Ending needs no second official."""
    viewer = desk_of(assignment).viewer
    with acting(web.portal().store, viewer) as work:
        capacity.end(work, person=viewer.person, account=viewer.account, judgement=id, at=web.now())
    return web.go("desk_acting.overview", assignment=assignment, done="able")


@bp.route("/desk/capacity/<id>", methods=["GET", "POST"])
@web.for_officials(SECOND)
def check(id: str) -> AnyResponse:
    """Show what a colleague wrote down, and keep whether it is right."""
    form = WeighForm(request.form if request.method == "POST" else None)
    account = web.official().account
    with web.portal().store.reading() as work:
        found = capacity.one_waiting(work, id)
    if request.method == "POST" and form.validate() and form.answer.data:
        try:
            with web.portal().store.writing() as work:
                decide = capacity.agree if form.answer.data == "yes" else capacity.turn_down
                decide(work, account=account, judgement=id, at=web.now())
            return web.go("desk_acting.listed", done=form.answer.data)
        except Refused as refused:
            form.answer.errors = [*form.answer.errors, str(refused.reason)]
    elif request.method == "POST" and not form.errors:
        form.answer.errors = [N_("Choose one of the answers.")]
    return web.render(
        "desk/acting/capacity_check.html",
        status=400 if form.errors else 200,
        found=found,
        form=form,
        age=age_on(found.born, web.today()) if found.born else None,
        name=web.portal().directory().name,
    )


def _page(desk: Desk, form: CapacityForm, status: int) -> Response:
    return web.render("desk/acting/capacity.html", status=status, person=desk.person, form=form)
