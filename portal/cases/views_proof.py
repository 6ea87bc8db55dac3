"""The proof behind a receipt: a page with a QR code, and a file to keep."""

from __future__ import annotations

from flask import Response, request

from portal import web
from portal.cases.case_page import read_case
from portal.cases.proving import receipt_of
from portal.cases.shown import CaseView
from portal.letters.qr import picture
from portal.receipts.proof import Receipt, as_file, compact


def proof(id: str) -> Response:
    """Say what the proof proves, with a QR code that leads to the page that checks it."""
    case, _ = read_case(id)
    address = f"{web.url('receipts.verify')}#{compact(receipt_of_case(case))}"
    return web.render(
        "receipts/proof.html",
        case=case,
        check=address,
        picture=picture(outside() + address),
    )


def receipt_file(id: str) -> Response:
    """Give the proof as a file with a neutral name; on a shared device, warn first."""
    case, _ = read_case(id)
    if web.viewer().device == "shared" and request.args.get("sure") != "yes":
        return web.render(
            "letters/download.html",
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


def receipt_of_case(case: CaseView) -> Receipt:
    """Return the signed receipt of a case, with the keys of this portal."""
    settings = web.portal().settings
    return receipt_of(case, seed=settings.receipt_key, secret=settings.secret_key)


def outside() -> str:
    """Return the address of this site as others know it."""
    return web.portal().settings.base_url or request.host_url.rstrip("/")
