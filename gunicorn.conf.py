"""How gunicorn serves the portal: a few workers with threads, a quiet log, and no name of its own."""

import ctypes
import gc
import os
from collections.abc import Callable

from flask import Flask
from gunicorn.arbiter import Arbiter
from gunicorn.http.wsgi import Response
from gunicorn.workers.base import Worker

bind = os.environ.get("PORTAL_BIND") or f"127.0.0.1:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("PORTAL_WORKERS") or 2)
worker_class = "gthread"
# The portal is loaded once, before the workers split off: a start takes half as long, and they share memory.
preload_app = True
threads = int(os.environ.get("PORTAL_THREADS") or 4)
# Bytes of an address. A longer one gets a page of gunicorn's, which knows no language.
limit_request_line = 8190
# Seconds: how long one request may take, how long it may still finish at a stop, how long a line is kept.
timeout = 30
graceful_timeout = 20
keepalive = 5
# Workers tell that they are alive by touching a file; in memory that never waits for a slow disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # No data goes there.
# A warning about a malformed request names the address of the visitor, so warnings stay out of the log.
loglevel = os.environ.get("PORTAL_LOG_LEVEL") or "error"
# There is no access log: an address of a visitor beside an address of a page is personal data.
accesslog = None
# Nothing outside may steer the running server.
control_socket_disable = True

# Nothing of what is made while the portal is loaded is ever thrown away: looking for rubbish in it takes a
# sixth of the start. It begins when the workers are made (``when_ready``).
gc.disable()

M_ARENA_MAX = -8
"""The option of the C library that limits the number of heaps."""

_default_headers = Response.default_headers


def _headers_without_a_name(response: Response) -> list[str]:
    """Return gunicorn's own headers but the one that tells which server this is."""
    return [line for line in _default_headers(response) if not line.startswith("Server:")]


def on_starting(server: Arbiter) -> None:
    """Take the server's name off each answer and make the store ready, before the workers are made."""
    Response.default_headers = _headers_without_a_name
    if os.environ.get("PORTAL_PREPARE") == "1":
        _make_ready(server.app.wsgi())


def _of_the_c_library(name: str) -> Callable[..., object]:
    """Return a function of the C library, or one that does nothing where it has none of this name."""
    found = getattr(ctypes.CDLL(None), name, None)
    return found or (lambda *_given: None)


def _make_ready(app: Flask) -> None:
    """Bring the store up to date; connections are closed again, because workers must not share them.

    :raises SystemExit: when that did not work.
    """
    result = app.test_cli_runner().invoke(args=["prepare"])
    print(result.output, end="", flush=True)  # noqa: T201  # It is meant for the person who started it.
    if result.exit_code:
        raise SystemExit(f"The store could not be made ready: {result.exception!r}")
    app.extensions["inzage"].store.close()


def post_fork(server: Arbiter, worker: Worker) -> None:  # noqa: ARG001  # gunicorn gives them.
    """Let all threads of a worker share one heap: each heap of its own keeps megabytes that nobody uses."""
    _of_the_c_library("mallopt")(M_ARENA_MAX, 1)


def when_ready(server: Arbiter) -> None:
    """Tell where the portal is to be found, once it listens."""
    # What was needed only for loading goes back, so that no worker counts it as its own.
    _of_the_c_library("malloc_trim")(0)
    # What is loaded now stays, and is never looked through again; so the workers go on sharing it.
    gc.freeze()
    gc.enable()
    places = ", ".join(str(listener) for listener in server.LISTENERS)
    print(f"Inzage runs at {places} (stop it with Ctrl+C)", flush=True)  # noqa: T201  # It is meant for the person who started it.
