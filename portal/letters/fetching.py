"""A letter as a file: PDF, large print, to keep, or text; never by surprise on a shared device."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal import web
from portal.errors import NotFound
from portal.letters import engine
from portal.letters.making import LOOKS, file_name, pdf_of
from portal.letters.paper import Paper, Reader
from portal.letters.saying import as_text

TEXT = "text"
TYPES = {
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
}


def fetched(paper: Paper, name: str, back: str, **values: str) -> AnyResponse:
    """Give a letter as a file, in the language of the address.

    :param back: the page of the letter, with its values.
    :raises NotFound: when there is no such form, or this machine makes no PDF files.
    """
    wanted = request.values.get("look", "letter")
    if wanted != TEXT and (wanted not in LOOKS or not engine.is_available()):
        raise NotFound("letters")
    return warned(back, **values) or as_file(paper, name, wanted)


def as_file(paper: Paper, name: str, wanted: str) -> Response:
    """Return a letter in one of its forms, under a name that says nothing."""
    portal, words, reader = web.portal(), web.words(), Reader(name=name)
    if wanted == TEXT:
        content = as_text(words, paper, site=portal.site, reader=reader).encode()
        return as_download(content, "txt", file_name(words.lang, is_text=True))
    content = pdf_of(portal, words.lang, paper, reader=reader, look=LOOKS[wanted])
    return as_download(content, "pdf", file_name(words.lang, LOOKS[wanted]))


def warned(back: str, **values: str) -> Response | None:
    """Warn on a device that others use too, unless that was done."""
    if web.viewer().device != "shared" or request.args.get("sure") == "yes":
        return None
    look = request.args.get("look", "letter")
    address = web.url(request.endpoint or "", **{**values, "look": look, "sure": "yes"})
    return web.render("letters/download.html", address=address, back=web.url(back, **values))


def as_download(content: bytes, ending: str, name: str) -> Response:
    """Return a file that is kept nowhere on its way and opens nothing."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, content_type=TYPES[ending], headers=headers)
