"""Pages of officials about the files of one of their people: only those of the own organisation."""

from __future__ import annotations

from flask import Blueprint, Response

from portal import web
from portal.access import assigned, looking
from portal.access.assigned import Desk
from portal.desk.dossiers import views_destroy, views_extra, views_forms, views_plan, views_projects
from portal.desk.people.opening import desk_of
from portal.dossiers import pages, phrases, refusals, rules, service
from portal.errors import NotFound

bp = Blueprint("desk_dossiers", __name__)
PLACE = "/desk/people/<assignment>/files/<file>"
for name, word in (("item", "items"), ("part", "parts"), ("told", "told"), ("answer", "answer")):
    bp.add_url_rule(
        f"{PLACE}/{word}", view_func=getattr(views_forms, name), methods=["GET", "POST"], endpoint=name
    )
for word, view in (
    ("goals", views_plan.goal),
    ("exemptions", views_plan.exemption),
    ("carers", views_plan.carer),
    ("extra/new", views_extra.propose),
):
    bp.add_url_rule(f"{PLACE}/{word}", view_func=view, methods=["GET", "POST"])
bp.add_url_rule(f"{PLACE}/extra", view_func=views_extra.extra)
bp.add_url_rule(
    f"{PLACE}/extra/<proposal>", "reply_extra", view_func=views_extra.reply, methods=["GET", "POST"]
)
bp.add_url_rule("/desk/other-uses", view_func=views_projects.projects, methods=["GET", "POST"])
bp.add_url_rule("/desk/other-uses/<id>", view_func=views_projects.project)
bp.add_url_rule("/desk/other-uses/<id>/stop", view_func=views_projects.stop_project, methods=["POST"])
bp.add_url_rule("/desk/destroying", view_func=views_destroy.destroying, methods=["GET", "POST"])
bp.add_url_rule(
    f"{PLACE}/items/<item>/review", view_func=views_forms.review, methods=["GET", "POST"], endpoint="review"
)


@bp.get("/desk/files")
@web.for_officials()
def listing() -> Response:
    """List the official's own people, to open their files."""
    with web.portal().store.reading() as work:
        people = assigned.own_people(work, official=web.official(), today=web.today())
    return web.render("desk/dossiers/listing.html", people=people)


@bp.get("/desk/people/<assignment>/files")
@web.for_officials()
def files(assignment: str) -> Response:
    """List the files that the own organisation keeps about one person, and who was not told yet."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", "")) as look:
        found = [file for file in service.files(look) if file.agency == desk.viewer.agency]
        told = service.told(look)
    missing = {
        file.id: rules.missing_told({one.how for one in told if one.file == file.id and not one.is_denied})
        for file in found
    }
    words = web.words()
    return web.render(
        "desk/dossiers/files.html",
        person=desk.person,
        files=[(file, pages.whose(words, file)) for file in found],
        missing=missing,
        phrases=phrases,
    )


@bp.get(PLACE)
@web.for_officials()
def file(assignment: str, file: str) -> Response:
    """Show one file; what is medical stays apart, as a number."""
    desk = desk_of(assignment)
    with looking(web.portal().store, desk.viewer, at=web.now(), item=("files", file)) as look:
        found = service.file(look, file)
        if found.agency != desk.viewer.agency:
            raise NotFound("files")
        items = service.items(look, file, today=web.today())
        told, domains = service.told(look, file), service.domains(look, file)
        refusal = service.refusal(look, file)
    apart = _apart(desk)
    shown = [item for item in items if item.data_kind not in apart]
    return web.render(
        "desk/dossiers/file.html",
        person=desk.person,
        file=found,
        whose=pages.whose(web.words(), found),
        items=shown,
        medical=len(items) - len(shown),
        told=told,
        refusal=refusal,
        refusals=refusals,
        domains=[line for line in domains if line.id or line.answer],
        phrases=phrases,
    )


def _apart(desk: Desk) -> frozenset[str]:
    """Return the kinds that this official may not read."""
    return frozenset() if desk.viewer.role == "medical_adviser" else frozenset(rules.MEDICAL)
