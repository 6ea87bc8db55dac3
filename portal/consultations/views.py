"""Pages of consultations: the timeline, one entry, the picture, what is covered, and states of consent."""

from __future__ import annotations

from flask import Blueprint, Response

from portal import web
from portal.access import looking, pointers
from portal.agencies.service import AgencyCard, Directory, SystemCard
from portal.consultations import both_sides, drawing, kept, lines, papers, phrases, sentences, service
from portal.consultations.children import AboutChild, about_children
from portal.consultations.coverage import covered, silent_agencies
from portal.consultations.coverage import is_late as is_source_late
from portal.consultations.filtering import Choices, Wanted
from portal.consultations.part import entry_part
from portal.consultations.rules import Basis, Kind, Release, consent, may_be_withdrawn
from portal.consultations.views_access import access
from portal.consultations.views_index import signals
from portal.errors import NotFound
from portal.store import Work
from portal.viewer import Act
from portal.web.real import real_request

bp = Blueprint("consultations", __name__)
bp.add_url_rule("/consultations/access", view_func=access)
bp.add_url_rule("/consultations/index", "signals", web.for_others(Act.SEE)(signals))

TABLE = "consultation_subjects"


USUALLY, IN_A_VISIT = 20, 12
"""Entries on a page; during a visit the page carries the banner and its cover as well, and stays as light."""


@bp.get("/consultations")
@web.told
@web.for_others(Act.SEE)
def timeline() -> Response:
    """Show who talked about the person: newest first, by month."""
    viewer, directory, today = web.viewer(), web.portal().directory(), web.today()
    wanted = Wanted.read(real_request().args, agencies=directory.agencies, today=today)
    since, until = wanted.edges(today)
    with looking(web.portal().store, viewer, at=web.now()) as look:
        page = service.timeline(
            look,
            before=_cursor("before"),
            after=_cursor("after"),
            agency=wanted.agency,
            kind=wanted.kind,
            since=since,
            until=until,
            size=IN_A_VISIT if viewer.capacity == "visit" else USUALLY,
        )
    words = web.words()
    return web.render(
        "consultations/timeline.html",
        months=lines.months(words, directory, page.entries, _address(), kept.drawing(words.lang)),
        choose=kept.choosing(
            words.lang, web.url("consultations.timeline"), wanted, _agencies(directory), today.year
        ),
        is_all=wanted.is_all,
        about=kept.about(covered(directory.systems), viewer),
        around=_around(page, "consultations.timeline", wanted),
    )


@bp.get("/consultations/<id>")
@web.told
@web.for_others(Act.SEE)
def entry(id: str) -> Response:
    """Show one entry in full."""
    with looking(web.portal().store, web.viewer(), at=web.now(), item=(TABLE, id)) as look:
        found = service.show(look, subject=id)
        declaration = _declaration(look, found.declaration)
        said, came = both_sides.checks(look, id), papers.papers(look, id)
        children = about_children(look, web.viewer(), consultation=found.consultation, at=web.now())
    words, directory = web.words(), web.portal().directory()
    contact = directory.contacts.get(found.contact or "")
    return web.render(
        "consultations/entry.html",
        entry=found,
        part=entry_part(words, directory, found),
        said=said,
        papers=[one for one in came if one.received_at],
        names=directory.name,
        is_release_missing=_consent(found) == Release.MISSING,
        may_object=found.basis == Basis.PUBLIC_TASK,
        may_withdraw=may_be_withdrawn(found.basis)
        and declaration is not None
        and declaration.holds(web.today()),
        declaration=declaration,
        contact=contact,
        # Whose team it is that can be called, which is not always the first one that took part.
        agency=directory.agencies.get(contact.agency) if contact else _first_agency(directory, found),
        children=[(child.name, _of_child(child)) for child in children],
    )


def _of_child(child: AboutChild) -> str:
    """Return the address of the child's own entry."""
    return web.portal().addresses.to(
        f"{web.words().lang}/for/{child.custody}", "consultations.entry", id=child.id
    )


