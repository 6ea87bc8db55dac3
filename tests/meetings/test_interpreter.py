"""An interpreter at a meeting: asked by the person, answered by the official who keeps the meeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.desk.ways import assignment_of
from tests.meetings import ways
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


@pytest.mark.requirement("R-120", "R-204", "L-11")
def test_an_interpreter_for_a_meeting_is_asked_answered_and_never_of_the_family(
    app: Flask, client_for: ClientFor
) -> None:
    official, wife = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    desk = ways.planned(official, assignment_of(app, "caseworker", "wife"), app)
    own = wife.open("meetings").links("/meetings/")[0]
    page = wife.open(wife.open(own).links("/interpreter")[0])
    wrong = wife.fill(page, {"tongue": "klingon"}, form="/interpreter", status=400)
    assert "Choose a language." in wrong.text
    wife.fill(page, {"tongue": "ti", "wish": "Een vrouw."}, form="/interpreter")
    assert "Asked for, not answered yet" in wife.open(f"{own}/interpreter").text
    page = official.open(desk)
    assert "An interpreter is asked for" in page.text
    page = official.open(page.links("/interpreters/")[0])
    assert "Een vrouw." in page.text
    said = {"comes": "yes", "text": "Zij komt om twee uur."}
    page = official.fill(page, said, form="/interpreters/", status=400)
    assert "A child, partner or friend may not interpret." in page.text
    official.fill(page, {**said, "no_family": "y"}, form="/interpreters/")
    assert "Zij komt om twee uur." in official.open(desk).text
    page = wife.open(f"{own}/interpreter")
    assert "The interpreter comes" in page.text
    assert "Zij komt om twee uur." in page.text
    assert "You got an answer about an interpreter" in wife.open("notices").text
    husband = client_for("husband", lang="en")
    husband.open(f"{own}/interpreter", status=404)


@pytest.mark.requirement("R-120")
def test_it_can_be_taken_back(app: Flask, client_for: ClientFor) -> None:
    official, wife = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    desk = ways.planned(official, assignment_of(app, "caseworker", "wife"), app)
    own = wife.open("meetings").links("/meetings/")[0]
    page = wife.fill(wife.open(f"{own}/interpreter"), {"tongue": "so"}, form="/interpreter")
    wife.fill(page, {}, form="/interpreter/")
    assert "An interpreter is asked for" not in official.open(desk).text
