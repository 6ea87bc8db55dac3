"""What a look at every page taught, as rules that keep it so: nothing is said twice, no buttons touch."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html
import pytest

from tests.everypage import Album
from tests.everypage.fixtures import Albums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

BUTTON = "contains(concat(' ', @class, ' '), ' nl-button ')"
APART = "ancestor::*[contains(@class, 'utrecht-button-group') or contains(@class, 'utrecht-pagination')]"
TITLES = "//main//*[self::h1 or self::h2 or self::h3 or self::caption]"


def mains(album: Album) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """Give each page by its name, and its main part."""
    for page in album.pages:
        if page.html.lstrip().startswith("<!doctype"):
            for main in lxml.html.fromstring(page.html).xpath("//main"):
                yield page.name, main


def test_buttons_stand_apart_from_each_other_and_from_text(album_of: Albums) -> None:
    # On a phone a button beside others, or beside text, falls under them, and they then touch.
    crowded = [
        (name, button.text_content().strip())
        for name, main in mains(album_of("nl"))
        for button in main.xpath(f".//p//*[{BUTTON}][not({APART})]")
        if button.getparent().text_content().strip() != button.text_content().strip()
    ]
    assert crowded == []


def test_no_table_repeats_the_heading_above_it(album_of: Albums) -> None:
    twice = []
    for name, main in mains(album_of("nl")):
        above = ""
        for title in main.getroottree().getroot().xpath(TITLES):
            said = title.text_content().strip()
            if title.tag == "caption" and said == above and "visually-hidden" not in title.get("class", ""):
                twice.append((name, said))
            above = said
    assert twice == []


@pytest.mark.requirement("R-120")
def test_what_is_wrong_is_listed_in_the_order_of_the_page_and_each_line_leads_there(album_of: Albums) -> None:
    astray = {}
    for name, main in mains(album_of("nl")):
        ids = list(main.xpath(".//@id"))
        links = [link.removeprefix("#") for link in main.xpath(".//*[@role='alert']//li/a/@href")]
        if links != sorted(links, key=lambda id: ids.index(id) if id in ids else -1) or set(links) - set(ids):
            astray[name] = links
    assert astray == {}


def test_no_two_lines_of_what_is_wrong_say_the_same(album_of: Albums) -> None:
    alike = {}
    for name, main in mains(album_of("nl")):
        lines = [line.text_content().strip() for line in main.xpath(".//*[@role='alert']//li")]
        if len(lines) != len(set(lines)):
            alike[name] = lines
    assert alike == {}


def test_nothing_on_a_page_repeats_its_heading(album_of: Albums) -> None:
    seen = "*[self::h2 or self::h3 or self::legend or self::label][not(.//*[@class='visually-hidden'])]"
    twice = {}
    for name, main in mains(album_of("nl")):
        title = {one.text_content().strip() for one in main.xpath(".//h1")}
        again = [one.text_content().strip() for one in main.xpath(f".//{seen}")]
        if title & {*again}:
            twice[name] = title & {*again}
    assert twice == {}
