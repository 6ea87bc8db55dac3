"""No barrier on any page in any state, as far as machines can tell.

Every page is opened once. Language, colours and width are spread over the pages, so that each pair of them
occurs many times; ``python -m bench a11y`` walks the whole grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import SCHEMES, SIDEWAYS, WIDTHS, Look, faults, open_page, show, small_targets, unseen_focus
from tests.everypage import Taken
from tests.everypage.fixtures import Albums
from tests.serving_pages import serving
from tests.town import offered

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

LANGUAGES = offered().split()
LOOKS = [Look(*values) for values in product(LANGUAGES, SCHEMES, WIDTHS)]
SOME = ("home-signed-in", "timeline-long", "case-complaint-bodies", "case-sent", "picture", "me")

SPACED = """* { letter-spacing: .12em !important; word-spacing: .16em !important }
* { line-height: 1.5 !important }
p { margin-block-end: 2em !important }"""
"""The spacing that somebody may ask for. Source: WCAG 2.2, 1.4.12."""


@pytest.fixture(scope="module")
def address(album_of: Albums) -> Iterator[str]:
    """Where all pages of all languages are served."""
    with serving([album_of(lang) for lang in LANGUAGES]) as found:
        yield found


def share(album_of: Albums, look: Look) -> list[Taken]:
    """Return the pages that are looked at in this way: each page in one way."""
    return album_of(look.lang).seen()[LOOKS.index(look) :: len(LOOKS)]


def test_each_pair_of_ways_to_look_occurs(album_of: Albums) -> None:
    ways = {
        (str(look.lang), look.scheme, look.width, page.is_easier)
        for look in LOOKS
        for page in share(album_of, look)
    }
    values = [LANGUAGES, SCHEMES, WIDTHS, (True, False)]
    for one, other in combinations(range(len(values)), 2):
        assert {(way[one], way[other]) for way in ways} == set(product(values[one], values[other]))


@pytest.mark.requirement("L-51")
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_page_has_a_barrier_that_a_machine_can_find(
    album_of: Albums, address: str, browser: Browser, look: Look
) -> None:
    page = open_page(browser, look)
    found = {}
    for taken in share(album_of, look):
        show(page, f"{address}/{look.lang}/{taken.name}", taken.act)
        found[taken.name] = [*faults(page), *small_targets(page), *unseen_focus(page)]
    page.context.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_wider_than_a_narrow_screen(
    album_of: Albums, address: str, browser: Browser, lang: str
) -> None:
    page = open_page(browser, Look(lang, "light", min(WIDTHS)))
    wide = {}
    for taken in album_of(lang).seen():
        page.goto(f"{address}/{lang}/{taken.name}", wait_until="domcontentloaded")
        wide[taken.name] = page.evaluate(SIDEWAYS)
    page.context.close()
    assert {name: by for name, by in wide.items() if by} == {}


def states(album_of: Albums, address: str, browser: Browser, look: Look) -> Iterator[Page]:
    """Give some pages one by one, each open."""
    page = open_page(browser, look)
    acts = {taken.name: taken.act for taken in album_of(look.lang).pages}
    for name in SOME:
        show(page, f"{address}/{look.lang}/{name}", acts[name])
        yield page
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_reaches_all_that_can_be_pressed(
    album_of: Albums, address: str, browser: Browser, width: int
) -> None:
    for page in states(album_of, address, browser, Look("nl", "light", width)):
        waiting = page.evaluate(STOPS)
        reached = 0
        for _press in range(waiting + 5):
            page.keyboard.press("Tab")
            reached += page.evaluate(MARK)
        assert reached == waiting, f"{page.url}: {reached} of {waiting}"


STOPS = """() => {
  const groups = new Set();
  const pressed = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  return [...document.querySelectorAll(pressed)]
    .filter((one) => one.checkVisibility({visibilityProperty: true}))
    .filter((one) => one.type !== "radio" || !groups.has(one.name) && groups.add(one.name)).length;
}"""
"""How many stops the Tab key should make; the choices of one question are one stop."""

MARK = """() => {
  const here = document.activeElement;
  if (here === document.body || here.id === "main" || here.dataset.reached) return 0;
  here.dataset.reached = "yes";
  return 1;
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_more_space_between_letters_and_lines_breaks_no_page(
    album_of: Albums, address: str, browser: Browser, lang: str
) -> None:
    for page in states(album_of, address, browser, Look(lang, "light", min(WIDTHS))):
        page.add_style_tag(content=SPACED)
        assert page.evaluate(SIDEWAYS) == 0, page.url


def test_nothing_moves(album_of: Albums, address: str, browser: Browser) -> None:
    for page in states(album_of, address, browser, Look("nl", "light", max(WIDTHS))):
        page.locator("header a").last.hover()
        assert page.evaluate("document.getAnimations().length") == 0


def test_a_table_that_looks_like_cards_is_told_as_a_table(address: str, browser: Browser) -> None:
    page = open_page(browser, Look("nl", "light", min(WIDTHS)))
    page.goto(f"{address}/nl/picture")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = [node["role"]["value"] for node in tree["nodes"] if "role" in node]
    page.context.close()
    assert {"table", "row", "cell", "rowheader", "columnheader"} <= set(roles)


def test_the_warning_before_signing_out_holds_the_focus(
    album_of: Albums, address: str, browser: Browser
) -> None:
    page = open_page(browser, Look("nl", "light", max(WIDTHS)))
    warning = next(taken for taken in album_of("nl").pages if taken.name == "session-warning")
    show(page, f"{address}/nl/{warning.name}", warning.act)
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.context.close()
