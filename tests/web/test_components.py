"""Every component in every state, on the living page: as a screen reader and a strict browser meet it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest
from flask import Flask
from lxml import etree
from markupsafe import Markup

from portal.settings import ROOT
from portal.viewer import Viewer
from portal.web import theme as themes
from portal.web.showcase import showcase_values
from portal.web.site import Site
from portal.web.style import build_style
from portal.web.theme import load_theme
from portal.words import load_words
from portal.words.jinja import make_environment
from tests.visitor import Visitor

COMPONENTS = ROOT / "templates" / "components"
ERRORS = sorted(path.name for path in (ROOT / "templates" / "errors").glob("[4-5e]*.html"))
ADDRESS = {"static": "/static/"}


def _site() -> Site:
    theme = load_theme(Path(themes.__file__).parent / "themes" / "neutral.json")
    style = build_style(theme.css, ROOT / "static" / "portal.css")
    return Site(
        name="Inzage",
        town="Waterstad",
        theme=theme,
        style=Markup(style.text),
        style_hash=style.sha256,
        phone="014 012",
        hours="9-17",
        privacy_officer="fg@example.org",
        exit="https://example.org/",
    )


def _html(template: str, viewer: Viewer | None = None, lang: str = "en", **values: object) -> str:
    words = load_words(ROOT / "translations", [lang])[lang]
    environment = make_environment(
        ROOT / "templates",
        words,
        {
            "url": lambda endpoint, **values: f"/en/{endpoint}",
            "own_url": lambda endpoint, **values: f"/en/{endpoint}",
            "csrf": lambda: "token",
            "site": _site(),
            "demo": True,
            "tongues": [("en", "English", "ltr"), ("ar", "العربية", "rtl")],
        },
    )
    values = {
        "here": "cases.overview",
        "easier": False,
        "session_left": 900,
        "again": None,
        "rest_of_address": "x",
        **values,
    }
    return environment.get_template(template).render(viewer=viewer, **values)


def _tree(html: str) -> etree._Element:
    """Return the page as html5lib reads it; a mistake in the HTML fails here."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("lxml"), strict=True, namespaceHTMLElements=False)
    return parser.parse(html).getroot()


def _viewer(capacity: str = "self", device: str = "own") -> Viewer:
    until = datetime(2019, 8, 27, 12, tzinfo=UTC)
    return Viewer(account="a", person="p", capacity=capacity, reason="asked", device=device, until=until)


@pytest.fixture(scope="module")
def showcase() -> etree._Element:
    """Return the living page as a signed-in person sees it."""
    return _tree(_html("components/showcase.html", _viewer(), **showcase_values()))


def test_every_component_is_shown_on_the_living_page() -> None:
    text = (COMPONENTS / "showcase.html").read_text(encoding="utf-8")
    for path in COMPONENTS.glob("*.html"):
        if path.stem != "showcase":
            assert f'"components/{path.name}"' in text, path.stem


def test_every_component_says_what_it_is_for_and_holds_its_macro() -> None:
    for path in COMPONENTS.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("{#"), path.stem
        if path.stem != "showcase":
            assert f"{{% macro {path.stem}(" in text


def test_ids_are_unique_and_what_is_named_exists(showcase: etree._Element) -> None:
    ids = showcase.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = showcase.xpath("//@for | //@aria-labelledby | //@aria-describedby")
    assert named
    for names in named:
        assert set(names.split()) <= set(ids)
    for target in showcase.xpath("//a[starts-with(@href, '#')]/@href"):
        assert target[1:] in ids


def test_every_box_has_a_label(showcase: etree._Element) -> None:
    labelled = set(showcase.xpath("//label/@for"))
    boxes = showcase.xpath(
        "//main//input[@type != 'hidden' or not(@type)] | //main//textarea | //main//select"
    )
    assert len(boxes) > 20
    for box in boxes:
        assert box.get("id") in labelled


@pytest.mark.requirement("T-60")
def test_a_browser_keeps_nothing_of_a_box_of_one_line_but_what_it_may_fill_in(
    showcase: etree._Element,
) -> None:
    lines = showcase.xpath("//main//input[not(@type) or @type='text' or @type='email' or @type='tel']")
    said = {box.get("id"): box.get("autocomplete") for box in lines}
    assert None not in said.values(), said
    assert (said["name"], said["email"], said["day-day"]) == ("name", "email", "off")


