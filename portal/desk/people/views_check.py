"""The other side of a talk says whether its own organisation has the same."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.consultations import both_sides, service
from portal.desk.complaints.forms import choice, long_text
from portal.desk.people.opening import desk_of
from portal.errors import Refused
from portal.viewer import Official
from portal.web import Form
from portal.words import N_

TABLE = "consultation_subjects"


class SameForm(Form):
    """Whether the own organisation has the same, and what differs."""

    service = "recording"

    is_same = choice(
        N_("Does your organisation have the same?"),
        (("yes", N_("Yes, the same")), ("no", N_("No, something differs"))),
    )
    differs = long_text(N_("If not: what differs? The person reads this."))


def entry(assignment: str, entry: str) -> AnyResponse:
    """Show one entry just as the person reads it; keep what the other side says of it."""
    form = SameForm(request.form) if request.method == "POST" else SameForm()
    if request.method == "GET" or not form.validate():
        return _page(assignment, entry, form, 200 if request.method == "GET" else 400)
    desk, answer = desk_of(assignment), form.is_same.data
    try:
        with acting(web.portal().store, desk.viewer) as work:
            both_sides.say_same(
                work,
                viewer=desk.viewer,
                official=web.official(),
                entry=entry,
                is_same=None if answer not in ("yes", "no") else answer == "yes",
                differs=form.differs.data or "",
                at=web.now(),
            )
    except Refused as refused:
        box = form.differs if answer == "no" else form.is_same
        box.errors = [*box.errors, str(refused.reason)]
        return _page(assignment, entry, form, refused.status)
    return web.go("desk_people.entry", assignment=assignment, entry=entry)


def may_correct(official: Official, entry: service.Entry) -> bool:
    """Tell whether an official may correct an entry: an exchange or report in which the own one took part."""
    return entry.kind in {"exchange", "report"} and official.agency in {
        party.agency for party in entry.parties
    }


def _page(assignment: str, entry: str, form: SameForm, status: int) -> Response:
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=(TABLE, entry)) as look:
        found = service.show(look, subject=entry)
        said = both_sides.checks(look, entry)
    return web.render(
        "desk/people/entry.html",
        status=status,
        person=desk.person,
        entry=found,
        part=service.entry_part(web.words(), web.portal().directory(), found),
        may_correct=may_correct(web.official(), found),
        may_check=both_sides.may_check(web.official(), found, said),
        form=form,
        said=said,
        names=web.portal().directory().name,
    )
