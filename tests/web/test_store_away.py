"""A store that is away: what somebody typed stands on the page, to be sent again, by its writer alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import psycopg
import pytest
from flask import Flask, g

from portal.people import cookie
from portal.store import Store
from portal.web.again import typed_again
from portal.web.failures import SECRETS
from tests.stores import SERVER, libpq
from tests.visitor import Page, Visitor

STORY = "Zij spraken over mij zonder het te vragen. <b>Echt</b> waar.\nEn nog eens."
NOWHERE = "postgresql://nobody@127.0.0.1:9/none"
"""A port where no server listens."""


@contextmanager
def away(app: Flask) -> Iterator[None]:
    """Take the store away for a while."""
    parts = app.extensions["inzage"]
    none = Store(NOWHERE, parts.store.keyring)
    app.extensions["inzage"] = replace(parts, store=none)
    try:
        yield
    finally:
        none.close()
        app.extensions["inzage"] = parts


def typed(page: Page) -> list[str]:
    """What stands in the boxes of the page that went wrong."""
    return [box.text_content().strip() for box in page.tree.xpath("//main//textarea")]


def test_what_was_typed_is_still_there_and_can_be_sent_again(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    wife = client_for("wife", lang="en")
    first = wife.open("cases/new/complaint")
    with away(app):
        page = wife.fill(first, {"answer": STORY}, status=503)
        assert "We could not keep it. Your text is still here." in page.text
        assert typed(page) == [STORY]
        page = wife.fill(page, {}, status=503)
        assert typed(page) == [STORY], "trying too early costs nothing"
    page = wife.fill(page, {})
    assert page.heading == "Question 2 of 11"
    page = wife.open(f"{wife.at}?q=happened")
    assert typed(page) == [STORY]


def test_each_answer_of_a_form_goes_along_and_a_file_is_asked_for_again(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    wife = client_for("wife", lang="en")
    wife.fill(wife.open("cases/new/complaint"), {"answer": STORY})
    page = wife.open(f"{wife.at}?q=grievances")
    with away(app):
        page = wife.fill(page, {"point-0": "Niets gevraagd."}, button="add", status=503)
    assert typed(page) == ["Niets gevraagd."]
    page = wife.fill(page, {})
    assert page.tree.xpath("//textarea[@name='point-1']"), "the pressed button was kept as well"


@pytest.mark.requirement("T-60")
def test_a_password_stands_on_no_page_not_even_hidden(app: Flask) -> None:
    sent = {"story": STORY, "password": "fiets maan soep zes", "word": "blauwe koe", "go": "yes"}
    with app.test_request_context("/nl/somewhere", method="POST", data=sent):
        g.has_token = True
        found = typed_again(SECRETS)
    assert found is not None
    assert [name for name, _ in (*found.texts, *found.others)] == ["story", "go"]


def test_the_next_one_at_this_computer_gets_nothing_back(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    wife = client_for("wife", lang="en")
    action = wife.open("cases/new/complaint").form().get("action")
    with app.test_request_context("/"):
        name = cookie.name()
    wife.client.delete_cookie(name)
    with away(app):
        page = wife.post(action, {"answer": STORY}, status=400)
    assert "We did not save your last step." in page.text
    assert not typed(page)


def test_another_site_cannot_put_words_on_our_page(app: Flask, client_for: Callable[..., Visitor]) -> None:
    wife = client_for("wife", lang="en")
    with away(app):
        for site, boxes in (("cross-site", 0), ("same-site", 0), ("same-origin", 1)):
            answer = wife.client.post(
                "/en/cases/new/complaint", data={"answer": STORY}, headers={"Sec-Fetch-Site": site}
            )
            assert answer.status_code == 503
            assert len(typed(Page(answer))) == boxes, site


def test_reading_a_page_while_the_store_is_away_shows_no_form(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    wife = client_for("wife", lang="en")
    with away(app):
        page = wife.open("cases", status=503)
    assert not page.tree.xpath("//main//form")
    assert "They are safe." in page.text


def test_a_server_that_was_started_anew_costs_nobody_a_page(
    app_on_postgres: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    wife = Visitor(app_on_postgres, lang="en")
    wife.sign_in("wife")
    first = wife.open("cases/new/complaint")
    database = app_on_postgres.extensions["inzage"].store.engine.url.database
    with psycopg.connect(libpq(SERVER), autocommit=True) as other:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        assert other.execute(cut, (database,)).rowcount >= 1
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    page = wife.fill(first, {"answer": STORY})
    assert page.heading == "Question 2 of 11"
