"""A part of life that nobody asked about is never a score: not for the person, and not at the desk."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.browser.conftest import Phones
from tests.browser.test_refused_intake import open_at_the_desk

pytestmark = pytest.mark.browser


@pytest.mark.requirement("R-086", "R-087")
def test_what_was_not_asked_has_no_number_on_either_side_and_nowhere_to_fill_one_in(
    phone: Phones, app: Flask
) -> None:
    him = phone("counter-visitor")
    him.open("dossier")
    him.follow("Dossier Wmo")
    him.follow("What they asked about, and what not")
    money = him.page.locator("section", has_text="Money and debts").inner_text()
    assert "Not asked" in money and "That number says nothing about you." in money
    assert not any(letter.isdigit() for letter in money)
    unasked = him.page.locator("section", has_text="Money and debts")
    unasked.get_by_role("link", name="Have the number taken out").click()
    assert him.page.get_by_role("textbox").first.input_value()

    adviser = phone("wmo-adviser")
    open_at_the_desk(app, adviser)
    line = adviser.page.get_by_role("listitem").filter(has_text="Money and debts").inner_text()
    assert "Not asked" in line and "Clean up: a number without a question" in line
    assert not any(letter.isdigit() for letter in line)
    adviser.follow("Write down what you asked about")
    assert adviser.page.locator("main input[type=number], main input[type=range]").count() == 0
    adviser.choose("Money and debts")
    adviser.page.get_by_label("Not asked", exact=True).check()
    adviser.press("Save what I filled in")
    line = adviser.page.get_by_role("listitem").filter(has_text="Money and debts").inner_text()
    assert "Not asked" in line and not any(letter.isdigit() for letter in line)
