"""Pages of what organisations hold about a person: files, items, parts of life, the plan."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.agencies.data_kinds import named
from portal.dossiers import (
    pages,
    phrases,
    refusals,
    service,
    views_extra,
    views_file,
    views_projects,
    views_refusing,
    views_talk,
    views_whole,
)
from portal.dossiers.forms import KeepForm, WordsForm
from portal.store import Work, new_id

bp = Blueprint("dossiers", __name__)
bp.add_url_rule("/dossier/picture", view_func=views_whole.picture)
bp.add_url_rule("/dossier/download", view_func=views_whole.download)
bp.add_url_rule("/dossier/start", view_func=views_whole.start)
bp.add_url_rule("/dossier/files/<id>/life", view_func=views_file.life)
bp.add_url_rule("/dossier/files/<id>/plan", view_func=views_file.plan)
bp.add_url_rule("/dossier/files/<id>/may-ask", view_func=views_file.may_ask, methods=["POST"])
bp.add_url_rule("/dossier/life/<id>", view_func=views_file.domain)
bp.add_url_rule("/dossier/life/<id>/right", view_func=views_file.still_right, methods=["POST"])
bp.add_url_rule("/dossier/told/<id>/denied", view_func=views_file.deny, methods=["POST"])
bp.add_url_rule("/dossier/files/<id>/no", view_func=views_refusing.why, endpoint="no")
bp.add_url_rule("/dossier/files/<id>/no/without", view_func=views_refusing.without, endpoint="no_without")
bp.add_url_rule(
    "/dossier/files/<id>/no/choose",
    view_func=views_refusing.choose,
    endpoint="no_choose",
    methods=["GET", "POST"],
)
bp.add_url_rule("/dossier/files/<id>/no/back", view_func=views_refusing.take_back, methods=["POST"])
bp.add_url_rule("/dossier/files/<id>/talk", view_func=views_talk.talk, methods=["GET", "POST"])
bp.add_url_rule("/dossier/files/<id>/extra", view_func=views_extra.extra)
bp.add_url_rule("/dossier/files/<id>/extra/<proposal>", view_func=views_extra.answer_extra, methods=["POST"])
bp.add_url_rule("/dossier/other-uses", view_func=views_projects.other_uses)
bp.add_url_rule("/dossier/other-uses/<id>", view_func=views_projects.answer_use, methods=["POST"])
bp.add_url_rule("/dossier/stopped/<id>", view_func=views_refusing.stopped)
bp.add_url_rule("/dossier/carers", view_func=views_file.own_entries)
bp.add_url_rule("/dossier/carers/<id>", view_func=views_file.carer)


@bp.get("/dossier")
def overview() -> Response:
    """Say where something is about the person: each file, with its system."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", "")) as look:
        found, stubs = service.files(look), service.stubs(look)
    kept = {file.system for file in found}
    directory = web.portal().directory()
    return web.render(
        "dossiers/overview.html",
        cards=[pages.card(file) for file in found],
        stubs=[(one, directory.name(one.agency)) for one in stubs],
        others=[
            (card.name, directory.name(card.agency))
            for card in directory.systems
            if card.id not in kept and card.parent is None
        ],
    )


@bp.get("/dossier/files/<id>")
def file(id: str) -> Response:
    """Show one file: what stands in it, and when the person was told."""
    return file_page(id, KeepForm())


def file_page(id: str, form: KeepForm, *, status: int = 200) -> Response:
    """Return the page of one file, with the form that keeps it for a next question."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("files", id)) as look:
        found = service.file(look, id)
        items = service.items(look, id, today=web.today())
        told, kept = service.told(look, id), service.kept_until(look, id)
        refusal = service.refusal(look, id)
    return web.render(
        "dossiers/file.html",
        status=status,
        card=pages.card(found),
        items=items,
        told=told,
        kept=kept,
        refusal=refusal,
        refusals=refusals,
        form=form,
        phrases=phrases,
        languages_named={code: words.name for code, words in web.portal().words.items()},
    )


@bp.post("/dossier/files/<id>/keep")
def keep(id: str) -> AnyResponse:
    """Keep a file for a next question until a day, or no longer."""
    form, viewer, at = KeepForm(request.form), web.viewer(), web.now()
    is_stop = request.form.get("do") == "stop"
    if not is_stop and not views_file.is_good_day(form):
        return file_page(id, form, status=400)
    until = None if is_stop else form.until.data
    with acting(web.portal().store, viewer) as work:
        service.keep_for_later(work, viewer=viewer, file=id, until=until, today=web.today(), at=at)
    return web.go("dossiers.file", id=id, anchor="later")


@bp.get("/dossier/items/<id>")
def item(id: str) -> Response:
    """Show one item: what, why, where it comes from, and own words beside it."""
    return _item_page(id, WordsForm(data={"once": new_id()}))


@bp.post("/dossier/items/<id>")
def say_beside(id: str) -> AnyResponse:
    """Put own words beside an item."""
    form, viewer = WordsForm(request.form), web.viewer()
    if not form.validate():
        return _item_page(id, form, status=400)
    with acting(web.portal().store, viewer) as work:
        service.say_beside(
            work,
            viewer=viewer,
            item=id,
            words=form.words.data or "",
            once=views_file.token(form.once.data),
            at=web.now(),
        )
    return web.go("dossiers.item", id=id, anchor="own")


def _item_page(id: str, form: WordsForm, *, status: int = 200) -> Response:
    directory, words = web.portal().directory(), web.words()
    with looking(web.portal().store, web.viewer(), at=web.now(), item=("file_items", id)) as look:
        found = service.item(look, id, today=web.today())
        fact = _fact(look, found.fact)
        file = service.file(look, found.file)
    agency = found.came_from_agency
    return web.render(
        "dossiers/item.html",
        status=status,
        item=found,
        fact=fact,
        file=file,
        form=form,
        phrases=phrases,
        kind=words.text(named(found.data_kind)[0]),
        came_from_agency=directory.name(agency) if agency else "",
    )


def _fact(look: Work, id: str | None) -> service.Item | None:
    return service.item(look, id, today=web.today()) if id else None
