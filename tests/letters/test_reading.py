"""Every letter is as plain as every page: measured with the same rule, in Dutch and in English."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.letters.making import as_page
from portal.web import Portal
from tests.letters.examples import READER, papers
from tests.test_reading_pages import faults
from tests.words.pagetext import read_page
from tests.words.reading import score

HAS_ITS_OWN_TERMS = {
    *("formal-notice", "petition", "authority", "doctor"),  # a person writes these to who knows the terms
}

EXPLAINED_BESIDE_IT = {"gegrond": "U hebt gelijk (gegrond)", "ombudsman": "De ombudsman kijkt of"}
"""On paper no word can be pressed: what it means stands in the same letter."""


@pytest.mark.requirement("R-120")
@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("event", papers())
def test_each_letter_is_plain(bare_app: Flask, event: str, lang: str) -> None:
    portal: Portal = bare_app.extensions["inzage"]
    read = read_page(as_page(portal, lang, papers()[event], reader=READER))
    text = " ".join(read.passages)
    explained = [word for word, said in EXPLAINED_BESIDE_IT.items() if said in text]
    found = score(read.passages, lang, [*read.explained, *explained])
    assert faults(found, is_for_staff=event in HAS_ITS_OWN_TERMS) == []
