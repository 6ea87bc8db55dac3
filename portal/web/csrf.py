"""Forms prove that they came from a page of ours. The proof looks different in every answer.

Flask-WTF makes and checks the token; masking it anew each time keeps it unguessable in compressed pages
(BREACH). For a signed-in person the token is derived from the session, so that no second cookie is needed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from functools import lru_cache

from flask import Flask
from flask_wtf.csrf import CSRFError, CSRFProtect, generate_csrf, validate_csrf
from wtforms import ValidationError

from portal.viewer import Official, Viewer
from portal.web.context import portal, signed_in
from portal.web.real import real_app, real_g, real_request

FIELD = "csrf_token"


class Protection(CSRFProtect):  # type: ignore[misc]  # Flask-WTF publishes no types.
    """Flask-WTF's protection, with a masked token."""

    def protect(self) -> None:
        """Refuse a form whose token does not belong to this visitor.

        :raises CSRFError: when the token is missing, of another visitor, or too old.
        """
        request = real_request()
        if request.method not in real_app().config["WTF_CSRF_METHODS"]:
            return
        token = unmasked(request.form.get(FIELD, ""))
        if _session():
            if not hmac.compare_digest(token.encode(), _of_session().encode()):
                raise CSRFError("token of another session")
        else:
            try:
                validate_csrf(token)
            except ValidationError as error:
                raise CSRFError(str(error)) from error
        real_g().csrf_valid = True


def csrf() -> str:
    """Return the token for the forms of this answer, masked once for all of them."""
    here = real_g()
    token = here.get("masked_token")
    if token is None:
        token = here.masked_token = masked(_of_session() if _session() else generate_csrf())
    assert isinstance(token, str)
    return token


def _session() -> str:
    """Return the session of who asks: the same for one's own pages and for those on behalf of somebody."""
    who = signed_in() or real_g().get("official")
    return who.session if isinstance(who, Viewer | Official) else ""


def _of_session() -> str:
    return _token(_session(), portal().settings.secret_key)


@lru_cache(maxsize=1024)
def _token(session: str, key: bytes) -> str:
    # 128 bits: nobody guesses them, and random signs weigh much in a small page.
    digest = hashlib.blake2b(f"csrf:{session}".encode(), key=key, digest_size=16).digest()
    return base64.b85encode(digest).decode()


def masked(token: str) -> str:
    """Return the token hidden under fresh random bytes, with those bytes in front."""
    content = token.encode()
    mask = secrets.token_bytes(len(content))
    return base64.urlsafe_b64encode(mask + _crossed(content, mask)).decode()


def unmasked(text: str) -> str:
    """Return the token under the mask; anything that is not one gives an empty text."""
    try:
        content = base64.urlsafe_b64decode(text.encode())
        half, odd = divmod(len(content), 2)
        return "" if odd else _crossed(content[:half], content[half:]).decode()
    except (binascii.Error, ValueError):
        return ""


def _crossed(one: bytes, other: bytes) -> bytes:
    """Return the exclusive or of two texts of one length; as whole numbers, for that takes no loop."""
    number = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
    return number.to_bytes(len(one), "big")


def init(app: Flask) -> None:
    """Protect every form; the check itself runs after the session was looked up (``portal.app``)."""
    # A form may lie open for as long as its draft is kept; who sent it is checked by the session itself.
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    Protection(app)
