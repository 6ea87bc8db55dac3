"""Who leaves several questions empty reads of each of them at once, in the order of the page."""

from __future__ import annotations

import lxml.html
import pytest

from tests.everypage.fixtures import Albums

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

ASKED = ("helper", "acts-0", "until-day")
"""Whom, what and until when: what every mandate asks."""

EMPTY = {
    "helpers-new-wrong": ASKED,
    "desk-paper-wrong": ASKED,
    "visit-paper-wrong": ASKED,
    "desk-law-wrong": ("relation-0", "helper", "proof-0", "number", "decided_on-day", "acts-0", "until-day"),
    "desk-capacity-wrong": ("why", "until-day"),
    "hand-over-nothing": ("code", "file", "medical-0"),
    "desk-file-parts-nothing": ("domain-0", "asked-0"),
    "account-password-wrong": ("password", "again"),
    "doctor-nothing": ("ticked-0", "answer_to"),
}
"""Pages that came back empty, and the fields their summary must link to."""


@pytest.mark.parametrize("name", EMPTY)
def test_every_empty_field_has_its_own_line_and_link(name: str, album_of: Albums) -> None:
    page = next(one for one in album_of("en").pages if one.name == name)
    tree = lxml.html.fromstring(page.html)
    summary = tree.xpath("//*[@role='alert'][@aria-labelledby='problem']//a")
    assert tuple(link.get("href").removeprefix("#") for link in summary) == EMPTY[name]
    places = [tree.xpath("//*[@id=$id]", id=id) for id in EMPTY[name]]
    assert all(places)
    order = [element for element in tree.iter() if element.get("id") in EMPTY[name]]
    assert tuple(element.get("id") for element in order) == EMPTY[name]
