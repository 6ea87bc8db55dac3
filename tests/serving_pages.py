"""Pages that were taken before, served again exactly as they were, for browsers and checkers."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.everypage import Album, Answer

LEFT_OUT = {"content-length", "content-encoding", "connection"}
"""Headings that belong to the way an answer was sent."""


@contextmanager
def serving(albums: Iterable[Album]) -> Iterator[str]:
    """Serve albums on a port of this machine and return its address; a page stands at ``/nl/its-name``."""
    answers: dict[str, Answer] = {}
    for album in albums:
        answers.update(album.files)
        for page in album.pages:
            answers[f"/{album.lang}/{page.name}"] = (page.status, page.headers, page.html.encode())

    class Handler(BaseHTTPRequestHandler):
        """Gives back what was kept."""

        def do_GET(self) -> None:
            status, headers, body = answers.get(self.path, (404, (), b""))
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in LEFT_OUT:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
