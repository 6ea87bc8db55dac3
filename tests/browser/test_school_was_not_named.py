"""A mother at a computer of the library complains about what school was told. Journey J03, first half."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Phones
from tests.browser.ways import to_the_check
from tests.clocks import FakeClock

pytestmark = pytest.mark.browser

SCHOOL = "Basisschool De Waterlelie"


@pytest.mark.requirement("R-100", "R-138")
def test_she_reads_what_she_signed_and_that_not_named_is_no(phone: Phones, scripts: bool) -> None:
    her = phone("mother", scripts=scripts)
    her.open("")
    her.follow("Read what you signed")
    for kind in ("What others may tell about you", "Help you agreed to", "What you read"):
        assert her.page.get_by_role("heading", name=kind).is_visible(), "three kinds, never mixed"
    her.follow("De Brug mag overleggen over Mees")
    named = her.part("Who may know it")
    assert "Not named is no." in named
    assert "Wijkteam De Haven: Yes, they may know it" in named
    assert SCHOOL not in named
    signed = her.part("The text as you saw it")
    for words in ("2025-3", "Wie hier niet staat, hoort niets.", "15 September 2025"):
        assert words in signed
    her.back()
    her.follow("De Brug mag overleggen over Mees (nieuw)")
    assert f"{SCHOOL}: No, they may not know it" in her.part("Who may know it")


def test_she_complains_about_two_organisations_at_once(phone: Phones, scripts: bool) -> None:
    her = phone("mother", scripts=scripts)
    her.open("declarations")
    her.follow("De Brug mag overleggen over Mees (nieuw)")
    her.follow("Complain about this")
    her.write("What happened?", "De Brug vertelde school hoe het thuis gaat. School mag dat niet weten.")
    her.press("Go on")
    her.press("Go on")
    assert her.box("Jeugdhulp De Brug").is_checked()
    her.choose("Gemeente Waterstad")
    to_the_check(her)
    assert "Jeugdhulp De Brug" in her.text and "Gemeente Waterstad" in her.text
    her.press("Send")
    assert her.heading == "We received it"
    assert "De Brug mag overleggen over Mees (nieuw)" in her.text


def test_ten_minutes_later_the_next_visitor_of_the_library_sees_nothing_of_her(
    phone: Phones, scripts: bool, clock: FakeClock
) -> None:
    her = phone("mother", scripts=scripts)
    for path in ("declarations", "cases", "consultations", "me"):
        assert "no-store" in str(her.open(path).header_value("cache-control")), path
    clock.later(minutes=9)
    her.open("declarations")
    assert her.heading == "Your declarations", "each page begins ten new minutes"
    clock.later(minutes=10, seconds=1)
    her.open("declarations")
    assert her.heading == "Sign in"
    her.back()
    assert her.heading == "Sign in"
    assert "Mees" not in her.everything