def test_every_error_is_in_the_summary_and_tied_to_its_box(showcase: etree._Element) -> None:
    summary = showcase.xpath("//*[@role='alert' and @tabindex='-1']")[0]
    links = [link.get("href") for link in summary.xpath(".//a")]
    assert links == ["#name", "#email", "#day-day", "#story", "#body", "#answer-0", "#true"]
    for link in links:
        box = showcase.xpath(f"//*[@id='{link[1:]}']")[0]
        assert box.get("aria-invalid") == "true"
        told = box.get("aria-describedby") or box.xpath("string(ancestor::fieldset/@aria-describedby)")
        assert "-error" in told


def test_a_wrong_choice_and_a_wrong_day_keep_what_was_typed(showcase: etree._Element) -> None:
    assert showcase.xpath("//*[@id='day-month']/@value") == ["2"]
    assert showcase.xpath("//*[@id='email']/@value") == ["sanne"]


def test_a_table_stays_a_table_when_it_looks_like_cards(showcase: etree._Element) -> None:
    for table in showcase.xpath("//table"):
        # The checker of markup refuses roles here; a test in the browser proves that none are needed.
        assert not table.xpath(".//@role")
        assert all(cell.get("data-label") for cell in table.xpath(".//td"))
        assert set(table.xpath(".//th/@scope")) <= {"col", "row"}


def test_numbers_read_from_left_to_right_in_every_language(showcase: etree._Element) -> None:
    assert showcase.xpath("//bdi[@dir='ltr' and text()='2019-K7Q4-X9']")
    assert all(link.xpath("bdi[@dir='ltr']") for link in showcase.xpath("//a[starts-with(@href, 'tel:')]"))


@pytest.mark.parametrize("template", ["components/showcase.html", *(f"errors/{name}" for name in ERRORS)])
@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "anonymous"])
def test_pages_are_valid_have_one_heading_and_nothing_the_policy_forbids(
    template: str, signed_in: bool
) -> None:
    html = _html(template, _viewer() if signed_in else None, reason=None, **showcase_values())
    tree = _tree(html)
    (heading,) = tree.xpath("//h1")
    assert tree.xpath("string(//title)").startswith("".join(heading.itertext()))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert tree.xpath("//main//h1")
    assert bool(tree.xpath("//meta[@name='robots']")) is signed_in


@pytest.mark.requirement("T-62")
def test_the_page_for_what_is_not_there_has_no_form_and_echoes_no_path() -> None:
    html = _html("errors/404.html", reason=None, rest_of_address="secret-path")
    assert "<form" not in html
    assert "secret-path" not in html


@pytest.mark.parametrize(
    ("capacity", "device", "told"),
    [
        ("self", "own", "Sign out"),
        ("self", "shared", "Done? Erase everything"),
        ("visit", "shared", "A helper looks with you"),
        ("mandate", "own", "on behalf of somebody else"),
        ("assigned", "own", "as an official"),
    ],
)
def test_the_line_at_the_top_says_as_whom_one_looks(capacity: str, device: str, told: str) -> None:
    html = _html("components/showcase.html", _viewer(capacity, device), **showcase_values())
    assert told in html


@pytest.mark.requirement("T-61")
def test_every_page_tells_where_to_call_and_how_to_leave() -> None:
    tree = _tree(_html("errors/500.html", reason=None))
    phones = tree.xpath("//footer//a[starts-with(@href, 'tel:')]/@href")
    assert phones == ["tel:112", "tel:08002000", "tel:014012"]
    assert tree.xpath("//a[@id='exit']/@rel") == ["noreferrer"]
    assert not tree.xpath("//form//a[@id='exit']"), "leaving sends and keeps nothing"
    assert "We cannot erase the history of your browser." in tree.xpath("string(/)")
    assert "fg@example.org" in tree.xpath("string(//footer)")


def test_a_term_is_drawn_within_its_bar() -> None:
    words = load_words(ROOT / "translations", ["en"])["en"]
    environment = make_environment(ROOT / "templates", words, {})
    draw = environment.get_template("components/term_bar.html").module.term_bar  # type: ignore[attr-defined]
    for done, drawn in ((-5, 0), (0, 0), (61.7, 61), (140, 100)):
        assert re.findall(r'd="M0 4h(\d+)"', draw(done, "text", "a", "b")) == ["100", str(drawn)]


def test_the_choices_of_a_list_are_said_in_the_language_of_the_reader(app: Flask) -> None:
    page = Visitor(app, lang="nl").open("components")
    said = page.tree.xpath("//select[@name='body']/option/text()")
    assert said and set(said).isdisjoint({"The town", "The youth team", "The housing company"})
