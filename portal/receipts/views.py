"""The page where anybody checks a receipt, and the public keys. Neither looks anything up in the store."""

from __future__ import annotations

import base64

from flask import Blueprint, Response, jsonify, request
from werkzeug.datastructures import CombinedMultiDict

from portal import web
from portal.receipts.checking import Finding, check
from portal.receipts.forms import VerifyForm
from portal.receipts.proof import trusted

bp = Blueprint("receipts", __name__)
published = Blueprint("receipt_keys", __name__)


@bp.get("/verify")
@web.public
def verify() -> Response:
    """Ask for a receipt. The script puts the part of the address behind # in the box; it is never sent."""
    return _page(VerifyForm())


@bp.post("/verify")
@web.public
def answer() -> Response:
    """Say whether a receipt is genuine, from the receipt alone."""
    form = VerifyForm(CombinedMultiDict((request.files, request.form)))
    if not form.validate():
        return _page(form, status=400)
    return _page(form, check(form.given, _keys()))


@published.get("/.well-known/inzage-receipt-keys.json")
@web.public
def keys() -> Response:
    """Publish the public keys, those of earlier years too."""
    listed = [
        {"id": id, "type": "Ed25519", "public": base64.b64encode(public).decode(), "current": place == 0}
        for place, (id, public) in enumerate(_keys().items())
    ]
    return jsonify(keys=listed)


def _keys() -> dict[str, bytes]:
    settings = web.portal().settings
    return trusted(settings.receipt_key, settings.older_receipt_keys)


def _page(form: VerifyForm, finding: Finding | None = None, status: int = 200) -> Response:
    return web.render("receipts/verify.html", status=status, form=form, finding=finding)
