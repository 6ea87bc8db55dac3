"""Pages of declarations: three lists, one declaration in full, and taking a release back."""

from __future__ import annotations

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.access import acting, looking
from portal.agencies import data_kinds
from portal.declarations import phrases, service, views_asked, views_story
from portal.declarations.rules import Kind
from portal.declarations.story import OWN_STORY
from portal.errors import NotFound
from portal.viewer import Act

bp = Blueprint("declarations", __name__)

TABLE = "declarations"


@bp.get("/declarations")
@web.for_others(Act.SEE)
def overview() -> Response:
    """Show what the person read, released and agreed to: three lists that are never mixed."""
    with looking(web.portal().store, web.viewer(), at=web.now()) as look:
        lists = service.list_for(look, today=web.today())
        waiting = service.waiting(look)
    return web.render(
        "declarations/overview.html",
        lists=[(kind, lists[kind]) for kind in (Kind.RELEASE, Kind.AGREEMENT, Kind.ACKNOWLEDGED)],
        phrases=phrases,
        name=web.portal().directory().name,
        waiting=waiting,
    )


@bp.get("/declarations/<id>")
@web.for_others(Act.SEE)
def show(id: str) -> Response:
    """Show one declaration with the text exactly as it was shown."""
    words = web.words()
    with looking(web.portal().store, web.viewer(), at=web.now(), item=(TABLE, id)) as look:
        found = service.show(look, declaration=id, today=web.today())
        has_scan = service.has_scan(look, declaration=id)
    return web.render(
        "declarations/declaration.html",
        found=found,
        line=found.line,
        phrases=phrases,
        name=web.portal().directory().name,
        data=[words.text(kind) for kind in data_kinds.named(found.data_kinds)],
        language=_language(found.language),
        is_release=found.line.kind == Kind.RELEASE,
        is_read=found.line.kind == Kind.ACKNOWLEDGED,
        own_story=OWN_STORY,
        has_scan=has_scan,
        is_new=request.args.get("done") == "signed",
    )


@bp.get("/declarations/<id>/withdraw")
@web.for_others(Act.WITHDRAW)
def withdraw(id: str) -> Response:
    """Say what happens when a release is taken back, before anything does."""
    found = _found(id)
    if not (found.may_be_withdrawn or found.is_withdrawn):
        raise NotFound(TABLE)
    named = [web.portal().directory().name(agency) for agency, answer in found.bodies if answer == "yes"]
    return web.render("declarations/withdraw.html", found=found, line=found.line, named=named)


@bp.post("/declarations/<id>/withdraw")
@web.for_others(Act.WITHDRAW)
def take_back(id: str) -> AnyResponse:
    """Take a release back from now on; pressed twice it stays taken back."""
    viewer = web.viewer()
    with acting(web.portal().store, viewer) as work:
        service.withdraw(work, viewer=viewer, declaration=id, at=web.now(), today=web.today())
    return web.go("declarations.end", id=id)


def _found(id: str) -> service.Shown:
    with looking(web.portal().store, web.viewer(), at=web.now(), item=(TABLE, id)) as look:
        return service.show(look, declaration=id, today=web.today())


def _language(code: str) -> str:
    """Return the name of the language in which a text was shown; one we do not know keeps its code."""
    known = web.portal().words.get(code)
    return known.name if known else code


for rule, endpoint, view, methods in (
    ("/own-story", "story", views_story.story, ("GET", "POST")),
    ("/declarations/asked/<id>", "asked", views_asked.asked, ("GET", "POST")),
    ("/declarations/<id>/end", "end", views_asked.end, ("GET",)),
    ("/declarations/<id>/signature", "signature", views_asked.signature, ("GET",)),
):
    bp.add_url_rule(rule, endpoint, view, methods=methods)
