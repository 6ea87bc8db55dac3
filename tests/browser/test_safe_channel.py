"""A woman in danger says where and how she can be reached; nothing reaches her elsewhere (J06)."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from portal.notices.models import Delivery
from portal.worker.running import bench_of, run_due
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.browser.ways import in_words_of
from tests.desk.ways import assignment_of, person_of, store_of

pytestmark = pytest.mark.browser

WORD = "Zilvervos"
FRIEND = "N. Vossenberg\nc/o J. Vriend\nKade 1\n9904 BB Waterstad"
TOPICS = 4


def hears_only_here(who: Citizen) -> bool:
    """Tell whether of each kind of thing nothing leaves the portal."""
    who.open("me/notices")
    return who.page.locator("main input[value=portal]:checked").count() == TOPICS


def press_first(who: Citizen, form: str) -> None:
    """Press the button of a form."""
    who.page.locator(f"main form[action$='{form}'] button").first.click()
    who.look()


@pytest.mark.requirement("R-194", "T-13", "T-16")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_she_is_told_here_alone_and_letters_go_to_a_friend_only_after_her_code(
    app: Flask, phone: Phones, scripts: bool, lang: str
) -> None:
    her = phone("at-risk", scripts=scripts, lang=lang)
    assert hears_only_here(her)
    her.open("me/notices/post")
    her.page.locator("main textarea").fill(FRIEND)
    press_first(her, "/post")
    assert her.at.endswith("/me/notices/post/code")
    code = re.search(r"\d{6}", her.text)
    assert code
    assert hears_only_here(her)
    assert "Kade 1" not in her.text, "nothing goes there before the code came back"
    her.page.locator("main a[href$='/post/code']").click()
    her.look()
    her.page.locator("main input[name=code]").fill(code[0])
    press_first(her, "/code")
    assert "Kade 1" in her.text
    assert hears_only_here(her), "an address alone changes nothing"
    run_due(bench_of(app.extensions["inzage"]))
    with store_of(app).reading() as work:
        sent = select(Delivery.purpose).where(Delivery.person_id == person_of(app, "at-risk"))
        assert {row.purpose for row in work.rows(sent)} == {"code"}


@pytest.mark.requirement("T-13")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_nobody_says_anything_on_the_phone_without_her_word(
    app: Flask, phone: Phones, scripts: bool, lang: str
) -> None:
    said = in_words_of(app, lang)
    her, officer = phone("at-risk", scripts=scripts, lang=lang), phone("safety-officer", lang=lang)
    her.open("me/code-word")
    for name in ("word", "word_again"):
        her.page.locator(f"main input[name={name}]").fill(WORD)
    press_first(her, "/me/code-word")
    assert WORD not in her.everything
    own = f"desk/people/{assignment_of(app, 'safety-officer', 'at-risk')}"
    officer.open(own)
    officer.page.locator("main a[href$='/word']").click()
    officer.look()
    for word, answer in (("Vossenberg", 400), (WORD, 200)):
        officer.page.locator("main input[name=word]").fill(word)
        with officer.page.expect_response(lambda one: one.url.endswith("/word")) as found:
            press_first(officer, "/word")
        assert found.value.status == answer
    assert WORD not in officer.everything
    her.open("notices")
    assert said("A word for the phone was chosen. Was that not you? Call us.") in her.text
