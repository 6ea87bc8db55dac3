"""Pages that were taken before, served again exactly as they were, for browsers and checkers."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from flask import Flask

from tests.everypage import Taken

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]

FILES = re.compile(r'(?:href|src)="(/(?:static/|style)[^"]+)"')
"""The addresses of files that a page needs."""

LEFT_OUT = {"content-length", "content-encoding", "connection"}
"""Headings that belong to the way an answer was sent."""


def place(lang: str, page: Taken) -> str:
    """Return the path at which a page is served."""
    return f"/{lang}/{page.name}"


def answers(app: Flask, pages: Mapping[str, Iterable[Taken]]) -> dict[str, Answer]:
    """Return every page, and every file that a page asks for, by its path."""
    found: dict[str, Answer] = {}
    for lang, taken in pages.items():
        for page in taken:
            found[place(lang, page)] = (page.status, page.headers, page.html.encode())
            for path in set(FILES.findall(page.html)) - found.keys():
                answer = app.test_client().get(path)
                assert answer.status_code == 200, path
                found[path] = (200, tuple(answer.headers.items()), answer.get_data())
    return found


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Serve answers on a port of this machine and return its address."""

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
