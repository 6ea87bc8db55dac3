"""The sheet "About your data" as a file: on A4, in large print, or in easier words. It is for everybody."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from flask import Blueprint, Response, request

from portal import web
from portal.errors import NotFound
from portal.letters import engine
from portal.letters.making import LETTER, LOOKS, file_name, pdf_of
from portal.letters.paper import Paper, Reader
from portal.letters.saying import as_text
from portal.letters.sheet import Sheet, sheet
from portal.pages.times import times
from portal.web import Portal

bp = Blueprint("sheet", __name__)

TEXT = "text"


@bp.get("/your-data/file")
@web.public
def file() -> Response:
    """Give the sheet as a file, in the language of the address.

    :raises NotFound: when there is no such form, or this machine makes no PDF files.
    """
    lang, look = web.words().lang, request.args.get("look", "letter")
    is_easy = request.args.get("easy") == "yes"
    if look == TEXT:
        text = as_text(web.words(), _paper(is_easy, web.today()), site=web.portal().site)
        return _answer(text.encode(), "text/plain; charset=utf-8", file_name(lang, LETTER, is_text=True))
    if look not in LOOKS or not engine.is_available():
        raise NotFound("sheet")
    content = _made(web.portal(), lang, look, is_easy, web.today())
    return _answer(content, "application/pdf", file_name(lang, LOOKS[look]))


def _paper(is_easy: bool, day: date) -> Paper:
    return sheet(Sheet(day, times(day)["avg_request"], is_easy=is_easy))


class _Key:
    """The portal of a process, as one thing that a cache can be asked by."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.portal is self.portal

    def __hash__(self) -> int:
        return id(self.portal)


def _made(portal: Portal, lang: str, look: str, is_easy: bool, day: date) -> bytes:
    return _kept(_Key(portal), lang, look, is_easy, day)


@lru_cache(maxsize=64)
def _kept(key: _Key, lang: str, look: str, is_easy: bool, day: date) -> bytes:
    """Make a sheet once a day: making a PDF takes long, and anybody may ask for one."""
    return pdf_of(key.portal, lang, _paper(is_easy, day), reader=Reader(), look=LOOKS[look])


def _answer(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=kind, headers=headers)
