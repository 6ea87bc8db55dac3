"""The proof behind a receipt: a page with a QR code, and a file to keep."""

from __future__ import annotations

import segno
from flask import Response, request
from markupsafe import Markup

from portal import web
from portal.cases.case_page import read_case
from portal.cases.proving import receipt_of
from portal.cases.shown import CaseView
from portal.receipts.proof import Receipt, as_file, compact

QR_SIDE = 260
"""Pixels: it fits on the narrowest phone."""


def proof(id: str) -> Response:
    """Say what the proof proves, with a QR code that leads to the page that checks it."""
    case, _ = read_case(id)
    address = f"{web.url('receipts.verify')}#{compact(receipt_of_case(case))}"
    outside = web.portal().settings.base_url or request.host_url.rstrip("/")
    return web.render(
        "receipts/proof.html",
        case=case,
        check=address,
        picture=qr(outside + address),
    )


def receipt_file(id: str) -> Response:
    """Give the proof as a file with a neutral name; on a shared device, warn first."""
    case, _ = read_case(id)
    if web.viewer().device == "shared" and request.args.get("sure") != "yes":
        return web.render(
            "cases/download.html",
            address=web.url("cases.receipt_file", id=id, sure="yes"),
            back=web.url("cases.proof", id=id),
        )
    return Response(
        as_file(receipt_of_case(case)),
        mimetype="application/json",
        headers={
            "Content-Disposition": 'attachment; filename="receipt.json"',
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def qr(text: str) -> Markup:
    """Return a QR code as a picture in the page, dark on white in every theme."""
    code = segno.make(text, error="l", micro=False)
    scale = QR_SIDE / code.symbol_size()[0]
    picture = code.svg_inline(scale=scale, light="#fff", svgclass=None, lineclass=None)
    return Markup(picture)  # noqa: S704  # Only lines that the library drew; the text is not in it.


def receipt_of_case(case: CaseView) -> Receipt:
    """Return the signed receipt of a case, with the keys of this portal."""
    settings = web.portal().settings
    return receipt_of(case, seed=settings.receipt_key, secret=settings.secret_key)
