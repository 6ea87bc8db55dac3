"""What an entry says of consent, when a rule asked for one that was not there."""

from __future__ import annotations

import pytest

from portal.agencies.breaches import BREACHES, needed_release
from portal.consultations import sentences
from portal.settings import ROOT
from portal.words import Words, load_words


@pytest.fixture(scope="module")
def dutch() -> Words:
    """The words of a Dutch page."""
    return load_words(ROOT / "translations", ["nl"])["nl"]


@pytest.mark.requirement("R-020")
@pytest.mark.parametrize("code", BREACHES)
def test_a_page_does_not_say_that_a_yes_was_needed_and_that_it_was_not(code: str, dutch: Words) -> None:
    asked_for_a_yes = "Hiervoor was een ja nodig" in dutch.text(BREACHES[code].why)
    assert needed_release(f"other {code}") is asked_for_a_yes
    said = dutch.say(
        sentences.release("not_needed", basis="public_task", given_on=None, was_needed=needed_release(code))
    )
    assert ("toestemming niet nodig" in said) is not asked_for_a_yes


def test_an_entry_without_a_broken_rule_needed_no_yes() -> None:
    assert not needed_release("")
