"""Sign-ins that are stopped: a clear page in the reader's language, and no session."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from portal.people.models import Account, Session
from portal.settings import Provider
from tests.people.providers import BASIS, NUMBER, SUBSTANTIEEL, WORK, Browser, free_port
from tests.people.visits import Make, begin, come_back, count, is_signed_in, sign_in, store_of
from tests.visitor import Visitor


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "/nl/%0d%0ame"]
)
def test_nobody_is_sent_on_to_another_site(visitor: Visitor, browser: Browser, target: str) -> None:
    sign_in(visitor, browser, next_page=target)
    assert visitor.at.rstrip("/") == "/nl"


def test_an_official_without_a_place_is_told_whom_to_ask(
    app: Flask, visitor: Visitor, browser: Browser
) -> None:
    answer = browser.sign_in(begin(visitor, side="official"), sub="nobody", acr=WORK)
    page = come_back(visitor, answer, side="official", status=403)
    assert "teamleider" in page.text
    assert count(app, Account) == 0


def test_a_citizens_answer_opens_no_official_session(visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    come_back(visitor, answer, side="official", status=403)
    assert not is_signed_in(visitor)


def test_an_answer_with_another_state_is_stopped(app: Flask, visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    page = come_back(visitor, {**answer, "state": "made-up"}, status=403)
    assert page.heading == "Wij hebben het inloggen voor de zekerheid gestopt"
    assert page.links("/sign-in"), "the page offers to try again"
    assert count(app, Session) == 0


def test_an_answer_in_another_browser_is_stopped(app: Flask, visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    come_back(Visitor(app), answer, status=403)
    assert count(app, Session) == 0


def test_a_replayed_answer_is_stopped(app: Flask, visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    come_back(visitor, answer)
    come_back(visitor, answer, status=403)
    assert count(app, Session) == 1


def test_an_answer_of_another_issuer_is_stopped(visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    come_back(visitor, {**answer, "iss": "https://other.example"}, status=403)
    assert not is_signed_in(visitor)


def test_a_level_that_is_too_low_says_how_to_get_a_higher_one(visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=BASIS, nin=NUMBER)
    page = come_back(visitor, answer, status=403)
    assert page.heading == "U moet veiliger inloggen"
    assert "ID-check" in page.text
    assert not is_signed_in(visitor)


def test_somebody_who_cancels_reads_that_nothing_was_lost(app: Flask, browser: Browser) -> None:
    visitor = Visitor(app, lang="en")
    answer = browser.sign_in(begin(visitor), sub="x", acr="", cancel="access_denied")
    assert come_back(visitor, answer).heading == "You stopped signing in"


def test_signing_in_for_somebody_else_is_not_possible_yet(visitor: Visitor, browser: Browser) -> None:
    answer = browser.sign_in(
        begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER, represents={"sub": "999990020"}
    )
    assert come_back(visitor, answer, status=403).heading == "Inloggen voor iemand anders kan nog niet"
    assert not is_signed_in(visitor)


def test_a_provider_that_is_down_is_said_to_be_down(make_app: Make) -> None:
    nobody = Provider(
        issuer=f"http://127.0.0.1:{free_port()}", client_id="x", client_key="", client_secret="x"
    )
    visitor = Visitor(make_app(nobody))
    page = visitor.fill(visitor.open("/nl/sign-in"), {}, form="/sign-in", button="citizen", status=503)
    assert page.heading == "Inloggen lukt nu niet"


def test_somebody_from_abroad_without_a_number_is_not_guessed_by_name(
    app: Flask, visitor: Visitor, browser: Browser
) -> None:
    answer = browser.sign_in(begin(visitor), sub="NL/DE/1", acr=SUBSTANTIEEL, name="Noor Zand")
    assert come_back(visitor, answer).heading == "Wij kunnen uw map nog niet vinden"
    with store_of(app).reading() as work:
        assert work.value(select(Account.person_id)) is None
