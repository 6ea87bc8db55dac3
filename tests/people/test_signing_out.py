"""Being signed out: by doing nothing, by pressing the button, and at the provider too."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from flask import Flask

from tests.people.providers import CITIZEN_RETURN, SIGNED_OUT, Browser, RunningProvider
from tests.people.visits import MovableClock, is_signed_in, press_sign_out, sign_in, token_of
from tests.visitor import Visitor


@pytest.mark.parametrize(("device", "minutes"), [("shared", 10), ("own", 15)])
def test_who_does_nothing_is_signed_out(
    visitor: Visitor, browser: Browser, real_clock: MovableClock, device: str, minutes: int
) -> None:
    sign_in(visitor, browser, device=device)
    real_clock.wait(minutes=minutes - 1)
    assert is_signed_in(visitor)
    real_clock.wait(minutes=minutes)
    visitor.open("/nl/me")
    assert visitor.at == "/nl/sign-in"


def test_who_presses_stay_is_signed_in_longer(
    visitor: Visitor, browser: Browser, real_clock: MovableClock
) -> None:
    sign_in(visitor, browser)
    real_clock.wait(minutes=9)
    page = visitor.open("/nl/session")
    assert page.heading == "Bent u er nog?"
    real_clock.wait(seconds=30)
    assert visitor.fill(page, {}, form="/session").heading == "U blijft ingelogd"
    real_clock.wait(minutes=9, seconds=45)
    assert is_signed_in(visitor)


def test_a_session_that_is_over_cannot_be_stayed_in(
    visitor: Visitor, browser: Browser, real_clock: MovableClock
) -> None:
    sign_in(visitor, browser)
    page = visitor.open("/nl/session")
    real_clock.wait(minutes=11)
    visitor.fill(page, {}, form="/session", status=400)
    assert not is_signed_in(visitor)


def test_signing_out_also_ends_the_session_at_the_provider(
    visitor: Visitor, browser: Browser, provider: RunningProvider
) -> None:
    sign_in(visitor, browser)
    leaving = press_sign_out(visitor)
    address = leaving.links("/session/end")[0]
    asked = parse_qs(urlsplit(address).query)
    assert asked["id_token_hint"][0].count(".") == 2
    assert asked["post_logout_redirect_uri"] == [SIGNED_OUT]
    confirm = browser.open(address)
    assert isinstance(confirm, requests.Response)
    back = browser.press(confirm, logout="yes")
    assert isinstance(back, str)
    assert back.startswith(SIGNED_OUT)
    assert visitor.open(back.removeprefix("http://localhost")).heading == "U bent uitgelogd"
    assert not is_signed_in(visitor)
    assert _provider_remembers(browser, provider) is False


def test_before_signing_out_the_provider_still_remembers(
    visitor: Visitor, browser: Browser, provider: RunningProvider
) -> None:
    sign_in(visitor, browser)
    assert _provider_remembers(browser, provider) is True


def _provider_remembers(browser: Browser, provider: RunningProvider) -> bool:
    """Ask the provider to sign in without showing a page: it can only when it still knows somebody."""
    query = urlencode(
        {
            "client_id": "inzage-citizens",
            "response_type": "code",
            "scope": "openid",
            "redirect_uri": CITIZEN_RETURN,
            "prompt": "none",
            "state": "x",
            "code_challenge": "x" * 43,
            "code_challenge_method": "S256",
        }
    )
    back = browser.open(f"{provider.citizens.issuer}/auth?{query}")
    assert isinstance(back, str)
    return "code" in parse_qs(urlsplit(back).query)


def test_signing_out_ends_every_device(app: Flask, visitor: Visitor, browser: Browser) -> None:
    phone, other = Visitor(app), Browser()
    sign_in(phone, other, device="own")
    other.close()
    sign_in(visitor, browser)
    press_sign_out(visitor)
    assert not is_signed_in(visitor)
    assert not is_signed_in(phone)


@pytest.mark.requirement("T-60")
def test_the_back_button_after_signing_out_shows_nothing(visitor: Visitor, browser: Browser) -> None:
    sign_in(visitor, browser)
    mine = visitor.client.get("/nl/me")
    assert mine.headers["Cache-Control"] == "no-store"
    token = token_of(visitor)
    press_sign_out(visitor)
    assert token_of(visitor) == ""
    # Even with the old cookie put back, as another browser may remember it.
    visitor.client.set_cookie("inzage", token)
    visitor.open("/nl/me")
    assert visitor.at == "/nl/sign-in"


@pytest.mark.requirement("T-60")
def test_the_answer_to_a_sign_out_empties_what_the_browser_kept(visitor: Visitor, browser: Browser) -> None:
    sign_in(visitor, browser)
    leaving = press_sign_out(visitor)
    assert leaving.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Mijn gegevens" not in leaving.response.get_data(as_text=True)


def test_who_leaves_quickly_is_signed_out_and_lands_on_a_neutral_page(
    visitor: Visitor, browser: Browser
) -> None:
    """A plain link does it, without scripts: the way back asks to sign in, and the browser keeps nothing."""
    sign_in(visitor, browser)
    exits = visitor.open("/nl/me").tree.xpath("//a[@id='exit']")
    answer = visitor.client.get(exits[0].get("href"))
    assert (answer.status_code, answer.headers["Location"]) == (303, exits[0].get("data-away"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert not is_signed_in(visitor)


def test_who_is_not_signed_in_leaves_quickly_as_well(visitor: Visitor) -> None:
    answer = visitor.client.get("/nl/leave")
    assert answer.status_code == 303
    assert "portal" not in answer.headers["Location"]
