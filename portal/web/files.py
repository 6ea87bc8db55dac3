"""Files for everybody whose content is part of their address: kept by browsers, and made small only once."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli
from flask import Flask, Response

from portal.web.context import Portal

STYLE = "static_style"
"""The endpoint of the one style sheet."""


def is_for_all(endpoint: str | None) -> bool:
    """Tell whether an endpoint gives a file that is the same for everybody, for ever."""
    return endpoint in {"static", STYLE}


@lru_cache(maxsize=32)
def smallest(body: bytes, way: str) -> bytes:
    """Return a file as small as it gets; this takes long, so the answer is kept."""
    return bytes(brotli.compress(body, quality=11)) if way == "br" else gzip.compress(body, 9)


@lru_cache(maxsize=8)
def lean(script: bytes) -> bytes:
    """Return a script without its comment lines and its indents; no line of ours is part of a longer text."""
    lines = (line.strip() for line in script.splitlines())
    return b"\n".join(line for line in lines if line and not line.startswith(b"//"))


def init(app: Flask, portal: Portal) -> None:
    """Serve the style as a file, for pages after the first."""

    def style() -> Response:
        return Response(str(portal.site.style), mimetype="text/css")

    app.add_url_rule("/style.css", STYLE, style)
