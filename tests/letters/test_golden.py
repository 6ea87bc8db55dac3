"""Every letter, word for word, as text and as a page: a change is seen before it is sent to anybody.

``PORTAL_TEST_WRITE_GOLDEN=1`` writes the files anew; read what changed before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask import Flask

from portal.letters.making import as_page
from portal.letters.paper import Reader
from portal.letters.saying import as_text
from portal.web import Portal
from tests.letters.examples import READER, STREET, papers

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("nl", "en", "ar")


def golden(name: str, made: str) -> str:
    """Return what a letter should be."""
    file = GOLDEN / name
    if os.environ.get("PORTAL_TEST_WRITE_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("event", papers())
def test_the_text_of_each_letter_is_as_it_was_read_and_agreed(bare_app: Flask, event: str, lang: str) -> None:
    portal: Portal = bare_app.extensions["inzage"]
    made = as_text(portal.words[lang], papers()[event], site=portal.site, reader=READER)
    assert made == golden(f"{event}.{lang}.txt", made)


@pytest.mark.parametrize("event", papers())
def test_the_page_of_each_letter_is_as_it_was_read_and_agreed(bare_app: Flask, event: str) -> None:
    portal: Portal = bare_app.extensions["inzage"]
    made = as_page(portal, "nl", papers()[event], reader=READER)
    made = made.partition("<style>")[0] + made.partition("</style>")[2]
    assert made == golden(f"{event}.nl.html", made)


@pytest.mark.requirement("R-046", "T-13")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("event", papers())
def test_an_address_stands_in_the_envelope_window_and_nowhere_else(
    bare_app: Flask, event: str, lang: str
) -> None:
    portal: Portal = bare_app.extensions["inzage"]
    paper = papers()[event]
    assert as_page(portal, lang, paper, reader=READER).count(STREET) == int(paper.is_personal)
    assert STREET not in as_page(portal, lang, paper, reader=Reader(name=READER.name))
    # A text is for keeping on a device; no envelope needs it.
    assert STREET not in as_text(portal.words[lang], paper, site=portal.site, reader=READER)


WITHOUT_RIGHTS = {
    *("formal-notice", "petition", "authority", "doctor"),  # the person writes these
    *("code", "pack"),  # it does not say what it is for; it holds the letters themselves
    *("sheet", "sheet-easy"),  # all of it is about the rights
}


@pytest.mark.requirement("R-077")
@pytest.mark.parametrize("event", papers())
def test_the_three_rights_stand_on_every_letter_and_slip(event: str) -> None:
    rights = ("zien wat zij over u hebben", "fouten laten verbeteren", "vragen om het weg te halen")
    for name in (f"{event}.nl.txt", f"{event}.nl.html"):
        text = (GOLDEN / name).read_text(encoding="utf-8")
        if event in WITHOUT_RIGHTS:
            assert "Uw rechten" not in text
        else:
            assert all(one in text for one in rights), name
            assert "uw rechten" in text.lower(), name
