"""Two partners, one talk: each reads a text of their own. Journey J02."""

from __future__ import annotations

import pytest

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import complain_shortly

pytestmark = pytest.mark.browser

ONLY_HERS = (
    "kind die dag niet kan ophalen",
    "artsen en therapeuten",
    "Een vraag over uw agenda",
    "Health",
)
ONLY_HIS = (
    "Kan hij op deze dag naar het gesprek komen?",
    "als er iemand thuis was",
    "Een vraag over uw afspraak",
)


def entry_of_27_august(who: Citizen) -> str:
    """Open the entry of that day from the list, and return all that the browser was sent for it."""
    who.open("consultations")
    who.page.locator("main li", has_text="27 August 2019").get_by_role("link").first.click()
    who.look()
    return who.everything


@pytest.mark.requirement("R-030", "T-02")
def test_each_partner_reads_a_text_of_their_own_about_the_same_talk(phone: Phones, scripts: bool) -> None:
    hers = entry_of_27_august(phone("wife", scripts=scripts))
    his = entry_of_27_august(phone("husband", scripts=scripts))
    for words in ONLY_HERS:
        assert words in hers and words not in his, words
    for words in ONLY_HIS:
        assert words in his and words not in hers, words


def test_he_sees_that_he_himself_was_not_asked_first(phone: Phones) -> None:
    him = phone("husband")
    entry_of_27_august(him)
    assert "Appointments" in him.text
    assert "No. They say that they could not ask you." in him.text
    assert "Nobody told you before." in him.text


@pytest.mark.requirement("R-030")
def test_what_was_said_about_the_child_opens_on_the_childs_own_page(phone: Phones, scripts: bool) -> None:
    him = phone("husband", scripts=scripts)
    entry_of_27_august(him)
    assert "artsen en therapeuten" not in him.everything
    him.follow("See what was said about your child")
    assert "artsen en therapeuten" in him.text
    assert "You act on behalf of Sami" in him.everything


def test_after_signing_out_the_way_back_shows_nothing(phone: Phones, scripts: bool) -> None:
    him = phone("husband", scripts=scripts)
    entry_of_27_august(him)
    him.press("Done? Erase everything")
    assert "signed out" in him.heading
    him.back()
    assert him.heading == "Sign in"
    for words in ONLY_HIS:
        assert words not in him.everything


@pytest.mark.requirement("R-030")
def test_her_complaint_does_not_exist_for_him(phone: Phones, scripts: bool) -> None:
    her, him = phone("wife", scripts=scripts), phone("husband", scripts=scripts)
    complain_shortly(her)
    case = her.at.removesuffix("/receipt")
    him.open("cases")
    assert "Nothing here yet" in him.text
    theirs, made_up = him.open(case), him.everything
    assert theirs.status == 404
    none = him.open("cases/00000000000000000000000000")
    assert none.status == 404
    assert him.everything == made_up, "not his, and not there at all, are the same page"
