"""Pages of the person who lets others act: give, look, allow less, stop, "this was not me"."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import Refused
from portal.mandates import (
    changing,
    giving,
    in_ink,
    listing,
    phrases,
    refusing,
    rules,
    views_children,
    views_paper,
)
from portal.mandates.cases_of import cases_of
from portal.mandates.forms import GiveForm, NarrowForm, act_choices
from portal.mandates.giving import Given
from portal.mandates.listing import Shown
from portal.mandates.noting import refuse
from portal.mandates.papers import has_letter
from portal.store import Work, given_id, new_id

bp = Blueprint("mandates", __name__)
bp.add_url_rule("/me/helpers/<id>/page", "signed_page", views_paper.signed_page)
bp.add_url_rule("/me/helpers/<id>/letter", "letter", views_paper.letter)
bp.add_url_rule("/me/helpers/<id>/letter/file", "letter_file", views_paper.letter_file)
bp.add_url_rule("/me/children", "children", views_children.children)
bp.add_url_rule("/me/children", "ask", views_children.ask, methods=["POST"])
bp.add_url_rule("/me/young", "young", views_children.young)


@bp.get("/me/helpers")
def overview() -> Response:
    """Show who may act for the person, and who could before."""
    with web.portal().store.reading() as work:
        found = listing.own(_prepared(work), person=web.viewer().person, today=web.today())
    return web.render(
        "mandates/overview.html",
        now=[one for one in found if one.state != "over"],
        before=[one for one in found if one.state == "over"],
        phrases=phrases,
        name=web.portal().directory().name,
    )


@bp.route("/me/helpers/new", methods=["GET", "POST"])
def give() -> AnyResponse:
    """Ask whom, for what and until when; show the exact text; keep it only after a yes."""
    viewer = web.viewer()
    form = GiveForm(request.form if request.method == "POST" else None, data={"once": new_id()})
    name = web.portal().directory().name
    with web.portal().store.reading() as work:
        agencies = [(agency, name(agency)) for agency in listing.organisations(work)]
        cases = cases_of(work, viewer.person)
    form.offer(agencies=agencies, cases=cases, say=web.words().text)
    if request.method == "GET" or not form.validate():
        return _give_page(form, 200 if request.method == "GET" else 400)
    if request.form.get("do") == "change":
        return _give_page(form, 200)
    given = form.given(dict(cases), web.words(), today=web.today())
    try:
        return _checked(form, given)
    except Refused as refused:
        refuse(web.portal().store, account=viewer.account, why="not_so", at=web.now())
        form.place(str(refused.reason))
        return _give_page(form, 400)


def _give_page(form: GiveForm, status: int) -> Response:
    return web.render("mandates/give.html", status=status, form=form)


def _checked(form: GiveForm, given: Given) -> AnyResponse:
    """Show the text first; with the yes of the page that shows it, keep it.

    :raises Refused: when it may not be given like this.
    """
    viewer = web.viewer()
    with web.portal().store.writing() as work:
        _prepared(work)
        giving.check(work, person=viewer.person, given=given, today=web.today())
        if request.form.get("do") != "give":
            return web.render("mandates/check.html", form=form, given=given)
        mandate = giving.give(
            work,
            person=viewer.person,
            account=viewer.account,
            given=given,
            once=given_id(form.once.data),
            at=web.now(),
            today=web.today(),
        )
    return web.go("mandates.show", id=mandate)


@bp.get("/me/helpers/<id>")
def show(id: str) -> Response:
    """Show one mandate: the exact text, how it stands, and what can be done."""
    return _page(_found(id))


@bp.post("/me/helpers/<id>/yes")
def confirm(id: str) -> AnyResponse:
    """Say that the right person used the code."""
    viewer = web.viewer()
    _found(id)
    with web.portal().store.writing() as work:
        changing.confirm(work, person=viewer.person, account=viewer.account, mandate=id, at=web.now())
    return web.go("mandates.show", id=id)


@bp.post("/me/helpers/<id>/less")
def narrow(id: str) -> AnyResponse:
    """Allow less, or for a shorter time."""
    viewer, found = web.viewer(), _found(id)
    form = _narrow_form(found, is_sent=True)
    if not form.validate():
        return _page(found, form, 400)
    acts, until = frozenset(form.acts.data or ()), form.until.data or found.until
    text = phrases.exact_text(web.words(), helper=found.helper or found.holder, acts=acts, until=until)
    try:
        with web.portal().store.writing() as work:
            changing.narrow(
                work,
                person=viewer.person,
                account=viewer.account,
                mandate=id,
                acts=acts,
                until=until,
                text=text,
                language=web.words().lang,
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        if found.how == rules.How.LAW:
            raise
        form.acts.errors = [*form.acts.errors, str(refused.reason)]
        return _page(found, form, 400)
    return web.go("mandates.show", id=id)


@bp.post("/me/helpers/<id>/stop")
def stop(id: str) -> AnyResponse:
    """Stop it at once."""
    viewer = web.viewer()
    _found(id)
    with web.portal().store.writing() as work:
        changing.stop(work, person=viewer.person, account=viewer.account, mandate=id, at=web.now())
    return web.go("mandates.show", id=id)


@bp.post("/me/helpers/<id>/not-me")
def not_me(id: str) -> AnyResponse:
    """Say that the person did not give this: it stops, and the privacy officer looks at it."""
    viewer, at, today = web.viewer(), web.now(), web.today()
    _found(id)
    with web.portal().store.writing() as work:
        changing.not_me(work, person=viewer.person, account=viewer.account, mandate=id, at=at, today=today)
    return web.go("mandates.show", id=id)


def again(id: str) -> AnyResponse:
    """Lead from the address of a form back to its page: a reader may change the language after a refusal."""
    _found(id)
    return web.go("mandates.show", id=id)


for step in ("yes", "less", "stop", "not-me"):
    bp.add_url_rule(f"/me/helpers/<id>/{step}", f"again_{step}", again)


def _page(found: Shown, form: NarrowForm | None = None, status: int = 200) -> Response:
    person = web.viewer().person
    with web.portal().store.reading() as work:
        refusals = refusing.refusals_of(_prepared(work), person=person, mandates=[found.id])
        has_scan = in_ink.has_scan(work, person=person, mandate=found.id)
    return web.render(
        "mandates/mandate.html",
        status=status,
        found=found,
        form=form or _narrow_form(found, is_sent=False),
        phrases=phrases,
        refusals=refusals,
        has_scan=has_scan,
        has_letter=has_letter(found),
        name=web.portal().directory().name,
        language=web.portal().words[found.language].name if found.language in web.portal().words else "",
    )


def _narrow_form(found: Shown, *, is_sent: bool) -> NarrowForm:
    form = NarrowForm(
        request.form if is_sent else None, data={"acts": list(found.acts), "until": found.until}
    )
    form.acts.choices = act_choices(found.acts)
    return form


def _found(id: str) -> Shown:
    with web.portal().store.reading() as work:
        return listing.shown(_prepared(work), person=web.viewer().person, mandate=id, today=web.today())


def _prepared(work: Work) -> Work:
    """Give the work the key of the person, which the session already brought along."""
    viewer = web.viewer()
    if viewer.wrapped_key is not None:
        work.know(viewer.person, viewer.wrapped_key)
    return work
