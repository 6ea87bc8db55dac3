"""The Flask app of the portal, without work that a page of ours never needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response
from werkzeug.datastructures import Headers
from werkzeug.routing import Rule

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


class PortalRule(Rule):
    """A rule of Werkzeug's that is made ready to write addresses only when it is asked for one.

    Ours are written by ``portal.web.addresses``. Making all rules ready takes half of the time and a tenth of
    the memory that the portal itself needs for a start.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        make, made = super()._compile_builder, None

        def build(rule: PortalRule, *place: object, **values: object) -> tuple[str, str]:
            nonlocal made
            if made is None:
                made = make(append_unknown)
            return made(rule, *place, **values)

        return build


class Onward(Response):
    """An answer without a text that sends the browser on to an address of ours.

    Those are written as a browser wants them (``portal.web.addresses``): Werkzeug takes each address apart
    once more.
    """

    def __init__(self, address: str) -> None:
        """Send the browser on with a new question, after a form (303)."""
        super().__init__(status=303, headers=[("Location", address), ("Content-Length", "0")])

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:  # noqa: ARG002  # Werkzeug gives it.
        """Return the headers as they are."""
        return self.headers


class PortalApp(Flask):
    """Flask for views and hooks that are plain functions, and for readers of other languages than English."""

    url_rule_class = PortalRule

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:  # Any: as in Flask.
        """Return the function itself: none of ours is a coroutine, and a page asked nine times."""
        return func

    def redirect(self, location: str, code: int = 302) -> Response:
        """Send the browser on without a text: Flask's own says in English that the browser goes on."""
        return Response(status=code, headers=[("Location", location)])
