"""Two small texts for machines: who to tell about a weak spot, and what search engines may read."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response

from portal import web

bp = Blueprint("plain", __name__)

VALID_FOR = timedelta(days=300)
"""RFC 9116 asks for less than a year."""


@bp.get("/.well-known/security.txt")
@web.public
def security() -> Response:
    """Say who to tell about a weak spot. Source: RFC 9116."""
    settings = web.portal().settings
    expires = (web.now() + VALID_FOR).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    lines = [
        f"Contact: mailto:{settings.privacy_officer}",
        f"Expires: {expires}",
        f"Preferred-Languages: {', '.join(lang for lang in web.portal().words if lang != 'zz')}",
    ]
    if settings.base_url:
        lines.append(f"Canonical: {settings.base_url}/.well-known/security.txt")
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/robots.txt")
@web.public
def robots() -> Response:
    """Let search engines read the pages for everyone; all others answer them with the sign-in page."""
    return Response("User-agent: *\nDisallow: /demo\n", mimetype="text/plain")
