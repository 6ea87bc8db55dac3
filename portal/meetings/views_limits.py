"""My limits: what a person wants one organisation to know or not."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # Newer than its stubs.

from portal import web
from portal.access import acting, looking
from portal.agencies.data_kinds import DATA_KINDS, DataKind
from portal.meetings import service
from portal.meetings.forms import LimitForm
from portal.meetings.phrases import LIMITS
from portal.meetings.rules import Limit
from portal.words import N_


def limits() -> Response:
    """Show what the person said, and the form for more."""
    return _page(_form(), is_kept=request.args.get("done") == "kept")


def save_limit() -> AnyResponse:
    """Keep what the person says about an organisation; the newest answer counts."""
    form, viewer = _form(), web.viewer()
    form.process(request.form)
    if not form.validate() or not set(form.data_kinds.data or ()) <= set(DataKind):
        return _page(form, status=400)
    with acting(web.portal().store, viewer) as work:
        service.say_limit(
            work,
            viewer=viewer,
            agency=form.agency.data,
            data_kinds=form.data_kinds.data or (),
            answer=form.answer.data,
            words=form.words.data or "",
            at=web.now(),
        )
    return web.go("meetings.limits", done="kept")


def remove_limit(id: str) -> AnyResponse:
    """Take a limit away."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.end_limit(work, viewer=viewer, limit=id, at=web.now())
    return web.go("meetings.limits")


def _form() -> LimitForm:
    form, words = LimitForm(), web.words()
    agencies = sorted((card.name, card.id) for card in web.portal().directory().agencies.values())
    first = SelectChoice("", words.text(N_("Choose")))
    form.agency.choices = [first, *(SelectChoice(id, name) for name, id in agencies)]
    return form


def _page(form: LimitForm, *, status: int = 200, is_kept: bool = False) -> Response:
    viewer, words, name = web.viewer(), web.words(), web.portal().directory().name
    with looking(web.portal().store, viewer, at=web.now()) as look:
        found = service.limits_of(look, person=viewer.person)
    return web.render(
        "meetings/limits.html",
        status=status,
        form=form,
        is_kept=is_kept,
        rows=[
            (
                one,
                name(one.agency),
                words.text(DATA_KINDS[DataKind(one.data_kind)] if one.data_kind else N_("All kinds of data")),
                words.text(LIMITS[Limit(one.answer)]),
            )
            for one in found
        ],
    )
