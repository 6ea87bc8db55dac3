"""A session that ends, a line that is lost, and no mouse: what was written arrives, and arrives once."""

from __future__ import annotations

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import CHECK, to_the_check
from tests.clocks import FakeClock

pytestmark = pytest.mark.browser

STORY = "Zij spraken over mij zonder het te vragen."


def sign_in_again(who: Citizen, person: str) -> None:
    """Follow the way back from the page that says that the session ended."""
    who.page.get_by_role("link", name="Sign in again", exact=True).click()
    who.follow("Choose a demo person")
    who.page.locator(f"form:has(input[name=person][value='{person}']) button").click()
    who.look()


def test_what_was_written_when_the_session_ended_comes_back(
    phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/complaint")
    her.write("What happened?", "Het begon in 2018.")
    her.press("Go on")
    her.write("Point 1", STORY)
    clock.later(minutes=12)
    her.press("Go on")
    assert "Your text is kept." in her.text
    assert STORY not in her.everything
    sign_in_again(her, "wife")
    assert her.heading == "We kept what you typed"
    assert STORY in her.text
    her.press("Go on with this text")
    to_the_check(her)
    assert STORY in her.text and "Het begon in 2018." in her.text


def test_what_was_written_is_never_given_to_the_next_person(phone: Phones, clock: FakeClock) -> None:
    her = phone("wife")
    her.open("cases/new/complaint")
    her.write("What happened?", STORY)
    clock.later(minutes=12)
    her.press("Go on")
    sign_in_again(her, "husband")
    assert her.heading != "We kept what you typed"
    assert STORY not in her.everything
    her.open("sign-in/typed")
    assert STORY not in her.everything


def test_a_line_that_is_lost_while_sending_costs_nothing(phone: Phones) -> None:
    her = phone("wife")
    her.open("cases/new/complaint")
    her.write("What happened?", STORY)
    her.page.context.set_offline(True)
    her.button("Go on").click()
    assert her.page.get_by_text("There is no connection. Your text is still here.").is_visible()
    assert her.box("What happened?").input_value() == STORY
    her.page.context.set_offline(False)
    her.press("Go on")
    to_the_check(her)
    her.page.context.set_offline(True)
    her.button("Send").click()
    assert her.heading == CHECK
    her.page.context.set_offline(False)
    her.press("Send")
    assert her.heading == "We received it"
    her.open("cases")
    assert her.page.locator("main dt", has_text="Number").count() == 1


def tab_to(who: Citizen, words: str) -> None:
    """Press Tab until the focus is on what has these words; it must be visible there."""
    for _press in range(60):
        who.page.keyboard.press("Tab")
        if words in who.page.evaluate("""() => {
            const one = document.activeElement, label = one.labels?.[0] || one
            return (label.innerText || "").trim()
        }"""):
            assert who.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    raise AssertionError(f"no way to {words!r} with the Tab key on {who.heading!r}")


def enter(who: Citizen) -> None:
    """Press Enter, and wait for the page it leads to."""
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    who.look()


def test_a_complaint_is_filed_with_the_keyboard_alone(phone: Phones) -> None:
    her = phone("wife")
    her.open("")
    tab_to(her, "Go to the text of this page")
    her.page.keyboard.press("Enter")
    tab_to(her, "Say what went wrong")
    enter(her)
    tab_to(her, "What happened?")
    her.page.keyboard.type(STORY)
    while her.heading != CHECK:
        tab_to(her, "Go on")
        enter(her)
    tab_to(her, "Send")
    enter(her)
    assert her.heading == "We received it"
