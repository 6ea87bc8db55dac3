"""Holds that stand: one official proposes to renew, to end or to close it, and another decides."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import reviewing
from portal.access.review_rules import ReviewIncomplete
from portal.desk.recording.asking import note_looks, who
from portal.desk.recording.forms_reviews import WAYS_OUT, ReviewForm
from portal.desk.recording.hidden_things import kind_of
from portal.errors import Conflict, Refused
from portal.store import new_id

bp = Blueprint("desk_holds", __name__)

ROLE = "safety_officer"


@bp.get("/desk/holds")
@web.for_officials(ROLE)
def listing() -> Response:
    """Show every hold that stands, those to look at first; never what it hides or from whom."""
    with web.portal().store.reading() as work:
        found = reviewing.standing(work, official=web.official())
    rows = [(one, who(one.agency, one.role), one.is_due(web.today())) for one in found]
    return web.render("desk/recording/holds.html", rows=rows)


@bp.get("/desk/holds/<hold>")
@web.for_officials(ROLE)
def show(hold: str) -> Response:
    """Show one hold with its reason, and what is proposed for it or the form to propose something."""
    return _page(hold, ReviewForm(data={"once": new_id()}))


@bp.post("/desk/holds/<hold>")
@web.for_officials(ROLE)
def propose(hold: str) -> AnyResponse:
    """Propose what must happen."""
    form = ReviewForm(request.form)
    if not form.validate():
        return _page(hold, form, status=400)
    try:
        with web.portal().store.writing() as work:
            reviewing.propose(
                work,
                official=web.official(),
                hold=hold,
                draft=form.draft,
                once=form.once.data or "",
                today=web.today(),
                at=web.now(),
            )
    except ReviewIncomplete as missing:
        for problem in missing.problems:
            form[problem.field].errors = [problem.text]
        return _page(hold, form, status=400)
    except Conflict as late:
        return _page(hold, form, status=late.status, alarm=late.reason)
    return web.go("desk_holds.listing")


@bp.post("/desk/holds/<hold>/decide")
@web.for_officials(ROLE)
def decide(hold: str) -> AnyResponse:
    """Agree with what a colleague proposed, or do not."""
    is_agreed = request.form.get("do") == "agree"
    try:
        with web.portal().store.writing() as work:
            reviewing.decide(work, official=web.official(), hold=hold, is_agreed=is_agreed, at=web.now())
    except Refused as refused:
        return _page(hold, ReviewForm(data={"once": new_id()}), status=refused.status, alarm=refused.reason)
    return web.go("desk_holds.listing")


def _page(hold: str, form: ReviewForm, *, status: int = 200, alarm: object = "") -> Response:
    """Show one hold; that somebody read why is written down, and is as hidden as the entry itself."""
    with web.portal().store.writing() as work:
        found = reviewing.one_standing(work, official=web.official(), hold=hold)
        note_looks(work, [(found.person, found.item_table, found.item_id)])
    return web.render(
        "desk/recording/hold.html",
        status=status,
        hold=found,
        who=who(found.agency, found.role),
        what=kind_of(found.item_table),
        form=form,
        ways=WAYS_OUT,
        alarm=alarm,
    )
