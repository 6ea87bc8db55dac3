"""Somebody with a secret address asks who gave it away. Journey J11, its first half."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Phones
from tests.browser.ways import CHECK, complain_shortly
from tests.cases.ways import picture
from tests.clocks import FakeClock

pytestmark = pytest.mark.browser

ASKED = "Mijn adres is geheim. Toch kreeg ik een brief van iemand die het niet mag weten."
SECRET = "Schuilhof"
"""Stands in the address that the town keeps of this person."""


@pytest.mark.requirement("R-211", "R-078")
def test_the_question_goes_with_a_copy_of_the_letter_and_has_a_month(
    phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    clock.later(days=69)
    person = phone("at-risk", scripts=scripts)
    person.open("")
    person.follow("See or correct your data")
    person.page.locator("main").get_by_role("link", name="Know who got your data").first.click()
    person.look()
    person.write("Which data do you mean?", ASKED)
    person.press("Go on")
    person.choose("Gemeente Waterstad")
    person.choose("Wmo-loket Waterstad")
    person.press("Go on")
    person.press("Go on")
    person.write("Who do you think got it?", "Iemand bij de woonstichting.")
    person.press("Go on")
    letter = {"name": "brief van de buren.jpg", "mimeType": "image/jpeg", "buffer": picture().getvalue()}
    person.page.locator("input[type=file]").set_input_files(letter)  # type: ignore[arg-type]  # A file, as a mapping.
    person.choose("A letter, a picture or another paper, not about health")
    person.press("Add this file")
    assert "These files are here" in person.text
    while person.heading != CHECK:
        person.press("Go on")
    for words in (ASKED, "Gemeente Waterstad", "Wmo-loket Waterstad", "Iemand bij de woonstichting."):
        assert words in person.text, words
    person.press("Send")
    assert person.heading == "We received it"
    days = person.part("Days to remember")
    assert "1 March 2027" in days, "a month after 31 January is 28 February, and that is a Sunday"
    person.page.locator("main summary").filter(has_text="How did we count this?").first.click()
    counted = person.part("Days to remember")
    for step in ("31 January 2027", "28 February 2027 is a Sunday"):
        assert step in counted, step
    assert "who got it, when, what it was, and on what ground" in person.everything
    person.follow("Follow your case")
    assert person.page.locator("main").get_by_role("link", name="brief van de buren.jpg").is_visible()
    assert SECRET not in person.everything
    person.follow("Read file 1 here")
    photo = person.page.locator("main img")
    photo.scroll_into_view_if_needed()
    assert photo.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0, "the picture is seen"


@pytest.mark.requirement("T-16")
def test_the_secret_address_is_on_no_page_of_anybody(phone: Phones) -> None:
    theirs = phone("at-risk")
    complain_shortly(theirs)
    receipt = theirs.at
    for path in (
        receipt,
        receipt.removesuffix("/receipt"),
        "/en/me",
        "/en/consultations",
        "/en/declarations",
    ):
        theirs.open(path)
        assert SECRET not in theirs.everything, path
    other = phone("subject-of-hold")
    for path in ("consultations", "consultations/picture", "consultations/access", "declarations", "cases"):
        other.open(path)
        assert SECRET not in other.everything, path
        assert "Vossenberg" not in other.everything, path
