"""The demo town on a port of its own, and people with phones who walk through it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.citizen import Citizen

PHONE = {"width": 360, "height": 740}


class _Quiet(WSGIRequestHandler):
    """Says nothing about each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing: a failing test should show what failed."""


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the town answers; it has a file of its own, so nothing of another test is in it."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the phone runs scripts; a test that asks for this runs twice."""
    return bool(request.param)


Phones = Callable[..., Citizen]


@pytest.fixture
def phone(browser: Browser, address: str, app: Flask) -> Iterator[Phones]:
    """Hand somebody a phone that remembers nothing: ``phone("wife", scripts=False)``."""
    contexts = []

    def hand(person: str = "", *, scripts: bool = True, lang: str = "en") -> Citizen:
        context = browser.new_context(
            viewport=PHONE, java_script_enabled=scripts, base_url=address, has_touch=True, is_mobile=True
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        words = app.extensions["inzage"].words.get(lang)
        found = Citizen(context.new_page(), lang=lang, words=words)
        if person:
            found.sign_in(person)
        return found

    yield hand
    for context in contexts:
        context.close()
