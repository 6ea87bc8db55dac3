"""The signed cookie of a visitor without a session; most pages neither read nor write it."""

from __future__ import annotations

from functools import cached_property

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer


class QuietCookie(SecureCookieSessionInterface):
    """Flask's own signed cookie, without work where there is none: Flask prepares for it on every page."""

    def __init__(self, app: Flask) -> None:
        """Serve one app, whose secret never changes."""
        self._app = app

    @cached_property
    def _serializer(self) -> URLSafeTimedSerializer | None:
        return super().get_signing_serializer(self._app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:  # noqa: ARG002  # Flask gives it.
        """Return what signs, made once."""
        return self._serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds; nothing is unpacked where there is no cookie."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie only when something stands in it, or no longer does."""
        if session or session.modified:
            super().save_session(app, session, response)


def init(app: Flask) -> None:
    """Use this cookie."""
    app.session_interface = QuietCookie(app)
