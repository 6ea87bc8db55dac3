"""The letters of a case as copies for the file: as they were sent, in Dutch, made to be kept (PDF/A)."""

from __future__ import annotations

from dataclasses import replace

from flask import Response

from portal import web
from portal.access import Viewer, looking
from portal.cases.handled_shown import Handled
from portal.cases.papers import NumberedPaper, papers_of
from portal.cases.rights_shown import Rights
from portal.cases.shown import CaseView
from portal.cases.views_proof import outside, receipt_of_case
from portal.errors import NotFound
from portal.letters import engine
from portal.letters.making import KEPT, file_name, pdf_of
from portal.letters.paper import Reader
from portal.letters.phrases import DUTCH
from portal.people.names import name_of
from portal.receipts.proof import compact


def letters_of(
    case: CaseView, *, done: Handled | None = None, rights: Rights | None = None
) -> tuple[NumberedPaper, ...]:
    """Return the letters of a case, as its person has them; none where this machine makes no PDF files."""
    if not engine.is_available():
        return ()
    verify = web.portal().addresses.to(DUTCH, "receipts.verify")
    check = f"{outside()}{verify}#{compact(receipt_of_case(case))}"
    whole = replace(case, done=done, rights=rights)
    return papers_of(whole, web.portal().directory().name, check=check, site=outside())


def kept_letter(viewer: Viewer, case: str, papers: tuple[NumberedPaper, ...], number: str) -> Response:
    """Return one letter as a file with a neutral name.

    :raises NotFound: when there is no such letter.
    """
    found = next((one.paper for one in papers if str(one.number) == number), None)
    if found is None:
        raise NotFound("letters")
    with looking(web.portal().store, viewer, at=web.now(), item=("cases", case)) as look:
        reader = Reader(name=name_of(look, viewer.person))
    content = pdf_of(web.portal(), DUTCH, found, reader=reader, look=KEPT)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(DUTCH, KEPT)}"',
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, content_type="application/pdf", headers=headers)
