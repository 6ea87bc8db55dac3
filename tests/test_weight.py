"""Every page, in every state and with the longest lists, fits in one round trip on a first visit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from bench.ground import Ground, citizen
from bench.life import live
from bench.pages import kind_of, weigh_all
from bench.weighing import LIMIT, Weight, head_bytes, table, weigh
from portal.web.files import smallest
from tests.everypage import Album
from tests.everypage.fixtures import Albums
from tests.tables import TABLE, Keep

LONG = 45
"""Of everything that stands in a list: more than two pages."""


NOT_FOR_CITIZENS = {"help-import", "components"}
"""Pages for who delivers records, and for who builds this site."""


def too_heavy(weights: list[Weight], keep: Keep) -> dict[str, int]:
    """Have the table printed at the end, and return the pages above the limit."""
    keep(TABLE, table(weights, most=len(weights)))
    return {one.name: one.total for one in weights if one.total > LIMIT}


def of_album(album: Album, app: Flask) -> Iterator[Weight]:
    """Weigh the pages that were kept, as they would be sent."""

    def file_weight(address: str) -> int:
        _status, headings, content = album.files[address]
        return head_bytes("200 OK", headings) + len(smallest(content, "br"))

    for page in album.pages:
        if "/desk" in page.path:
            continue  # An official has a desk with a fast line, and forms that hold all of a talk.
        if page.html.startswith("<!doctype") and page.name not in NOT_FOR_CITIZENS:
            view = app.view_functions.get(kind_of(app, page.path))
            is_public = getattr(view, "is_public", False)
            yield weigh(page.name, page.html, page.headers, file_weight, is_public=is_public)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_each_page_in_each_state_is_light(
    album_of: Albums, app: Flask, lang: str, record_property: Keep
) -> None:
    weights = list(of_album(album_of(lang), app))
    assert len(weights) > 50
    assert too_heavy(weights, record_property) == {}


@pytest.mark.slow
def test_the_longest_lists_are_light(app: Flask, record_property: Keep) -> None:
    town = Ground(app, {})
    somebody = citizen(town, entries=0)
    live(town, somebody, times=LONG)
    client = app.test_client()
    client.set_cookie("inzage", somebody.token)
    weights = [*weigh_all(app, client), *weigh_all(app, client, lang="ar")]
    assert {"/nl/consultations", "/ar/cases", "/ar/declarations"} <= {one.name for one in weights}
    assert too_heavy(weights, record_property) == {}


def test_a_weight_counts_the_head_the_body_and_every_file() -> None:
    page = '<html><script src="/a.js"></script><link rel="stylesheet" href="/b.css"><p>Tekst</p></html>'
    found = weigh("a page", page, [("Content-Type", "text/html")], {"/a.js": 1000, "/b.css": 200}.__getitem__)
    assert found.files == 1200
    assert found.total == found.head + found.body + 1200
    heavier = weigh("longer", page.replace("Tekst", "Tekst en nog veel meer tekst"), [], lambda _address: 0)
    assert heavier.body > found.body
