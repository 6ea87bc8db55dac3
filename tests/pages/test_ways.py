"""Where the pages for everyone lead to."""

from __future__ import annotations

import lxml.html
import pytest
from flask import Flask

from portal.pages.glossary import GLOSSARY
from tests.visitor import Visitor

PLACES = ("question", "data", "complaint", "objection", "privacy-officer", "authority", "ombudsman")


def test_home_shows_four_tasks_and_a_way_for_who_does_not_know(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/")
    tasks = page.tree.xpath("//main//li[contains(@class, 'inzage-card--task')]//a/@href")
    assert tasks == ["/en/consultations", "/en/cases/new/complaint", "/en/your-rights", "/en/declarations"]
    assert page.tree.xpath("//main//a[contains(@class, 'nl-button--primary')]/@href") == ["/en/cases/new"]
    assert "/en/sign-in" in page.links()


@pytest.mark.requirement("R-174", "L-82")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_where_to_go_has_all_seven_places_in_order(bare_app: Flask, lang: str) -> None:
    page = Visitor(bare_app, lang=lang).open(f"/{lang}/where-can-i-go")
    sections = page.tree.xpath("//main//section/@aria-labelledby")
    assert tuple(sections[: len(PLACES)]) == PLACES
    for place in PLACES:
        section = page.tree.xpath("//section[@aria-labelledby=$place]", place=place)[0]
        ways = section.xpath(".//a/@href | .//p[@translate='no']/text()")
        assert ways, f"{place} says how"
    assert f"/{lang}/cases/new/objection" in page.links()


@pytest.mark.requirement("R-174")
def test_it_says_when_for_each_place_with_a_time(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/where-can-i-go")
    times = {"question": "2 weeks", "data": "1 month", "complaint": "6 weeks", "objection": "6 weeks"}
    for place, time in {**times, "ombudsman": "1 year"}.items():
        assert time in page.tree.xpath("string(//section[@aria-labelledby=$place])", place=place)


@pytest.mark.requirement("R-022")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_to_tell_and_what_is_shared_is_told_law_by_law(bare_app: Flask, lang: str) -> None:
    page = Visitor(bare_app, lang=lang).open(f"/{lang}/what-must-i-tell")
    articles = {"work": "Participatiewet art. 7, 17 en 65", "care": "Wmo 2015", "youth": "Jeugdwet art."}
    for law, article in articles.items():
        section = page.tree.xpath("//section[@aria-labelledby=$law]", law=law)[0]
        assert len(section.xpath("./h3")) == 2
        assert article in section.text_content()
        assert section.xpath(".//a[starts-with(@href, 'https://wetten.overheid.nl/')]")


@pytest.mark.requirement("R-200")
def test_each_word_is_explained_at_an_address_of_its_own(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    first, more = visitor.open("/nl/words"), visitor.open("/nl/words/data")
    assert "/nl/words/data" in first.links()
    assert "/nl/words" in more.links()
    codes = [word.code for word in GLOSSARY]
    assert len(set(codes)) == len(codes)
    ids = [id for page in (first, more) for id in page.tree.xpath("//main//p[dfn]/@id")]
    assert [f"word-{code}" for code in sorted(codes)] == sorted(ids)
    assert more.tree.xpath("string(//*[@id='word-personal-data']//dfn)") == "persoonsgegevens"
    for page in (first, more):
        terms = [dfn.text_content().casefold() for dfn in page.tree.xpath("//main//dfn")]
        assert terms == sorted(terms)


def test_a_link_to_a_word_leads_to_its_explanation(bare_app: Flask) -> None:
    visitor = Visitor(bare_app)
    component = bare_app.extensions["inzage"].environments["nl"].get_template("components/word.html")
    found = lxml.html.fragment_fromstring(str(component.module.hard_words()), create_parent=True)
    links = [*found.xpath(".//a/@href"), *visitor.open("/nl/what-you-may-expect").links("#word-")]
    assert len(links) == 4
    for link in links:
        path, _, id = link.partition("#")
        assert visitor.open(path).tree.xpath("//*[@id=$id]", id=id), link


def test_another_language_shows_the_dutch_word_beside_its_own(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/words")
    dutch = page.tree.xpath("//*[@id='word-complaint']//*[@lang='nl']/text()")
    assert dutch == ["klacht"]


def test_the_sheet_asks_five_questions_and_gives_three_rights(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/your-data")
    questions = [text for text in page.tree.xpath("//main//h2/text()") if text.strip().endswith("?")]
    assert len(questions) == 5
    assert len(page.tree.xpath("//main//ol/li")) == 3
    kinds = ["inspection", "correction", "erasure"]
    assert page.links("/cases/new/") == [f"/en/cases/new/{kind}" for kind in kinds]


@pytest.mark.requirement("L-53")
def test_the_privacy_page_counts_the_cookies_that_there_are(bare_app: Flask) -> None:
    visitor = Visitor(bare_app, lang="en")
    page = visitor.open("/en/privacy")
    names = {header.split("=")[0] for header in page.response.headers.getlist("Set-Cookie")}
    assert names == {"inzage-form"}
    assert "30 days after you last saved it" in page.text
    assert "10 on a computer of others" in page.text


@pytest.mark.requirement("L-51")
def test_the_statement_says_what_nobody_checked(bare_app: Flask) -> None:
    page = Visitor(bare_app, lang="en").open("/en/accessibility")
    assert "B: meets the rules in part" in page.text
    assert page.text.count("have not") >= 2
