"""Pages of officials about who acts for a person: the list, by law, on paper, and not accepting somebody."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.access.assigned import Desk
from portal.desk.acting import ink
from portal.desk.acting.forms import NOWHERE, CheckForm, LawForm, RefuseForm
from portal.desk.people.opening import desk_of
from portal.errors import Conflict, NotFound, Refused
from portal.mandates import by_law, capacity, changing, listing, phrases, refusing, rules
from portal.mandates.giving import Given
from portal.mandates.listing import Shown
from portal.mandates.rules import End, How
from portal.store import given_id, new_id
from portal.viewer import Act
from portal.words import N_

bp = Blueprint("desk_acting", __name__)

SECOND = "privacy_officer"
TABLE = "mandates"


@bp.get("/desk/people/<assignment>/helpers")
@web.for_officials()
def overview(assignment: str) -> Response:
    """Show who acts for a person now, and what can be arranged."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, "")) as look:
        found = listing.own(look, person=desk.viewer.person, today=web.today())
        judged = capacity.judged_of(look, person=desk.viewer.person, today=web.today())
    return web.render(
        "desk/acting/overview.html",
        person=desk.person,
        found=[one for one in found if one.state != "over"],
        judged=judged,
        phrases=phrases,
        name=web.portal().directory().name,
        done=request.args.get("done", ""),
    )


@bp.route("/desk/people/<assignment>/helpers/law", methods=["GET", "POST"])
@web.for_officials()
def law(assignment: str) -> AnyResponse:
    """Write down who acts by law; a second official makes sure of it."""
    desk = desk_of(assignment)
    form = LawForm(request.form if request.method == "POST" else None, data={"once": new_id()})
    name = web.portal().directory().name
    with web.portal().store.reading() as work:
        private = ("", web.words().text(NOWHERE))
        form.agency.choices = [private, *((one, name(one)) for one in listing.organisations(work))]
    if request.method == "GET" or not form.validate():
        return _law_page(desk, form, 200 if request.method == "GET" else 400)
    try:
        given = _by_law(form)
        with acting(web.portal().store, desk.viewer) as work:
            by_law.register(
                work,
                person=desk.viewer.person,
                account=desk.viewer.account,
                given=given,
                once=given_id(form.once.data),
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        _at_question(form, str(refused.reason))
        return _law_page(desk, form, 400)
    return web.go("desk_acting.overview", assignment=assignment, done="registered")


def _law_page(desk: Desk, form: LawForm, status: int) -> Response:
    return web.render("desk/acting/law.html", status=status, person=desk.person, form=form)


def _by_law(form: LawForm) -> Given:
    """Return what was filled in, of a form that was found whole."""
    relation, acts = rules.Relation(form.relation.data), frozenset(form.acts.data or ())
    until, helper = form.until.data or web.today(), (form.helper.data or "").strip()
    words = web.portal().words["nl"]
    return Given(
        helper=helper,
        acts=acts,
        until=until,
        text=phrases.text_by_law(words, helper=helper, relation=relation, acts=acts, until=until),
        language=words.lang,
        agency=form.agency.data or "",
        how=How.LAW,
        relation=relation.value,
        proof=form.proof.data,
        decided_on=form.decided_on.data,
        number=form.number.data or "",
    )


def _at_question(form: LawForm, reason: str) -> None:
    """Put a refusal at the question it is about."""
    about = {
        rules.NO_DECISION_DAY: form.decided_on,
        rules.TOO_SOON: form.until,
        rules.TOO_LONG: form.until,
        rules.CHILD_TURNS: form.until,
    }
    field = about.get(reason, form.acts)
    field.errors = [*field.errors, reason]


@bp.route("/desk/people/<assignment>/helpers/paper", methods=["GET", "POST"])
@web.for_officials()
def paper(assignment: str) -> AnyResponse:
    """Let the person sign on paper, at the desk of an official."""
    desk = desk_of(assignment)
    action = web.url("desk_acting.paper", assignment=assignment)
    return ink.arrange(ink.Place(desk.viewer, action, web.url("desk_acting.overview", assignment=assignment)))


@bp.route("/helpers/paper", methods=["GET", "POST"])
@web.for_others(Act.SEE, Act.COMPLAINTS, Act.REQUESTS)
def in_visit() -> AnyResponse:
    """Let the person sign on paper, during a visit; for nobody else there is such a page."""
    viewer = web.viewer()
    if viewer.capacity != "visit":
        raise NotFound(TABLE)
    page = "consultations.timeline" if viewer.may(Act.SEE) else "cases.overview"
    return ink.arrange(ink.Place(viewer, web.url("desk_acting.in_visit"), web.url(page)))


@bp.route("/desk/people/<assignment>/helpers/<mandate>/refuse", methods=["GET", "POST"])
@web.for_officials()
def refuse(assignment: str, mandate: str) -> AnyResponse:
    """Say that the own organisation does not accept who acts, and why."""
    desk = desk_of(assignment)
    found = _found(desk, mandate)
    if found.state != "holds" or found.how == How.LAW:
        raise NotFound(TABLE)
    form = RefuseForm(request.form if request.method == "POST" else None, data={"once": new_id()})
    if request.method == "POST" and form.validate():
        try:
            with acting(web.portal().store, desk.viewer) as work:
                refusing.refuse_helper(
                    work,
                    person=desk.viewer.person,
                    mandate=mandate,
                    account=desk.viewer.account,
                    agency=desk.viewer.agency,
                    why=form.why.data or "",
                    once=given_id(form.once.data),
                    at=web.now(),
                    today=web.today(),
                )
            return web.go("desk_acting.overview", assignment=assignment, done="refused")
        except Refused as refused:
            form.why.errors = [*form.why.errors, str(refused.reason)]
    status = 400 if form.errors else 200
    return web.render("desk/acting/refuse.html", status=status, person=desk.person, found=found, form=form)


@bp.post("/desk/people/<assignment>/helpers/<mandate>/lifted")
@web.for_officials()
def lifted(assignment: str, mandate: str) -> AnyResponse:
    """End a mandate by law that the court or the law ended; ending needs no second official."""
    desk = desk_of(assignment)
    if _found(desk, mandate).how != How.LAW:
        raise NotFound(TABLE)
    viewer = desk.viewer
    with acting(web.portal().store, viewer) as work:
        changing.stop(
            work, person=viewer.person, account=viewer.account, mandate=mandate, why=End.LIFTED, at=web.now()
        )
    return web.go("desk_acting.overview", assignment=assignment, done="lifted")


def _found(desk: Desk, mandate: str) -> Shown:
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, mandate)) as look:
        return listing.shown(look, person=desk.viewer.person, mandate=mandate, today=web.today())


