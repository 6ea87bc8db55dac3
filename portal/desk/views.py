"""What officials and helpers see today."""

from __future__ import annotations

from flask import Blueprint, Response

from portal import web

bp = Blueprint("desk", __name__)


@bp.get("/desk")
def waiting() -> Response:
    """Tell officials that their desk is being built."""
    return web.render("desk/waiting.html")


# Only officials have a desk; the gate gives citizens' pages to citizens only.
waiting.is_for_officials = True  # type: ignore[attr-defined]  # A mark on a function has no type.
