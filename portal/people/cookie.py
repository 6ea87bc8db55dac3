"""The one cookie of a signed-in device: it holds the token and is gone when the browser closes."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from portal import web


def _is_https() -> bool:
    return web.portal().settings.base_url.startswith("https://")


def name() -> str:
    """Return the cookie's name; on https the browser itself guards it by that name."""
    return "__Host-inzage" if _is_https() else "inzage"


def token() -> str:
    """Return the token that came with this request, or an empty text."""
    return request.cookies.get(name(), "")


def put(response: Response, value: str) -> None:
    """Give the browser the token of a new session; without an age it lasts until the browser closes."""
    response.set_cookie(name(), value, httponly=True, samesite="Lax", secure=_is_https(), path="/")


def drop(response: Response) -> None:
    """Take the token away, and with it what the browser kept of our pages."""
    response.delete_cookie(name(), httponly=True, samesite="Lax", secure=_is_https(), path="/")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
