"""Headers of every answer: what the browser may load, keep and tell others; and the answer made small."""

from __future__ import annotations

import gzip
import secrets

import brotli
from flask import Flask, Response

from portal.web.context import Portal
from portal.web.files import is_for_all, lean, smallest
from portal.web.real import real_app, real_g, real_request

SMALLEST_WORTH_IT = 600
"""Bytes; a shorter answer is not compressed."""

FIRST_PAGE = 5
LATER_PAGE = 2
LONG_PAGE = 10
ROOM = 5_000
"""How hard a page is pressed. The first of a visit holds the style, where 5 saves 1,000 bytes of a slow line.
With a later one 5 saves 360 bytes and takes four times as long, so it is only tried when 2 leaves more bytes
than there is room for in one round trip. When that is still too much (a long case in Arabic), 10 saves
another 500 bytes in 8 milliseconds: far less than a second round trip takes.
"""

LONGEST_PADDING = 64
"""Random characters at most behind a compressed page with secrets (BREACH)."""


FOR_ALL = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Headings of a style, script or picture; what only concerns pages would weigh as much as a small file."""


NOT_FOR_ALL = ("Content-Disposition", "Last-Modified", "ETag", "Accept-Ranges")
"""Headings of files that help nobody who keeps the file for ever."""


NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
"""What no page may use; one page lets somebody speak, and may use the microphone."""

SOUNDS = {"listen": " media-src 'self';", "record": " media-src 'self' blob:;"}
"""What pages may play that are marked with ``web.with_sound``; all others play nothing."""


def policy(style_hash: str, form_actions: str = "", sound: str = "") -> str:
    """Return the content security policy: our own files only, no inline code, nothing framed."""
    return (
        f"default-src 'none';{SOUNDS.get(sound, '')} "
        f"style-src 'self' 'sha256-{style_hash}'; img-src 'self'; script-src 'self'; "
        f"connect-src 'self'; form-action 'self'{form_actions}; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'"
    )


def init(app: Flask, portal: Portal) -> None:
    """Put the headers on every answer and compress pages."""
    citizens = portal.settings.citizens
    # A form that leads to the provider's page is followed there, so the policy must name it.
    origin = f" {'/'.join(citizens.issuer.split('/')[:3])}" if citizens else ""
    headings = {
        "Content-Security-Policy": policy(portal.site.style_hash, origin),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": NO_DEVICES,
    }
    if portal.settings.base_url.startswith("https://"):
        headings["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    # Looking a heading up costs Werkzeug more than adding it, and there are nine on every page.
    fixed = [(name, name.lower(), value) for name, value in headings.items()]

    @app.after_request
    def finish(response: Response) -> Response:
        if is_for_all(real_request().endpoint):
            for name in NOT_FOR_ALL:
                response.headers.remove(name)
            response.headers.update(FOR_ALL)
            if response.mimetype == "image/svg+xml":
                # A picture can be opened as a page of its own; a style or a script cannot.
                response.headers["Content-Security-Policy"] = "default-src 'none'"
            if response.mimetype == "text/javascript" and response.status_code == 200:
                response.direct_passthrough = False
                response.set_data(lean(response.get_data()))
            return _compressed(response)
        _let_sound(response, portal.site.style_hash, origin)
        given = {name.lower() for name, _ in response.headers}
        for name, lower, value in fixed:
            if lower not in given:
                response.headers.add(name, value)
        if "cache-control" not in given:
            response.headers.add("Cache-Control", "no-store")
        return _compressed(response)


def _let_sound(response: Response, style_hash: str, origin: str) -> None:
    """Let a page that is marked for it play a recording, or use the microphone."""
    sound = getattr(real_app().view_functions.get(real_request().endpoint or ""), "sound", "")
    if sound and response.mimetype == "text/html" and response.status_code != 404:
        response.headers["Content-Security-Policy"] = policy(style_hash, origin, sound)
        if sound == "record":
            response.headers["Permissions-Policy"] = NO_DEVICES.replace("microphone=()", "microphone=(self)")


def _compressed(response: Response) -> Response:
    accepted = real_request().headers.get("Accept-Encoding", "")
    is_text = (response.mimetype or "").startswith(("text/", "application/json", "image/svg"))
    if not is_text or (response.direct_passthrough and not is_for_all(real_request().endpoint)):
        return response
    response.headers.add("Vary", "Accept-Encoding")
    if "Content-Encoding" in response.headers or response.status_code in {204, 304}:
        return response
    way = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    if not way:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < SMALLEST_WORTH_IT:
        return response
    if (
        real_g().get("account") is not None
        and response.mimetype == "text/html"
        and response.status_code != 404
    ):
        body += f"<!-- {secrets.token_hex(secrets.randbelow(LONGEST_PADDING // 2))} -->".encode()
    response.set_data(_small(body, way))
    response.headers["Content-Encoding"] = way
    return response


def _small(body: bytes, way: str) -> bytes:
    if is_for_all(real_request().endpoint):
        return smallest(body, way)
    # A page for everyone is the first of many a visit, and has the longest texts.
    view = real_app().view_functions.get(real_request().endpoint or "")
    is_first = real_g().get("account") is None or getattr(view, "is_public", False)
    return gzip.compress(body, 6) if way == "gzip" else pressed(body, is_first=is_first)


def pressed(body: bytes, *, is_first: bool) -> bytes:
    """Return a page made small with brotli.

    :param is_first: whether it may be the first page of a visit.
    """
    if is_first:
        return bytes(brotli.compress(body, quality=FIRST_PAGE))
    for quality in (LATER_PAGE, FIRST_PAGE):
        small = bytes(brotli.compress(body, quality=quality))
        if len(small) <= ROOM:
            return small
    return bytes(brotli.compress(body, quality=LONG_PAGE))
