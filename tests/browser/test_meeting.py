"""A meeting from both sides: planned and told at the desk, read at home, and stopped at once."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import write_day
from tests.desk.ways import assignment_of

pytestmark = pytest.mark.browser


def plan(official: Citizen, assignment: str) -> None:
    """Open the file, plan a meeting with the debt adviser, and tell the person."""
    official.open(f"desk/people/{assignment}")
    official.choose("Preparing a meeting about the person")
    official.choose("No")
    official.press("Open the file")
    official.follow("Meetings")
    official.follow("Plan a meeting")
    official.choose("Case meeting: organisations look for a solution")
    write_day(official, "30", "11", "2026")
    official.write("At what time?", "14:00")
    official.box("Which agreement is it under?").select_option("none")
    official.write("What is the question, for this person?", "Hoe kan het met de schulden beter gaan?")
    official.write("What is it for?", "Samen een oplossing zoeken.")
    official.press("Go on")
    official.box("Which organisation do you invite?").select_option(label="Kredietbank Waterstad")
    official.box("Which role comes from there?").select_option("debt_adviser")
    official.press("Show the kinds of data for these roles")
    official.write("Why is this organisation needed, for this person?", "Zij kennen de regeling.")
    official.choose("Debts")
    official.box("Which ground in the law?").select_option("public_task")
    official.box("Which article?").select_option("Participatiewet art. 7")
    official.press("Invite")
    official.follow("Look at it and tell the person")
    assert "Zij kennen de regeling." in official.text, "the person's own page, before it is told"
    official.choose("By phone")
    official.press("Keep it")
    assert "The person can read it now." in official.text


@pytest.mark.requirement("R-157", "R-160", "R-162")
def test_a_meeting_is_told_first_and_a_stop_at_home_stops_it_at_the_desk(app: Flask, phone: Phones) -> None:
    official, her = phone("caseworker"), phone("wife")
    plan(official, assignment_of(app, "caseworker", "wife"))
    her.open("notices")
    assert "Organisations plan a meeting about you" in her.text
    her.open("consultations")
    her.follow("Meetings about you, and your limits")
    her.follow("Meeting by Werk en Inkomen Waterstad")
    assert "Kredietbank Waterstad (debt adviser)" in her.text
    her.choose("I do not come. Call me afterwards")
    her.press("Keep this choice")
    official.follow("The meeting was held")
    her.follow("Stop this meeting about me")
    her.press("Stop it now")
    assert "This meeting is stopped" in her.text
    answer = official.page.request.get(official.page.url)
    assert answer.status == 409
    official.back()
    official.page.reload()
    assert "The person stopped this meeting" in official.text
