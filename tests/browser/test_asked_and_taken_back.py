"""A mother says no for the school, then takes it all back; seen from both sides. Journey J03, part two."""

from __future__ import annotations

import re

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import write_day

pytestmark = pytest.mark.browser

SCHOOL, DOCTOR = "Basisschool De Waterlelie", "Huisartsen aan de Singel"
TITLE = "Telling about your child"


def at_her_file(leader: Citizen) -> None:
    """Say why the file of the mother is opened, and go to her declarations."""
    leader.open("desk")
    leader.page.locator("main").get_by_role("link", name=re.compile("^Patricia")).first.click()
    leader.look()
    if leader.heading == "Why do you open this file?":
        leader.page.locator("input[name=reason][value=record]").check()
        leader.page.locator("input[name=privately][value=no]").check()
        leader.page.locator("main form button").first.click()
        leader.look()
    leader.follow("What this person reads and signs")


def asks(leader: Citizen) -> None:
    """Ask about the school and the doctor."""
    leader.follow("Ask to read or sign a text")
    leader.page.locator("main").get_by_label(re.compile(TITLE)).check()
    leader.write("For whom, when it is not for this person?", "Mees")
    write_day(leader, "1", "5", "2027")
    leader.write("Who may tell it? The function, not the name", "huisarts")
    leader.write("Which question may be answered, exactly?", "Hoe gaat het slapen?")
    for box in ("Care and help", SCHOOL, DOCTOR):
        leader.choose(box)
    leader.press("Ask this")
    assert "The person can read it now" in leader.text


@pytest.mark.requirement("R-043", "R-067", "R-100", "R-203")
def test_she_says_no_for_the_school_takes_it_back_and_sees_who_stopped(phone: Phones, scripts: bool) -> None:
    leader, her = phone("team-leader", scripts=scripts), phone("mother", scripts=scripts)
    at_her_file(leader)
    asks(leader)
    her.open("declarations")
    her.follow("Read what Wijkteam De Haven asks")
    assert her.page.locator("main input:checked").count() == 0
    her.press("Yes, I sign this")
    assert "There is a problem" in her.text and "Answer yes or no for each organisation." in her.text
    for body, answer in ((SCHOOL, "no"), (DOCTOR, "yes")):
        group = her.page.get_by_role("group", name=f"May {body} know it?")
        group.locator(f"input[value={answer}]").check()
    for tick in her.page.locator("main input[type=checkbox]").all():
        tick.check()
    her.press("Yes, I sign this")
    named = her.part("Who may know it")
    assert f"{SCHOOL}: No, they may not know it" in named
    assert f"{DOCTOR}: Yes, they may know it" in named
    assert "Is somebody in direct danger?" in her.part("When it is different")
    assert "2026-1" in her.text
    her.follow("Take this back")
    her.press("Take it back now")
    assert her.heading == "You took this back: who has stopped?"
    assert SCHOOL not in her.text, "who was never allowed has nothing to stop"
    at_her_file(leader)
    leader.page.locator("main").get_by_role("link", name=re.compile("^Say that you stopped")).click()
    leader.look()
    leader.write("What did you already use or tell? The person reads this.", "Eén gesprek met de huisarts.")
    leader.press("Yes, it stopped")
    her.page.reload()
    haven = her.part("Wijkteam De Haven")
    assert "Has stopped" in haven and "Eén gesprek met de huisarts." in haven
    assert "Not yet" in her.part(DOCTOR)
