"""Pages of parents and of children: whose page opens and why, asking, and the child's own plain page."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.errors import Refused
from portal.mandates import capacity, giving, parents
from portal.mandates.ages import ALONE, YOUTH_OWN_SAY
from portal.mandates.forms import AskForm
from portal.store import new_id
from portal.terms.ages import age_on
from portal.viewer import Actor


def children() -> Response:
    """Show the children whose page opens today, and how to ask where a person decides."""
    return _page(AskForm(data={"once": new_id()}), 200)


def _page(form: AskForm, status: int) -> Response:
    viewer, today = web.viewer(), web.today()
    with web.portal().store.reading() as work:
        if viewer.wrapped_key is not None:
            work.know(viewer.person, viewer.wrapped_key)
        found = parents.children(work, parent=viewer.person, today=today)
        before = parents.asked_before(work, parent=viewer.person)
    known = web.portal().addresses
    asked = [SelectChoice(one.custody, one.name) for one in found if one.view == "ask"]
    form.child.choices = [SelectChoice("", ""), *asked]
    return web.render(
        "mandates/children.html",
        status=status,
        children=found,
        before=before,
        form=form,
        done=request.args.get("done", ""),
        start=lambda child: known.to(f"{web.words().lang}/for/{child.custody}", "consultations.timeline"),
    )


def ask() -> AnyResponse:
    """Ask a person to decide whether a parent may see a child's page."""
    viewer, form = web.viewer(), AskForm(request.form)
    form.child.choices = [SelectChoice(form.child.data or "", "")]
    if not form.validate():
        return _page(form, 400)
    actor = Actor(viewer.account, "citizen", "", viewer.person, viewer.session)
    once = form.once.data or ""
    try:
        with web.portal().store.writing() as work:
            parents.ask(
                work,
                actor=actor,
                custody=form.child.data or "",
                about=form.about.data or "",
                once=once if len(once) == len(new_id()) and once.isalnum() and once.isascii() else new_id(),
                at=web.now(),
                today=web.today(),
            )
    except Refused as refused:
        form.about.errors = [*form.about.errors, str(refused.reason)]
        return _page(form, 400)
    return web.go("mandates.children", done="asked")


def young() -> Response:
    """Tell a child in simple words what this site is, who may look, and what it can do itself."""
    viewer, today = web.viewer(), web.today()
    with web.portal().store.reading() as work:
        if viewer.wrapped_key is not None:
            work.know(viewer.person, viewer.wrapped_key)
        born = giving.born_on(work, viewer.person)
        judged = capacity.judged_of(work, person=viewer.person, today=today, is_own=True)
    age = age_on(born, today) if born is not None and born <= today else None
    return web.render(
        "mandates/young.html",
        age=age,
        own_say=YOUTH_OWN_SAY,
        alone=ALONE,
        judged=judged,
        name=web.portal().directory().name,
    )
