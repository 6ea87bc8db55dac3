"""What officials and helpers see today."""

from __future__ import annotations

from flask import Blueprint, Response

from portal import web

bp = Blueprint("desk", __name__)


@bp.get("/desk")
@web.for_officials()
def waiting() -> Response:
    """Tell officials that their desk is being built."""
    return web.render("desk/waiting.html")

