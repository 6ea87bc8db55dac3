"""Pages of who decides about requests of parents: what waits, one request, and the decision."""

from __future__ import annotations

import wtforms
from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.errors import Refused
from portal.mandates import deciding
from portal.terms.ages import age_on
from portal.web import Form, NoBrokenText, NotTooLong
from portal.words import N_

bp = Blueprint("desk_parents", __name__)

CUSTODY = {"yes": N_("has custody"), "no": N_("has no custody"), "unknown": N_("unknown: this is no yes")}


class DecisionForm(Form):
    """Yes or no, and why."""

    service = "about-parents"

    answer = wtforms.RadioField(
        N_("What do you decide?"),
        choices=[
            SelectChoice("yes", N_("The page opens to this parent")),
            SelectChoice("no", N_("The page stays closed")),
        ],
    )
    why = wtforms.TextAreaField(N_("Why? The parent reads this."), [NoBrokenText(), NotTooLong(4000)])


@bp.get("/desk/parents")
@web.for_officials("privacy_officer")
def listing() -> Response:
    """Show which requests wait, the oldest first; without a name."""
    with web.portal().store.reading() as work:
        found = deciding.open_requests(work)
    return web.render("desk/parents/listing.html", requests=found)


@bp.route("/desk/parents/<id>", methods=["GET", "POST"])
@web.for_officials("privacy_officer")
def decide(id: str) -> AnyResponse:
    """Show one request, and keep what was decided."""
    form = DecisionForm(request.form if request.method == "POST" else None)
    with web.portal().store.reading() as work:
        found = deciding.one_request(work, id)
    if request.method == "POST" and form.validate():
        try:
            with web.portal().store.writing() as writing:
                deciding.decide(
                    writing,
                    request=id,
                    account=web.official().account,
                    says_yes=form.answer.data == "yes",
                    why=form.why.data or "",
                    at=web.now(),
                )
            return web.go("desk_parents.listing")
        except Refused as refused:
            form.why.errors = [*form.why.errors, str(refused.reason)]
    return web.render(
        "desk/parents/decide.html",
        status=400 if form.errors else 200,
        found=found,
        form=form,
        age=age_on(found.born, web.today()) if found.born and found.born <= web.today() else None,
        custody=CUSTODY,
    )
