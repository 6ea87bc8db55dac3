"""A written request because of a crime: a worker writes it down, the privacy officer agrees or does not."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField

from portal import web
from portal.access import acting, crimes, looking
from portal.agencies.articles import CRIME_ARTICLES
from portal.desk.people.opening import desk_of
from portal.desk.recording.fields import line, listing, long_text, offer
from portal.errors import Refused
from portal.store import new_id
from portal.web import Form, a_token
from portal.words import N_

bp = Blueprint("desk_crimes", __name__)

ROLE = "privacy_officer"
AUTHORITIES = frozenset({"police", "government"})

STATES = {
    crimes.ASKED: N_("Waits for the privacy officer"),
    crimes.AGREED: N_("Agreed, for one talk"),
    crimes.REFUSED: N_("Not agreed"),
    crimes.USED: N_("Agreed, and used"),
}


class CrimeForm(Form):
    """What an authority asked in writing."""

    service = "recording"

    once = HiddenField(filters=[a_token])
    authority = listing(N_("Which authority asked?"))
    article = listing(N_("Which article?"))
    number = line(N_("What is the number of the written request?"), 120)
    question = long_text(N_("What was asked, exactly?"))

    def fill(self) -> CrimeForm:
        """Fill the lists."""
        here = web.words()
        bodies = web.portal().directory().agencies.values()
        asking = sorted((one.name, one.id) for one in bodies if one.kind in AUTHORITIES)
        offer(self.authority, here, [(id, name) for name, id in asking])
        offer(self.article, here, [(one, one) for one in CRIME_ARTICLES])
        return self


class DecisionForm(Form):
    """Why the privacy officer agrees, or does not."""

    service = "recording"

    reason = long_text(N_("Why do you decide so? Who asked reads it"))


@bp.get("/desk/people/<assignment>/crime")
@web.for_officials()
def show(assignment: str) -> Response:
    """Ask what an authority asked, and show what was decided before."""
    return _page(assignment, CrimeForm(data={"once": new_id()}).fill())


@bp.post("/desk/people/<assignment>/crime")
@web.for_officials()
def keep(assignment: str) -> AnyResponse:
    """Keep it, and let the privacy officer decide."""
    form, desk = CrimeForm(request.form).fill(), desk_of(assignment)
    values = (form[name].data or "" for name in ("authority", "article", "number", "question"))
    try:
        with acting(web.portal().store, desk.viewer) as work:
            draft = crimes.CrimeDraft(*values)
            crimes.ask(work, viewer=desk.viewer, draft=draft, once=form.once.data or "", at=web.now())
    except crimes.CrimeRequestIncomplete as missing:
        form.validate()
        for name, text in missing.faults.items():
            form[name].errors = [text]
        return _page(assignment, form, status=400)
    return web.go("desk_crimes.show", assignment=assignment, done="kept")


@bp.get("/desk/crimes")
@web.for_officials(ROLE)
def listing_of() -> Response:
    """Show what waits for a decision."""
    return _listing()


@bp.post("/desk/crimes/<asked>")
@web.for_officials(ROLE)
def decide(asked: str) -> AnyResponse:
    """Agree that it may be told for one talk, or not."""
    form = DecisionForm(request.form)
    try:
        with web.portal().store.writing() as work:
            crimes.decide(
                work,
                official=web.official(),
                request=asked,
                agrees=request.form.get("do") == "agree",
                reason=form.reason.data or "",
                at=web.now(),
            )
    except Refused as refused:
        return _listing(status=refused.status, alarm=refused.reason, typed=form.reason.data or "")
    return web.go("desk_crimes.listing_of")


def _page(assignment: str, form: CrimeForm, *, status: int = 200) -> Response:
    desk, official = desk_of(assignment), web.official()
    # What was asked before is about this person as well: reading it is a look in the file.
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("persons", "")) as look:
        found = crimes.of_person(look, person=desk.viewer.person, agency=official.agency)
    return web.render(
        "desk/recording/crime.html",
        status=status,
        form=form,
        person=desk.person,
        found=found,
        states=STATES,
        names=web.portal().directory().name,
        is_kept=request.args.get("done") == "kept",
    )


def _listing(*, status: int = 200, alarm: object = "", typed: str = "") -> Response:
    with web.portal().store.reading() as work:
        found = crimes.waiting(work)
    forms = [DecisionForm(prefix="", data={"reason": typed}) for _one in found]
    return web.render(
        "desk/recording/crimes.html",
        status=status,
        rows=list(zip(found, forms, strict=True)),
        names=web.portal().directory().name,
        alarm=alarm,
    )
