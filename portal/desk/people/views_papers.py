"""A paper of the other side of a talk: ask it with a code, and fetch it. No plain mail is needed (R-118)."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse
from wtforms import HiddenField, SelectField

from portal import web
from portal.access import acting, looking
from portal.cases.service import OpenedFile
from portal.cases.views_files import download
from portal.consultations import papers as verbs
from portal.consultations import service
from portal.desk.people.opening import desk_of
from portal.desk.recording.fields import offer
from portal.errors import Refused
from portal.store import new_id
from portal.web import Form, a_token
from portal.words import N_

TABLE = "consultation_subjects"


class SideForm(Form):
    """Who hands the paper over."""

    service = "papers"

    once = HiddenField()
    body = SelectField(N_("Who hands it over?"), validate_choice=False)


def papers(assignment: str, entry: str) -> AnyResponse:
    """List the papers that came for a talk; a press makes a code and shows it once."""
    form = SideForm(request.form) if request.method == "POST" else _fresh()
    if request.method == "GET":
        return _page(assignment, entry, form)
    desk = desk_of(assignment)
    try:
        with acting(web.portal().store, desk.viewer) as work:
            code, body = verbs.offer(
                work,
                viewer=desk.viewer,
                official=web.official(),
                entry=entry,
                body=form.body.data or "",
                once=a_token(form.once.data),
                at=web.now(),
            )
    except Refused as refused:
        form.body.errors = [str(refused.reason)]
        return _page(assignment, entry, form, status=refused.status)
    return _page(assignment, entry, _fresh(), code=code, body=body)


def paper(assignment: str, entry: str, paper: str) -> Response:
    """Give a paper that came, as a download under a neutral name."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, entry)) as look:
        media_type, content = verbs.content(look, official=web.official(), entry=entry, paper=paper)
    return download(OpenedFile("", media_type, content), 1)


def _fresh() -> SideForm:
    """Return a form with a number of its own; with that, a second press makes no second code."""
    return SideForm(data={"once": new_id()})


def _page(
    assignment: str, entry: str, form: SideForm, *, code: str = "", body: str = "", status: int = 200
) -> Response:
    desk, directory = desk_of(assignment), web.portal().directory()
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, entry)) as look:
        others = verbs.sides(web.official(), service.show(look, subject=entry))
        found = [one for one in verbs.papers(look, entry) if one.agency == desk.viewer.agency]
    offer(form.body, web.words(), [(id, directory.name(id)) for id in others])
    return web.render(
        "desk/people/papers.html",
        status=status,
        person=desk.person,
        entry=entry,
        form=form if others else None,
        rows=[(one, directory.name(one.body)) for one in found],
        code=code,
        card=directory.agencies.get(body) if code else None,
        name=directory.name(body) if code else "",
        where=f"{web.portal().settings.base_url}{web.url('pages.hand_over')}",
    )
