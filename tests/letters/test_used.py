"""A decision on paper leads to the request to see what was used for it, with its number filled in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from portal.letters.paper import Square
from tests.letters.examples import NUMBER, papers
from tests.visitor import Visitor


@pytest.mark.requirement("R-124")
def test_each_decision_says_where_to_see_what_was_used() -> None:
    squares = [block.address for block in papers()["decision"].blocks if isinstance(block, Square)]
    assert squares == [f"https://inzage.example/gebruikt/{NUMBER}"]


@pytest.mark.requirement("R-124")
def test_the_short_address_opens_a_request_with_the_number_of_the_decision(
    client_for: Callable[..., Visitor],
) -> None:
    person = client_for("wife", lang="en")
    page = Visitor(person.app).client.get("/gebruikt/2026-K7Q4-X9TM")
    assert page.status_code == 302 and page.headers["Location"].endswith("/cases/used/2026-K7Q4-X9TM")
    page = person.open("cases/used/2026-K7Q4-X9TM")
    box = page.tree.xpath("//main//textarea")[0].text_content()
    assert "what you used for decision 2026-K7Q4-X9TM" in box
    for nothing in ("-", "<b>", "../x"):
        without = person.open(f"cases/new/inspection?begun=used&decision={nothing}")
        assert "the decision in this letter" in without.tree.xpath("//main//textarea")[0].text_content()


@pytest.mark.requirement("R-124")
def test_the_number_survives_signing_in(app: Flask) -> None:
    answer = Visitor(app).client.get("/nl/cases/used/2026-K7Q4-X9TM")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("next=%2Fnl%2Fcases%2Fused%2F2026-K7Q4-X9TM")
