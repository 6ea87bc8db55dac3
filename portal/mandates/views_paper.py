"""The papers of a mandate: its letter, and the page with the signature when it was given in ink."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.letters import engine
from portal.letters.fetching import fetched
from portal.mandates import in_ink, listing, phrases
from portal.mandates.listing import Shown
from portal.mandates.papers import paper_of
from portal.people.names import name_of


def letter(id: str) -> Response:
    """Show the letter about a mandate, to read or to print."""
    found, name = _found(id)
    paper = paper_of(found)
    to = web.portal().addresses.to
    return web.render(
        "mandates/letter.html",
        id=id,
        title=phrases.TITLES[found.state],
        paper=paper,
        name=name,
        file=lambda look, lang="": to(lang or web.words().lang, "mandates.letter_file", id=id, look=look),
        has_pdf=engine.is_available(),
    )


def letter_file(id: str) -> AnyResponse:
    """Give that letter as a file."""
    found, name = _found(id)
    return fetched(paper_of(found), name, "mandates.letter", id=id)


def _found(id: str) -> tuple[Shown, str]:
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        if viewer.wrapped_key is not None:
            work.know(viewer.person, viewer.wrapped_key)
        found = listing.shown(work, person=viewer.person, mandate=id, today=web.today())
        return found, name_of(work, viewer.person)


def signed_page(id: str) -> Response:
    """Give the page with the signature as a download."""
    viewer = web.viewer()
    with web.portal().store.reading() as work:
        if viewer.wrapped_key is not None:
            work.know(viewer.person, viewer.wrapped_key)
        page = in_ink.read_scan(work, person=viewer.person, mandate=id)
    ending = {"application/pdf": "pdf", "image/png": "png"}.get(page.media_type, "jpg")
    return Response(
        page.content,
        mimetype=page.media_type,
        headers={
            # The name says nothing of what is in it: others may see the list of downloads.
            "Content-Disposition": f'attachment; filename="page.{ending}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
