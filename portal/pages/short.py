"""Short Dutch words for paper, and where they lead."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, redirect
from werkzeug.wrappers import Response as AnyResponse

from portal.web import public, url

SHORT_WORDS: dict[str, tuple[str, dict[str, str]]] = {
    "klacht": ("cases.new_kind", {"kind": "complaint"}),
    "inzage": ("cases.new_kind", {"kind": "inspection"}),
    "wie": ("consultations.timeline", {}),
    "hulp": ("pages.helpers", {}),
    "code": ("accounts.code", {}),
}
"""Short Dutch words for paper, and where they lead."""

USED = "gebruikt"
"""With the number of a decision behind it, as any organisation can print it on its own letters."""


def init(app: Flask) -> None:
    """Let each word lead to its page."""
    for word, (endpoint, values) in SHORT_WORDS.items():
        app.add_url_rule(f"/{word}", f"short_{word}", _short(endpoint, values))
    app.add_url_rule(f"/{USED}", f"short_{USED}", _used)
    app.add_url_rule(f"/{USED}/<path:number>", f"short_{USED}_number", _used)


@public
def _used(number: str = "") -> AnyResponse:
    """Lead from a decision on paper to the request to see what was used for it, with its number (R-124)."""
    return redirect(url("cases.used", number=number or "-"), code=302)


def _short(endpoint: str, values: dict[str, str]) -> Callable[[], AnyResponse]:
    @public
    def lead() -> AnyResponse:
        return redirect(url(endpoint, **values), code=302)

    return lead
