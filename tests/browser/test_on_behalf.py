"""An advocate acts for a client until the client stops it (J07); a child has an own page (J04)."""

from __future__ import annotations

import re

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones

pytestmark = pytest.mark.browser

CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")


def give_code(her: Citizen) -> str:
    """Let somebody of the street advocates see who talked about her, and return the code for it."""
    her.open("me/helpers")
    her.follow("Let somebody act for you")
    her.write("Who will act for you? Write the name.", "Hanneke")
    her.page.get_by_label("Where does this person work?").select_option(index=1)
    her.choose("See who talked about me, and what I signed")
    for part, value in (("Day", "1"), ("Month", "2"), ("Year", "2027")):
        her.write(part, value)
    her.press("Go on")
    assert "Nothing else is allowed." in her.text
    her.press("Yes, I allow this")
    found = CODE.search(her.text)
    assert found
    return found[0]


@pytest.mark.requirement("R-030", "L-97")
def test_an_advocate_acts_on_behalf_and_loses_it_at_the_next_click(phone: Phones) -> None:
    her, advocate = phone("wife", scripts=False), phone("advocate", scripts=True)
    code = give_code(her)
    advocate.open("helping/code")
    advocate.write("Which code did you get?", code)
    advocate.press("Go on")
    advocate.press("Yes, I act for this person")
    advocate.page.locator("main h2 a").click()
    advocate.look()
    assert advocate.heading == "Who talked about you"
    assert "You act on behalf of" in advocate.everything
    her.page.reload()
    her.press("Stop this now")
    assert advocate.page.reload().status == 404  # type: ignore[union-attr]  # A reload has an answer.
    advocate.open("helping")
    assert "Nobody has asked you yet" in advocate.text


@pytest.mark.requirement("R-213")
def test_a_child_reads_on_an_own_page_who_may_look(phone: Phones) -> None:
    child = phone("child-13", scripts=False)
    child.open("me/young")
    assert "You are 12 or older. Your parents must ask first." in child.text
    child.follow("I want to say something")
    assert child.at.endswith("/cases/new/complaint")
