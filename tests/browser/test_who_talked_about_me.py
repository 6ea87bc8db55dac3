"""A woman reads which coaches talked about her, and complains. Journey J01, the citizen's part."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import CHECK, to_the_check, write_day
from tests.clocks import FakeClock

pytestmark = pytest.mark.browser

OWN_TEXT = "Is er iets waardoor zij het kind die dag niet kan ophalen?"
PROMISE = "Mij is beloofd dat zij niet over mij praten."
TOLD = "Zij deelden iets zonder het mij te vertellen."


def to_27_august(her: Citizen) -> None:
    """Open the entry of 27 August 2019 from the list."""
    entry = her.page.locator("main li", has_text="Een vraag over uw agenda")
    entry.get_by_role("link").first.click()
    her.look()


def answer_all(her: Citizen) -> None:
    """Fill in a complaint from its first question to the page with all answers."""
    her.write("What happened?", "Twee coaches spraken over mijn gezin.")
    her.press("Go on")
    her.write("Point 1", PROMISE)
    her.press("Add another point")
    assert her.box("Point 1").input_value() == PROMISE
    her.write("Point 2", TOLD)
    her.press("Go on")
    assert her.box("Werk en Inkomen Waterstad").is_checked(), "who the entry is about is chosen already"
    her.press("Go on")
    her.press("Go on")
    write_day(her, "27", "augustus", "2019")
    her.press("Go on")
    her.write("What do you hope for?", "Dat zij eerst mij vragen.")
    her.press("Go on")
    her.choose("To me")
    her.press("Go on")
    her.choose("No")
    her.press("Go on")
    her.choose("Yes")
    her.press("Go on")
    write_day(her, "21", "10", "2018")
    her.press("Go on")
    assert "Do you want to add a letter or a picture?" in her.text
    her.press("Go on")
    assert her.heading == CHECK


@pytest.mark.requirement("R-008", "R-020", "R-147")
def test_she_finds_the_talk_of_27_august_and_reads_who_asked_what_and_why(
    phone: Phones, scripts: bool
) -> None:
    her = phone(scripts=scripts)
    her.open("")
    her.follow("See who talked about you")
    assert her.heading == "Sign in"
    her.follow("Choose a demo person")
    her.page.locator("form:has(input[value=wife]) button").click()
    assert her.heading == "Who talked about you", "signing in leads to what she asked for"
    to_27_august(her)
    for words in (
        "Workers of Werk en Inkomen Waterstad talked about you",
        "Written down afterwards",
        "asked (werkcoach van uw man)",
        "answered (uw werkcoach)",
        "They talked in person",
        "Health",
        "De werkcoach wilde een afspraak plannen.",
        OWN_TEXT,
        "27 August 2019, 10:15",
        "12 March 2020, 09:00",
        "Yes. It stood in your file already.",
        "No. They say that they could not ask you.",
        "No. Nobody told you before.",
        "Participatiewet",
    ):
        assert words in her.text, words
    assert "They say that your consent was not needed." in her.part("Your consent")
    for choice in ("Ask why", "Complain about this", "I do not want them to use this", "Who can I call"):
        assert her.page.get_by_role("link", name=choice, exact=True).last.is_visible()


@pytest.mark.requirement("R-148")
def test_she_asks_why_and_gets_the_day_of_the_answer(phone: Phones, scripts: bool) -> None:
    her = phone("wife", scripts=scripts)
    her.open("consultations")
    to_27_august(her)
    her.follow("Ask why")
    assert "27 August 2019" in her.text, "the question knows what it is about"
    her.write("Question 1", "Waarom is dit gevraagd?")
    for _page in range(4):
        her.press("Go on")
    her.press("Send")
    assert her.heading == "We received it"
    assert "You get an answer on 7 December 2026 at the latest." in her.text


@pytest.mark.requirement("R-003", "R-239")
def test_she_complains_about_two_points_and_keeps_a_receipt_with_a_last_day(
    phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    clock.later(days=81)
    assert clock.today() == date(2027, 2, 12), "six weeks later it is Good Friday, and then Easter"
    her = phone("wife", scripts=scripts)
    her.open("consultations")
    to_27_august(her)
    her.follow("Complain about this", first=True)
    answer_all(her)
    for words in (PROMISE, TOLD, "27 August 2019", "21 October 2018", "Dat zij eerst mij vragen."):
        assert words in her.text, words
    assert "30 March 2027" in her.part("If you send it today")
    her.press("Send")
    assert her.heading == "We received it"
    assert "30 March 2027" in her.part("Days to remember")
    found = re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", her.text)
    assert found, "a receipt has a number"
    her.follow("Follow your case")
    points = her.part("Your points, each with its own answer")
    assert PROMISE in points and TOLD in points
    assert points.count("Answer on 30 March 2027 at the latest.") == 2, "each point has a state of its own"
    her.open("cases")
    assert found[0] in her.text, "she finds it back under her cases"


@pytest.mark.requirement("R-003")
def test_pressing_send_twice_and_sending_again_after_going_back_makes_one_case(
    phone: Phones, scripts: bool
) -> None:
    her = phone("wife", scripts=scripts)
    her.open("cases/new/complaint")
    her.write("What happened?", "Zij hielden zich niet aan een belofte.")
    to_the_check(her)
    her.button("Send").dblclick()
    her.page.get_by_role("heading", name="We received it").wait_for()
    her.back()
    if her.heading == CHECK:
        her.press("Send")
    assert her.page.url.endswith("/receipt") or her.heading == "Your case"
    her.open("cases")
    assert her.page.locator("main dt", has_text="Number").count() == 1


@pytest.mark.requirement("R-030")
def test_her_list_holds_nothing_that_is_only_about_her_husband(phone: Phones) -> None:
    her = phone("wife")
    her.open("consultations")
    for only_his in ("Vraag over uw proefweek", "Vraag over hulp bij uw rug", "Gesprek over uw werk"):
        assert only_his not in her.everything
    her.sign_in("husband")
    her.open("consultations")
    assert "Vraag over uw proefweek" in her.text, "it is on his own list"
