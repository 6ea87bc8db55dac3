"""On whose behalf a page is asked for: the address says it, so that two tabs for two people never mix.

``/nl/for/<grant>/consultations`` is the page ``/nl/consultations`` of the person who gave that grant. The
part in the middle is taken out before a page is looked up, and put back in every address of such a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from flask import Flask, has_request_context

from portal.web.real import real_g, real_request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_ADDRESS = re.compile(r"(/[a-z]{2})/for/([^/]*)(/.*)?", re.DOTALL)
_KEY = "inzage.grant"

View = TypeVar("View", bound=Callable[..., object])


class BehalfPath:
    """Takes the grant out of an address."""

    def __init__(self, inner: WSGIApplication) -> None:
        """Stand in front of the portal."""
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Pass a request on, with the grant beside its address."""
        found = _ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
        if found:
            environ["PATH_INFO"] = f"{found[1]}{found[3] or ''}"
            environ[_KEY] = found[2]
        return self._inner(environ, start)


def asked_grant() -> str | None:
    """Return the grant that the address of this request names; nothing for one's own pages."""
    found = real_request().environ.get(_KEY)
    return None if found is None else str(found)


def for_others(*acts: str) -> Callable[[View], View]:
    """Mark a page that somebody who acts for the person may open with one of these acts."""

    def mark(view: View) -> View:
        view.acts = frozenset(acts)  # type: ignore[attr-defined]  # A mark on a function has no type.
        return view

    return mark


def place(lang: str, endpoint: str, marked: frozenset[str]) -> str:
    """Return the first part of an address: the language, and for whom the pages of this reader are."""
    grant = real_g().get("grant", "") if has_request_context() else ""
    return f"{lang}/for/{grant}" if grant and endpoint in marked else lang


def whole_path() -> str:
    """Return the address of this request as the reader has it."""
    grant = asked_grant()
    if grant is None:
        return real_request().path
    lang, _, rest = real_request().path[1:].partition("/")
    return f"/{lang}/for/{grant}/{rest}"


def init(app: Flask) -> None:
    """Take the grant out of every address before a page is looked up."""
    app.wsgi_app = BehalfPath(app.wsgi_app)  # type: ignore[method-assign, assignment]  # As Flask says.