@bp.get("/consultations/picture")
@web.told
def picture() -> Response:
    """Draw which organisations shared about the person, how often, with the same numbers in tables."""
    with looking(web.portal().store, web.viewer(), at=web.now()) as look:
        found = service.picture(look, today=web.today())
    name, words = web.portal().directory().name, web.words()
    return web.render(
        "consultations/picture.html",
        bars=drawing.bars(found, name),
        columns=drawing.columns(found),
        months=[(words.month(day), number) for day, number in found.months],
        kinds=[words.text(kind) for kind in phrases.KIND_CHOICES.values()],
        bodies=[(name(body.agency), body.total, *body.by_kind) for body in found.bodies],
    )


@bp.get("/consultations/coverage")
@web.for_others(Act.SEE)
def coverage() -> Response:
    """Say what each source covers, since when, when it last delivered, and what nobody can show."""
    directory = web.portal().directory()
    return web.render(
        "consultations/coverage.html",
        systems=[_system(directory, system) for system in directory.systems if not system.parent],
        silent=[card.name for card in silent_agencies(directory)],
    )


@bp.get("/consultations/permissions")
@web.told
@web.for_others(Act.SEE)
def permissions() -> Response:
    """Show for each entry whether consent was not needed, given, or needed but not found."""
    directory, words = web.portal().directory(), web.words()
    with looking(web.portal().store, web.viewer(), at=web.now()) as look:
        page = service.timeline(look, before=_cursor("before"), after=_cursor("after"))
    rows = [
        (
            row,
            sentences.release(
                line.release,
                basis=line.basis,
                given_on=line.release_on,
                is_decision_not_to_share=line.is_decision_not_to_share,
            ),
            phrases.RELEASE_BADGES[_consent(line)],
            phrases.RELEASE_BADGE_KINDS[_consent(line)],
            line.id if line.was_not_allowed or _consent(line) == Release.MISSING else None,
        )
        for line, row in zip(
            page.entries,
            lines.rows(words, directory, page.entries, _address()),
            strict=True,
        )
    ]
    around = _around(page, "consultations.permissions", Wanted())
    return web.render("consultations/permissions.html", rows=rows, around=around)


def _consent(found: service.Entry | service.Line) -> Release:
    return consent(found.release, is_decision_not_to_share=found.is_decision_not_to_share)


def _cursor(name: str) -> service.Cursor | None:
    """Read a place in the list from the address; one that cannot be read is the beginning."""
    given = real_request().args
    return service.Cursor.read(given.get(name, "")) if given else None


def _around(page: service.Page, endpoint: str, wanted: Wanted) -> tuple[str | None, str | None]:
    """Return the addresses of the pages before and after this one, with the same choices."""

    def address(*, before: service.Cursor | None = None, after: service.Cursor | None = None) -> str | None:
        if before is None and after is None:
            return None
        return web.url(
            endpoint,
            organisation=wanted.agency,
            kind=wanted.kind,
            period=wanted.period,
            before=before,
            after=after,
        )

    return address(after=page.newer), address(before=page.older)


def _address() -> str:
    return web.url("consultations.entry", id=lines.PLACE)


def _agencies(directory: Directory) -> Choices:
    return tuple((card.id, card.name) for card in directory.agencies.values())


def _declaration(look: Work, id: str | None) -> pointers.Pointer | None:
    """Return the declaration an entry rests on, when the person may see that as well."""
    if id is None:
        return None
    try:
        return pointers.describe(look, "declarations", id)
    except NotFound:
        return None


def _first_agency(directory: Directory, found: service.Entry) -> AgencyCard | None:
    return next(
        (directory.agencies[party.agency] for party in found.parties if party.agency in directory.agencies),
        None,
    )


def _system(directory: Directory, system: SystemCard) -> tuple[SystemCard, str, list[str], bool]:
    kinds = [
        web.words().text(phrases.KIND_CHOICES[Kind(kind)]) for kind in system.delivers if kind in set(Kind)
    ]
    return system, directory.name(system.agency), kinds, is_source_late(system, web.now())
