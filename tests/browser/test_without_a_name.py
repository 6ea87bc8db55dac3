"""Somebody without a name complains at a computer of others, and comes back with six words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones

pytestmark = pytest.mark.browser

STORY = "Ik wacht al drie weken. Niemand belt terug."
ANSWER = "Met wie sprak je?"
Said = Callable[[str], str]


@pytest.fixture(params=["nl", "ar"])
def lang(request: pytest.FixtureRequest) -> str:
    """The language of both sides."""
    return str(request.param)


@pytest.fixture
def said(app: Flask, lang: str) -> Said:
    """Say something of ours in that language."""
    words = app.extensions["inzage"].words[lang]
    return lambda msgid: str(words.say(msgid))


def tell(who: Citizen, said: Said) -> str:
    """Complain and type the code back; return the code as it was written down."""
    who.open("signal")
    who.choose(said("I want to complain"))
    who.choose(said("I get no answer"))
    who.write(said("What do you want to tell?"), STORY)
    who.press(said("Send"))
    assert who.heading == said("Your code")
    code = " ".join(who.page.locator("main ol[translate=no] li").all_inner_texts())
    assert len(code.split()) == 6
    who.follow(said("I have written them down"))
    assert code.split()[0] not in who.text.split()
    who.write(said("Your six words"), code.replace(" ", "  "))
    who.press(said("This is my code"))
    assert who.heading == said("Thank you. We got it.")
    return code


def use(who: Citizen, said: Said, code: str) -> None:
    """Open it with the code."""
    who.open("signal/code")
    who.write(said("Your six words"), code)
    who.press(said("Open"))


@pytest.mark.requirement("R-199", "L-04")
def test_a_complaint_without_a_name_is_answered_and_gets_its_name_later(
    phone: Phones, scripts: bool, lang: str, said: Said
) -> None:
    someone = phone(scripts=scripts, lang=lang)
    code = tell(someone, said)
    handler = phone("complaint-handler", scripts=scripts, lang=lang)
    handler.open("desk/signals")
    assert STORY in handler.text
    handler.page.locator("main h2 a").first.click()
    handler.look()
    handler.write(said("Your message"), ANSWER)
    handler.press(said("Send this answer"))
    assert ANSWER in handler.text
    elsewhere = phone(scripts=scripts, lang=lang)
    use(elsewhere, said, code)
    assert ANSWER in elsewhere.text
    elsewhere.follow(said("Add your name and address"))
    elsewhere.write(said("What is your name?"), "Noor de Wit")
    elsewhere.write(said("What is your address?"), "Kade 1")
    elsewhere.choose(said("This is my own story, and I sign it with this tick."))
    elsewhere.press(said("Add my name"))
    assert ANSWER in elsewhere.text
    assert STORY in elsewhere.text
    number = elsewhere.page.locator("main dl bdi[dir=ltr]").first.inner_text()
    handler.open("desk/complaints")
    assert number in handler.text
    elsewhere.press(said("Close it here"))
    assert elsewhere.heading == said("It is closed here")
    elsewhere.back()
    assert STORY not in elsewhere.text


@pytest.mark.requirement("L-04")
def test_it_goes_into_an_account_after_signing_in(
    phone: Phones, scripts: bool, lang: str, said: Said
) -> None:
    someone = phone(scripts=scripts, lang=lang)
    code = tell(someone, said)
    someone.sign_in("wife")
    use(someone, said, code)
    someone.follow(said("Put it with your account"))
    someone.press(said("Put it with my account"))
    assert someone.heading == said("Your case")
    assert STORY in someone.everything
    other = phone(scripts=scripts, lang=lang)
    use(other, said, code)
    assert said("This code opens nothing. Look at the words and the language, or call us.") in other.text