@bp.get("/desk/helpers")
@web.for_officials(SECOND)
def listed() -> Response:
    """Show what waits for a second official, the oldest first; without a name."""
    with web.portal().store.reading() as work:
        found, judged = by_law.waiting(work), capacity.waiting(work)
    done = request.args.get("done", "")
    return web.render("desk/acting/listing.html", found=found, judged=judged, done=done)


@bp.route("/desk/helpers/<id>", methods=["GET", "POST"])
@web.for_officials(SECOND)
def check(id: str) -> AnyResponse:
    """Show what a colleague wrote down, and keep whether it is right."""
    form = CheckForm(request.form if request.method == "POST" else None)
    account = web.official().account
    with web.portal().store.reading() as work:
        found = by_law.one_waiting(work, id)
    if request.method == "POST" and form.validate() and form.answer.data:
        try:
            with web.portal().store.writing() as work:
                if form.answer.data == "no":
                    by_law.turn_down(work, account=account, mandate=id, at=web.now())
                    return web.go("desk_acting.listed", done="no")
                code = by_law.agree(work, account=account, mandate=id, at=web.now())
            return web.render(
                "desk/acting/code.html", code=code, is_by_law=True, back=web.url("desk_acting.listed")
            )
        except Conflict:
            raise
        except Refused as refused:
            form.answer.errors = [*form.answer.errors, str(refused.reason)]
    elif request.method == "POST" and not form.errors:
        form.answer.errors = [N_("Choose one of the answers.")]
    return web.render(
        "desk/acting/check.html",
        status=400 if form.errors else 200,
        found=found,
        form=form,
        phrases=phrases,
        name=web.portal().directory().name,
    )
