"""When something goes wrong: one clear page in the reader's language, never a stack trace."""

from __future__ import annotations

import logging

from flask import Flask, Response, g, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from portal.errors import PortalError, Refused
from portal.web.again import typed_again
from portal.web.context import portal, signed_in
from portal.web.language import make_sure_of_words
from portal.web.rendering import render

log = logging.getLogger("portal")

PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})

WITH_TEXT = frozenset({409, 500, 503})
"""Pages that give back what was typed: it is no fault of who typed it that it was not kept."""

SECRETS = frozenset({"password", "old", "again", "word", "word_again", "code"})
"""Fields that are never given back; when somebody else was first, nor is the rest of their form."""


def page_for(status: int, reason: object = None) -> Response:
    """Return the page that belongs to a status; an unknown one gets the page for its hundred."""
    make_sure_of_words()
    known = status if status in PAGES else 400 if status < 500 else 500
    name = 404 if known == 405 else known
    # The page for what is not there never differs by who asks, so nothing of the viewer is on it.
    if name == 404:
        g.viewer = None
    has_secret = status == 409 and not SECRETS.isdisjoint(request.form)
    again = typed_again(SECRETS) if status in WITH_TEXT and not has_secret else None
    return render(f"errors/{name}.html", status=status, reason=reason, again=again)


def init(app: Flask) -> None:
    """Answer every failure with a page."""

    @app.errorhandler(PortalError)
    def ours(error: PortalError) -> Response:
        return page_for(error.status, error.reason if isinstance(error, Refused) else None)

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> Response:
        make_sure_of_words()
        return render("errors/expired.html", status=400, is_kept=g.get("form_is_kept", False))

    @app.errorhandler(HTTPException)
    def theirs(error: HTTPException) -> Response | HTTPException:
        status = error.code or 500
        # A redirect is no failure.
        return error if status < 400 else page_for(status)

    @app.errorhandler(Exception)
    def unforeseen(error: Exception) -> Response:
        # The kind of failure and the page, never what somebody typed or whose page it was.
        log.error("failure %s at %s", type(error).__name__, request.endpoint, exc_info=_traceback_wanted())
        return page_for(500)


def _traceback_wanted() -> bool:
    """Tell whether the log may hold a stack trace: values in it can be personal, so never in production."""
    settings = portal().settings
    return settings.demo or (not settings.production and signed_in() is None)
