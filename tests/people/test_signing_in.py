"""Signing in through our own pages, at a real provider."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest
from flask import Flask, Response
from sqlalchemy import select

from portal.people import cookie
from portal.people.models import Account
from tests.people.providers import NUMBER, OTHER_NUMBER, SUBSTANTIEEL, WORK, Browser
from tests.people.visits import Make, begin, come_back, is_signed_in, sign_in, store_of, token_of
from tests.visitor import Visitor


def test_a_citizen_signs_in_and_lands_on_the_page_asked_for(visitor: Visitor, browser: Browser) -> None:
    asked = visitor.open("/nl/me")
    assert visitor.at == "/nl/sign-in", "a closed page asks for a sign-in first"
    address = urlsplit(visitor.fill(asked, {}, form="/sign-in", button="citizen").links("/auth")[0])
    answer = browser.sign_in(address.geturl(), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    assert come_back(visitor, answer).heading == "Mijn gegevens"
    assert visitor.at == "/nl/me"


def test_the_language_stays_through_a_sign_in(app: Flask, browser: Browser) -> None:
    visitor = Visitor(app, lang="en")
    sign_in(visitor, browser, next_page="/en/me")
    assert visitor.at == "/en/me"


def test_an_official_with_a_role_comes_to_the_desk_and_sees_no_citizens_page(
    visitor: Visitor, browser: Browser
) -> None:
    address = begin(visitor, side="official")
    answer = browser.sign_in(address, sub="employee", acr=WORK, work_role="caseworker")
    come_back(visitor, answer, side="official")
    assert visitor.at == "/nl/desk"
    visitor.open("/nl/me", status=404)


def test_one_human_is_never_citizen_and_official_in_one_account(
    app: Flask, visitor: Visitor, browser: Browser
) -> None:
    sign_in(visitor, browser, sub="both")
    at_work, other = Visitor(app), Browser()
    answer = other.sign_in(begin(at_work, side="official"), sub="both", acr=WORK, work_role="caseworker")
    come_back(at_work, answer, side="official")
    other.close()
    with store_of(app).reading() as work:
        kinds = sorted(row.kind for row in work.rows(select(Account.kind)))
    assert kinds == ["citizen", "official"]


def test_a_sign_in_makes_a_new_token_and_ends_the_session_before(
    app: Flask, visitor: Visitor, browser: Browser
) -> None:
    sign_in(visitor, browser, sub="attacker", nin=OTHER_NUMBER)
    planted = token_of(visitor)
    victim, other = Visitor(app), Browser()
    victim.client.set_cookie("inzage", planted)
    sign_in(victim, other, sub="victim")
    other.close()
    assert token_of(victim) != planted
    assert is_signed_in(victim)
    assert not is_signed_in(visitor), "who knew the old token has nothing any more"


def test_a_token_that_somebody_made_up_is_never_taken_over(visitor: Visitor, browser: Browser) -> None:
    visitor.client.set_cookie("inzage", "chosen-by-another")
    sign_in(visitor, browser)
    assert token_of(visitor) != "chosen-by-another"


@pytest.mark.requirement("T-60")
def test_the_cookie_is_kept_from_scripts_and_gone_with_the_browser(
    visitor: Visitor, browser: Browser
) -> None:
    answer = browser.sign_in(begin(visitor), sub="noor", acr=SUBSTANTIEEL, nin=NUMBER)
    back = visitor.client.get(f"/sign-in/return/citizen?{urlencode(answer)}")
    given = next(one for one in back.headers.getlist("Set-Cookie") if one.startswith("inzage="))
    morsel = SimpleCookie(given)["inzage"]
    assert morsel["httponly"]
    assert morsel["samesite"] == "Lax"
    assert morsel["path"] == "/"
    assert not morsel["max-age"]
    assert not morsel["expires"]
    assert not morsel["domain"]


def test_on_https_the_browser_guards_the_cookie_by_its_name(make_app: Make) -> None:
    app = make_app(None, base_url="https://inzage.example")
    with app.test_request_context("/nl/"):
        answer = Response()
        cookie.put(answer, "token")
    morsel = SimpleCookie(answer.headers["Set-Cookie"])["__Host-inzage"]
    assert morsel["secure"]
    assert morsel["path"] == "/"


def test_many_abandoned_sign_ins_do_not_make_the_cookie_grow(visitor: Visitor) -> None:
    for _again in range(3):
        begin(visitor)
    before = visitor.client.get_cookie("inzage-form")
    for _again in range(5):
        begin(visitor)
    after = visitor.client.get_cookie("inzage-form")
    assert before is not None
    assert after is not None
    assert len(after.value) < len(before.value) + 50
