"""An elderly man asks for a grab rail, and is asked about police and drugs. Both sides."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.browser.conftest import Phones
from tests.desk.ways import assignment_of

pytestmark = pytest.mark.browser


@pytest.mark.requirement("R-055", "R-086", "R-087", "R-088", "R-089")
def test_he_strikes_what_his_question_never_needed_and_the_adviser_cannot_write_it_again(
    phone: Phones, app: Flask
) -> None:
    him = phone("counter-visitor")
    him.open("dossier")
    him.follow("Dossier Wmo")
    assert "U kreeg in 1987 een boete van de politie." in him.text
    him.follow("What they asked about, and what not")
    assert "A number without a question" in him.text
    assert "Not asked" in him.text
    him.page.locator("section", has_text="Police and court").get_by_role(
        "link", name="Not needed for my question: have it removed"
    ).click()
    assert "What should be removed?" in him.text
    assert him.page.get_by_role("textbox").first.input_value() == "This is not needed for my question."
    him.press("Go on")

    adviser = phone("wmo-adviser")
    assignment = assignment_of(app, "wmo-adviser", "counter-visitor")
    adviser.open(f"desk/people/{assignment}")
    adviser.choose("Writing down a talk about the person")
    adviser.choose("No")
    adviser.press("Open the file")
    adviser.follow("Files of this person")
    adviser.follow("Dossier Wmo")
    assert "Clean up: nobody said why" in adviser.text
    adviser.follow("Write down what you asked about")
    adviser.choose("Police and court")
    adviser.page.get_by_label("Asked, and the person agreed").check()
    adviser.page.get_by_label("Yes", exact=True).check()
    adviser.write("Why does the question of this person need it?", "Dat vragen wij altijd.")
    adviser.press("Save what I filled in")
    assert "This help never needs it. Leave it, or write down the exception." in adviser.text
