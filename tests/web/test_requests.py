"""What is true of every answer: its headers, its language, and a clear page when something is wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from portal.app import create_app
from portal.errors import StoreUnavailable
from portal.web.csrf import masked, unmasked
from tests.visitor import Page, Visitor

SECRETS = ("Traceback", "sqlite", "werkzeug", "Werkzeug", "portal/")


def page_of(answer: Any) -> Page:
    """An answer as a page, checked to say nothing of the machine."""
    page = Page(answer)
    assert not [word for word in SECRETS if word in page.text]
    return page


@pytest.mark.requirement("T-62", "T-65")
@pytest.mark.parametrize("path", ["/nl/", "/nl/nothing-here", "/health", "/nl/consultations", "/demo"])
def test_every_answer_carries_the_headers_that_keep_it_safe(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "no-store" in headers["Cache-Control"]


def test_static_files_may_be_kept_because_their_address_changes_with_them(app: Flask) -> None:
    client = app.test_client()
    found = re.search(r'/static/portal\.js\?v=[^"]+', client.get("/nl/").text)
    assert found
    with client.get(found[0]) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_session_cookie_is_for_our_pages_only_and_goes_with_the_browser(app: Flask) -> None:
    visitor = Visitor(app)
    token = visitor.open("/demo").tree.xpath("//input[@name='csrf_token']/@value")[0]
    answer = visitor.client.post("/demo", data={"csrf_token": token, "person": "wife"})
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("inzage="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie


def test_a_page_opens_in_the_language_the_browser_asks_for(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/", headers={"Accept-Language": "en-GB"}).headers["Location"] == "/en/"
    assert client.get("/", headers={"Accept-Language": "xx"}).headers["Location"] == "/nl/"
    assert client.get("/").headers["Location"] == "/nl/"


@pytest.mark.parametrize(("word", "leads"), [("klacht", "/cases/new/complaint"), ("wie", "/consultations")])
def test_short_dutch_words_on_paper_lead_there(app: Flask, word: str, leads: str) -> None:
    assert app.test_client().get(f"/{word}").headers["Location"].endswith(leads)


@pytest.mark.parametrize(
    "path", ["/xx/", "/nl/nothing", "/nothing", "/nl/consultations/..%2f", "/nl/cases/new/%ff"]
)
def test_what_is_not_there_gets_one_plain_page_without_a_form(app: Flask, path: str) -> None:
    answer = app.test_client().get(path)
    if answer.status_code == 302:
        return  # A page that needs signing in says nothing before that either.
    page = page_of(answer)
    assert page.status == 404
    assert not page.tree.xpath("//form")
    assert "nothing" not in answer.text


def test_the_wrong_way_of_asking_is_answered_like_what_is_not_there(app: Flask) -> None:
    assert page_of(app.test_client().delete("/nl/")).status in {404, 405}


def test_a_form_without_proof_is_refused_and_explained(app: Flask) -> None:
    page = page_of(app.test_client().post("/demo", data={"person": "wife"}))
    assert page.status == 400
    assert len(page.tree.xpath("//h1")) == 1


def test_a_form_of_another_session_is_refused(app: Flask, client_for: Callable[..., Visitor]) -> None:
    wife, husband = client_for("wife"), client_for("husband")
    token = wife.open("").tree.xpath("//input[@name='csrf_token']/@value")[0]
    answer = husband.client.post("/nl/easier", data={"csrf_token": token})
    assert answer.status_code == 400


def test_the_proof_in_a_form_looks_different_in_every_answer(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    tokens = {wife.open("").tree.xpath("//input[@name='csrf_token']/@value")[0] for _ in range(5)}
    assert len(tokens) == 5
    assert len({unmasked(token) for token in tokens}) == 1


def test_bytes_that_are_no_text_are_refused_and_explained(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    answer = wife.client.post(
        "/nl/cases/new", data=b"words=caf%E9", content_type="application/x-www-form-urlencoded"
    )
    page = page_of(answer)
    assert page.status == 400
    assert "tekens" in page.text


def test_a_mask_hides_and_gives_back() -> None:
    assert unmasked(masked("abc")) == "abc"
    assert unmasked("not a token") == ""
    assert unmasked("é") == ""


def test_fifty_megabytes_are_refused_unread(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    answer = wife.client.post(
        "/nl/cases/new",
        input_stream=io.BytesIO(b"0" * 50_000_000),
        content_type="multipart/form-data; boundary=piece",
        content_length=50_000_000,
    )
    assert page_of(answer).status == 413


def test_compressed_pages_of_signed_in_people_differ_in_length(client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife")
    lengths = {len(wife.client.get("/nl/cases", headers={"Accept-Encoding": "br"}).data) for _ in range(30)}
    assert len(lengths) > 5


def test_a_store_that_is_down_gives_a_page_that_says_so(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    wife = client_for("wife")
    parts = app.extensions["inzage"]

    class Down:
        """A store nobody can reach."""

        def reading(self) -> object:
            raise StoreUnavailable("down")

        writing = reading

        def is_healthy(self) -> bool:
            return False

    app.extensions["inzage"] = replace(parts, store=Down())
    try:
        page = page_of(wife.client.get("/nl/cases"))
        assert page.status == 503
        assert wife.client.get("/health").status_code == 503
        assert wife.client.get("/nl/who-can-help").status_code in {200, 503}
    finally:
        app.extensions["inzage"] = parts


def test_health_says_that_the_store_answers(app: Flask) -> None:
    answer = app.test_client().get("/health")
    assert (answer.status_code, answer.get_json()) == (200, {"store": "ok"})


def test_without_the_demo_its_routes_do_not_exist(app: Flask, tmp_path: Any) -> None:
    settings = replace(app.extensions["inzage"].settings, demo=False, home=tmp_path)
    real = create_app(settings)
    assert "demo.people" not in real.view_functions
    real.testing = True
    assert real.test_client().get("/demo").status_code == 404
    real.extensions["inzage"].store.close()


def test_who_finds_a_weak_spot_reads_whom_to_tell(app: Flask) -> None:
    answer = app.test_client().get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    assert answer.text.startswith("Contact: mailto:fg@waterstad.example\nExpires: 2027-09-19T09:00:00Z\n")
    assert app.test_client().get("/robots.txt").status_code == 200
