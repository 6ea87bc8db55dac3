"""Data go over a secured line only, and a browser is told to keep to that."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from portal.web import headers


@pytest.mark.requirement("R-070", "L-52")
@pytest.mark.parametrize(("address", "is_kept"), [("https://inzage.example", True), ("", False)])
def test_a_browser_that_came_over_a_secured_line_stays_on_it_for_a_year(address: str, is_kept: bool) -> None:
    app = Flask(__name__)
    settings = SimpleNamespace(base_url=address, citizens=None)
    portal: Any = SimpleNamespace(settings=settings, site=SimpleNamespace(style_hash="x"))
    headers.init(app, portal)
    app.add_url_rule("/", "hello", lambda: "hello")
    told = app.test_client().get("/").headers.get("Strict-Transport-Security", "")
    assert ("max-age=31536000" in told) is is_kept
