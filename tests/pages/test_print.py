"""The sheet about a person's data, as a printer makes it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.visitor import Visitor

EDGE = "10mm"


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_sheet_about_your_data_fits_on_one_a4(bare_app: Flask, browser: Browser, lang: str) -> None:
    html = Visitor(bare_app, lang=lang).open(f"/{lang}/your-data").response.get_data(as_text=True)
    page = browser.new_page()
    page.set_content(html)
    edges = {"top": EDGE, "right": EDGE, "bottom": EDGE, "left": EDGE}
    printed = page.pdf(format="A4", margin=edges)
    page.close()
    with pikepdf.open(io.BytesIO(printed)) as paper:
        assert len(paper.pages) == 1
