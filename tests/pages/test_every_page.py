"""What is true of every page for everyone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import brotli
import lxml.html
import pytest
from flask import Flask

from portal.settings import ROOT
from tests.visitor import Page, Visitor
from tests.words.reading import score_page

ADDRESSES = (
    *(
        "",
        "what-you-may-expect",
        "who-can-help",
        "after-a-death",
        "where-can-i-go",
        "your-data",
        "your-rights",
    ),
    *(
        "what-must-i-tell",
        "accessibility",
        "privacy",
        "contact",
        "words",
        "verify",
        "help/import",
        "components",
    ),
)
FOR_CITIZENS = tuple(address for address in ADDRESSES if address not in {"help/import", "components"})
UNSEEN = "ancestor-or-self::*[self::script or self::style or @translate='no' or @lang!='zz']"
HEAVIEST = 12_000
"""Bytes of a first visit: the head of the answer, the page with its style, and the script."""


def opened(app: Flask, address: str, lang: str) -> Page:
    return Visitor(app, lang=lang).open(f"/{lang}/{address}")


def bare_words(node: lxml.html.HtmlElement) -> Iterator[str]:
    """Give the pieces of text with a letter outside the brackets of the made-up language."""
    said = " ".join(node.xpath(f"//body//text()[not({UNSEEN})]"))
    for part in re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", " ", said).split():
        if re.search(r"[^\W\d_]", part):
            yield part


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_everybody_can_open_each_page_without_a_sign_in(bare_app: Flask, address: str, lang: str) -> None:
    page = opened(bare_app, address, lang)
    assert page.status == 200
    assert page.tree.xpath("count(//h1)") == 1
    assert len(page.text) > 200


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != "components"])
def test_no_word_escapes_translation(bare_app: Flask, address: str) -> None:
    page = opened(bare_app, address, "zz")
    assert not list(bare_words(page.tree))


@pytest.mark.parametrize("address", FOR_CITIZENS)
def test_each_page_differs_between_dutch_and_english(bare_app: Flask, address: str) -> None:
    dutch, english = (opened(bare_app, address, lang) for lang in ("nl", "en"))
    same = {"Contact", "Cookies"}
    headings = [set(page.tree.xpath("//main//h2/text()")) - same for page in (dutch, english)]
    assert not {text for text in headings[0] & headings[1] if text.strip()}


@pytest.mark.requirement("R-195")
@pytest.mark.parametrize("address", [*ADDRESSES, "not-there"])
def test_the_privacy_officer_stands_on_each_page(bare_app: Flask, address: str) -> None:
    officer = bare_app.extensions["inzage"].settings.privacy_officer
    page = Visitor(bare_app).open(f"/nl/{address}", status=404 if address == "not-there" else 200)
    assert officer in page.tree.xpath("string(//footer)")


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize("address", FOR_CITIZENS)
def test_each_page_is_plain_dutch(bare_app: Flask, address: str) -> None:
    result = score_page(opened(bare_app, address, "nl").response.get_data(as_text=True))
    assert result.words_a_sentence <= 12
    assert result.longest_words <= 25, result.longest
    assert result.ease >= 65
    assert not result.unexplained
    assert not result.forbidden


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("address", FOR_CITIZENS)
def test_a_first_visit_weighs_little(bare_app: Flask, address: str, lang: str) -> None:
    answer = bare_app.test_client().get(f"/{lang}/{address}", headers={"Accept-Encoding": "br"})
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers)
    script = brotli.compress((ROOT / "static" / "portal.js").read_bytes(), quality=5)
    assert answer.headers["Content-Encoding"] == "br"
    assert head + len(answer.data) + len(script) <= HEAVIEST


def test_links_lead_to_pages_that_exist(bare_app: Flask) -> None:
    routes = bare_app.url_map.bind("")
    for address in FOR_CITIZENS:
        page = opened(bare_app, address, "nl")
        for href in page.tree.xpath("//main//a/@href"):
            path, _, part = href.partition("#")
            if path.startswith("/"):
                routes.match(path.partition("?")[0], method="GET")
                if part:
                    there = Visitor(bare_app).open(path)
                    assert there.tree.xpath("//*[@id=$part]", part=part), f"{address}: {href}"


def test_a_machine_can_read_the_health_beside_them(bare_app: Flask) -> None:
    assert json.loads(bare_app.test_client().get("/health").data)["store"]
