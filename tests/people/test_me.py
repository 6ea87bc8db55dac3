"""The sign-in page and one's own settings."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.people.providers import Browser
from tests.people.visits import Make, is_signed_in, sign_in
from tests.visitor import Visitor


def test_somebody_signs_out_only_the_other_devices(app: Flask, visitor: Visitor, browser: Browser) -> None:
    phone, other = Visitor(app), Browser()
    sign_in(phone, other, device="own")
    other.close()
    sign_in(visitor, browser)
    page = visitor.open("/nl/me")
    assert "Uw eigen apparaat" in page.text
    visitor.fill(page, {}, form="/me/devices")
    assert is_signed_in(visitor)
    assert not is_signed_in(phone)


def test_a_language_and_the_easier_view_are_kept(app: Flask, visitor: Visitor, browser: Browser) -> None:
    sign_in(visitor, browser)
    visitor.fill(visitor.open("/nl/me"), {"language": "en"}, form="/me/language")
    assert visitor.at == "/en/me"
    page = visitor.fill(visitor.open("/en/me"), {"easier": "y"}, form="/me/easier")
    assert "easier" in (page.tree.get("class") or "")
    # A language that is not offered changes nothing.
    visitor.fill(page, {"language": "xx"}, form="/me/language")
    assert visitor.at == "/en/me"


@pytest.mark.requirement("T-60")
def test_the_sign_in_page_starts_with_the_safe_answer(visitor: Visitor) -> None:
    page = visitor.open("/nl/sign-in")
    assert page.tree.xpath("//input[@name='device'][@checked]/@value") == ["shared"]
    assert not page.links("/demo"), "without the demo nothing leads there"


def test_without_a_provider_the_page_says_how_to_get_help(make_app: Make) -> None:
    page = Visitor(make_app(None)).open("/nl/sign-in")
    assert "Bel ons" in page.text
    assert not page.tree.xpath("//main//form")
