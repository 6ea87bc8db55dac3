"""Family of somebody who died is led to the form that fits, under their own name."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.visitor import Visitor


@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_family_of_somebody_who_died_finds_the_form_that_fits(app: Flask, lang: str) -> None:
    visitor = Visitor(app, lang=lang)
    page = visitor.open(visitor.open("where-can-i-go").links("/after-a-death")[0])
    for kind in ("complaint", "question", "inspection"):
        assert page.links(f"/{lang}/cases/new/{kind}"), kind
    if lang == "en":
        assert "Never sign in as the person who died." in page.text
        assert "you cannot ask for the data of somebody who died" in page.text
        assert "What is written about you is yours." in page.text
