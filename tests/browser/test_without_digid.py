"""Ko has no DigiD: a letter lets him send, a counter opens the rest and replaces what he lost."""

from __future__ import annotations

import pytest
from flask import Flask

from portal.accounts.phrases import DOES_NOT_FIT
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones

pytestmark = pytest.mark.browser

Proof = tuple[str, tuple[str, str, str]]
KO: Proof = ("999990202", ("7", "7", "1965"))
PASSWORD, OTHER = "fiets maan soep zes", "دراجة قمر شوربة ستة"


class Speaker:
    """Somebody at a screen in one language, who finds things by the words that stand there."""

    def __init__(self, app: Flask, who: Citizen) -> None:
        self.who = who
        self.words = app.extensions["inzage"].words[who.lang]

    def write(self, label: str, text: str) -> None:
        """Write in the box with this label."""
        self.who.page.locator("main").get_by_label(self.words.text(label), exact=True).fill(text)

    def choose(self, label: str) -> None:
        """Choose the answer with this label."""
        self.who.page.locator("main").get_by_label(self.words.text(label)).first.check()

    def press(self, name: str) -> None:
        """Press a button of the page."""
        self.who.page.locator("main").get_by_role("button", name=self.words.text(name), exact=True).click()
        self.who.look()

    def follow(self, name: str) -> None:
        """Follow a link of the page."""
        self.who.follow(self.words.text(name))

    def sees(self, text: str) -> bool:
        """Tell whether this stands on the page."""
        return self.words.text(text) in self.who.text

    def proof(self, of: Proof) -> None:
        """Type what stands in somebody's passport."""
        self.write("The citizen service number", of[0])
        for part, value in zip(("Day", "Month", "Year"), of[1], strict=True):
            self.write(part, value)


def paper_on(screen: Speaker) -> tuple[str, str]:
    """Read the code and the number of a letter."""
    code, number = screen.who.page.locator("main p.code bdi").all_inner_texts()
    return code, number


def use_code(him: Speaker, code: str, number: str, password: str) -> None:
    """Type the code and choose a password."""
    him.who.open("sign-in/own/code")
    him.write("Your number", number)
    him.write("Your code", code)
    him.press("Go on")
    him.write("Your new password", "te kort")
    him.write("Type the same password again", "te kort")
    him.press("Keep it and sign in")
    assert him.sees("Use 15 signs or more. Three or four words are good.")
    him.write("Your new password", password)
    him.write("Type the same password again", password)
    him.press("Keep it and sign in")
    assert him.who.at == f"/{him.who.lang}/me/account"


def sign_in(him: Speaker, number: str, password: str) -> None:
    """Sign in with number and password."""
    him.who.open("sign-in")
    him.follow("Sign in without DigiD")
    him.write("Your number", number)
    him.write("Your password", password)
    him.press("Sign in")


def seen(helper: Speaker, second: Speaker, what: str, of: Proof = KO) -> None:
    """Two employees look at somebody's passport."""
    helper.who.open("desk/accounts")
    helper.choose(what)
    helper.proof(of)
    helper.press("Go on")
    assert helper.sees("Ask a colleague to come and look at the same passport or ID card.")
    second.who.open("desk/accounts/agree")
    second.proof(of)
    second.press("I saw this person")
    assert second.sees("Your colleague can go on now.")
    helper.follow("My colleague agreed")
    helper.press("Go on")


@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_a_man_without_digid_comes_in_by_letter_is_seen_and_loses_his_password(
    app: Flask, phone: Phones, scripts: bool, lang: str
) -> None:
    him = Speaker(app, phone(scripts=scripts, lang=lang))
    helper = Speaker(app, phone("helpdesk", scripts=scripts, lang=lang))
    second = Speaker(app, phone("team-leader", scripts=scripts, lang=lang))
    him.who.open("demo/letters")
    use_code(him, *paper_on(him), PASSWORD)
    assert him.sees(
        "All else stays closed until we have seen you once. Come to a counter with your passport or ID card."
    )
    assert him.who.open("consultations").status == 403
    assert him.sees("You signed in without DigiD. Then this page is closed, for everybody.")
    him.follow("Tell what happened")
    him.who.open("cases")
    him.who.look()
    seen(helper, second, "Say that we saw this person, so that all pages open")
    assert him.who.open("consultations").status == 200
    seen(helper, second, "Give a code in the hand: a first one, or a new one after a loss")
    code, number = paper_on(helper)
    him.who.open("me")
    assert "/sign-in" in him.who.at, "what was before died at once"
    sign_in(him, number, PASSWORD)
    assert him.sees(DOES_NOT_FIT)
    use_code(him, code, number, OTHER)
    him.who.page.locator("#out button").click()
    sign_in(him, number, OTHER)
    assert him.who.at == f"/{lang}/me/account"
    assert him.who.open("consultations").status == 200
