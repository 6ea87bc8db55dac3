"""A provider that breaks the rules: it says whatever a test tells it, signed with its own good key."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from portal.settings import Provider
from tests.people.providers import NUMBER, SUBSTANTIEEL


class Crooked:
    """What this provider says; tests change it."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = RSAKey.generate_key(2048, {"kid": "crooked"})
        self.changes: dict[str, Any] = {}
        self.told: dict[str, Any] | None = None
        """What its userinfo says; nothing when it has no such address."""
        self.alg = "PS256"
        self.key_of_others: RSAKey | OctKey | None = None
        self.nonce = ""

    @property
    def settings(self) -> Provider:
        """How a portal would use this provider."""
        return Provider(
            issuer=self.issuer, client_id="inzage", client_key="", client_secret="s", number_claim="nin"
        )

    def description(self) -> dict[str, Any]:
        """Its description of itself, correct except that it never promises an issuer in the answer."""
        found = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
        }
        return found if self.told is None else {**found, "userinfo_endpoint": f"{self.issuer}/me"}

    def token(self) -> dict[str, Any]:
        """A token with the claims a test asked for; a claim changed to nothing is left out."""
        at = int(time())
        claims = {
            "iss": self.issuer,
            "aud": "inzage",
            "sub": "someone",
            "iat": at,
            "exp": at + 300,
            "auth_time": at,
            "acr": SUBSTANTIEEL,
            "nonce": self.nonce,
            "nin": NUMBER,
        }
        said = {name: value for name, value in {**claims, **self.changes}.items() if value is not None}
        header = {"alg": self.alg, "kid": "crooked"}
        signed = jwt.encode(header, said, self.key_of_others or self.key, algorithms=[self.alg])
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": signed}


@contextmanager
def running_crooked() -> Iterator[Crooked]:
    """Serve a crooked provider on localhost."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    crooked = server.crooked = Crooked(server.server_port)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield crooked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        crooked: Crooked = self.server.crooked  # type: ignore[attr-defined]
        found = {
            "/.well-known/openid-configuration": crooked.description,
            "/jwks": lambda: {"keys": [crooked.key.as_dict(private=False)]},
            "/me": lambda: crooked.told,
        }
        self._say(found[self.path]())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say(self.server.crooked.token())  # type: ignore[attr-defined]

    def _say(self, what: object) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_parts: object) -> None:
        """Say nothing."""
