"""A server on this machine that speaks the Notify API: it checks tokens, keeps references, and has moods."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from portal.senders import NotifyService

SERVICE = "11111111-2222-3333-4444-555555555555"
SECRET = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"


@dataclass
class Peer:
    """What the service took, and how it behaves."""

    port: int = 0
    taken: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """References that were looked up."""
    answers: list[int] = field(default_factory=list)
    """Statuses that it gives before it works again."""
    hangs_after_letter: bool = False
    became: dict[str, str] = field(default_factory=dict)
    """What became of a message later, by its reference."""
    page: int = 2
    """How many notifications it says at once."""

    def settings(self, **changes: object) -> NotifyService:
        """How the portal finds this service."""
        templates = {"email": "t-email", "sms": "t-sms", "post": "t-post"}
        found = {"address": f"http://127.0.0.1:{self.port}", "service_id": SERVICE, "secret": SECRET}
        return NotifyService(**{**found, "templates": templates, "patience": 0.5, **changes})

    def knows(self, token: str) -> bool:
        """Tell whether a token is signed with the key of the service."""
        try:
            claims = jwt.decode(token, OctKey.import_key(SECRET), algorithms=["HS256"]).claims
        except JoseError:
            return False
        return claims["iss"] == SERVICE and isinstance(claims["iat"], int)

    def listed(self, wanted: set[str], older_than: str) -> dict[str, object]:
        """One page of the list by status, the newest first, with a link to the next one."""
        rows = [
            {"id": f"n{number}", "reference": body["reference"], "status": self._status(body)}
            for number, (_path, body) in enumerate(self.taken)
        ][::-1]
        ids = [row["id"] for row in rows]
        rows = [
            row for row in rows[ids.index(older_than) + 1 if older_than else 0 :] if row["status"] in wanted
        ]
        links = {"current": "", **({"next": "http://elsewhere.example/"} if len(rows) > self.page else {})}
        return {"notifications": rows[: self.page], "links": links}

    def _status(self, body: dict[str, object]) -> str:
        return self.became.get(str(body["reference"]), "delivered")


def handler_of(peer: Peer) -> type[BaseHTTPRequestHandler]:
    """Make the answering part for one peer."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            """Take a message or a letter."""
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not self._is_known():
                return self._say(403)
            if peer.answers:
                return self._say(peer.answers.pop(0))
            peer.taken.append((self.path, body))
            if peer.hangs_after_letter:
                time.sleep(1)
            return self._say(201, {"id": "1", "reference": body["reference"]})

        def do_GET(self) -> None:
            """Look up a reference."""
            if not self._is_known():
                return self._say(403)
            if peer.answers:
                return self._say(peer.answers.pop(0))
            asked = parse_qs(urlsplit(self.path).query)
            if "reference" not in asked:
                return self._say(200, peer.listed(set(asked["status"]), asked.get("older_than", [""])[0]))
            reference = asked["reference"][0]
            peer.asked.append(reference)
            found = [body for _path, body in peer.taken if body["reference"] == reference]
            return self._say(200, {"notifications": found})

        def _is_known(self) -> bool:
            return peer.knows(self.headers.get("Authorization", "").removeprefix("Bearer "))

        def _say(self, status: int, content: object = None) -> None:
            text = json.dumps(content or {}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

    return Handler


@contextmanager
def notify_peer() -> Iterator[Peer]:
    """Open the service, and close it afterwards."""
    peer = Peer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(peer))
    server.daemon_threads = False
    peer.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
