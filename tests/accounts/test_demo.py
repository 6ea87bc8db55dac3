"""The demo: one letter lies ready to be read, and leads all the way in."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.demo.letters import post_first
from tests.accounts.ways import SignIn, is_in, on_paper, opened, store_of
from tests.visitor import Visitor


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_a_letter_of_the_demo_is_read_and_used(app: Flask, lang: str) -> None:
    with store_of(app).writing() as work:
        post_first(work, at=app.extensions["inzage"].clock.now())
    visitor = Visitor(app, lang=lang)
    page = visitor.open("/demo")
    assert page.links("demo/letters")
    page = visitor.open("demo/letters")
    assert "Ko Blik" in page.text
    assert is_in(opened(app, on_paper(page), lang=lang))
    nothing = app.extensions["inzage"].words[lang].text("There is no letter")
    assert nothing in visitor.open("demo/letters").text, "a used code is readable no more"


def test_a_helper_of_the_demo_sees_that_a_letter_lies_there(app: Flask, client_for: SignIn) -> None:
    assert "Er is geen brief" in client_for("helpdesk").open("demo/letters").text


@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_whoever_looks_around_in_a_language_goes_on_in_it(app: Flask, lang: str) -> None:
    visitor = Visitor(app, lang=lang)
    (door,) = visitor.open("").links("/demo")
    page = visitor.open(door)
    assert page.tree.get("lang") == lang
    others = page.tree.xpath("//header//a[contains(@href, '/demo')]/@href")
    assert {one.split("/")[1] for one in others} >= {"nl", "en", "ar"} - {lang}
    visitor.fill(page, {"person": "newcomer"}, form="/demo")
    assert visitor.at.startswith(f"/{lang}/")


def test_from_the_bare_address_the_language_of_the_person_is_spoken(app: Flask) -> None:
    visitor = Visitor(app, lang="nl")
    visitor.fill(visitor.open("/demo"), {"person": "newcomer"}, form="/demo")
    assert visitor.at.startswith("/ar/")
