"""The sheet about a person's data as a file, for everybody: usual, large, and in easy words."""

from __future__ import annotations

import io

import pikepdf
import pytest
from flask import Flask

from portal.letters import engine
from tests.visitor import Visitor


@pytest.mark.requirement("R-047")
@pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_sheet_is_one_page_to_hand_over(bare_app: Flask, lang: str) -> None:
    visitor = Visitor(bare_app, lang=lang)
    links = visitor.open(f"/{lang}/your-data").links("/your-data/file")
    assert len(links) == 4
    for link in links:
        given = visitor.client.get(link)
        assert given.status_code == 200
        if "look=letter" in link:
            with pikepdf.open(io.BytesIO(given.data)) as paper:
                assert len(paper.pages) == 1
                assert str(paper.Root.Lang) == lang


@pytest.mark.requirement("R-047")
def test_easy_words_are_there_on_any_machine(bare_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "is_available", lambda: False)
    visitor = Visitor(bare_app)
    links = visitor.open("/nl/your-data").links("/your-data/file")
    assert [link.partition("?")[2] for link in links] == ["look=text&easy=yes"]
    assert "U mag nee zeggen." in visitor.client.get(links[0]).text
    assert visitor.client.get("/nl/your-data/file?look=letter").status_code == 404
