"""An organisation of advocates comes in by invitation with an app; a colleague takes a client over (J07)."""

from __future__ import annotations

import base64
import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from portal.accounts import second
from tests.accounts.inviting import ORGANISATION
from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.clocks import FakeClock

pytestmark = pytest.mark.browser

PASSWORD = "kachel brug wolk tien"  # Invented.
CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")


class Worker:
    """Somebody of the organisation: a browser, and an app that shows a code of the moment."""

    def __init__(self, who: Citizen, clock: FakeClock) -> None:
        self.who, self.clock = who, clock
        self.number, self.secret = "", b""

    def fill(self, **values: str) -> None:
        """Fill in boxes by their names."""
        for name, value in values.items():
            self.who.page.locator(f"main input[name={name}]").fill(value)

    def send(self, to: str) -> None:
        """Press the button of a form of the page."""
        self.who.page.locator(f"main form[action$='{to}'] button").last.click()
        self.who.look()

    def shown(self) -> str:
        """What the app shows; never the same code twice."""
        self.clock.later(seconds=30)
        return second.code_at(self.secret, int(self.clock.now().timestamp()) // second.STEP)

    def comes_in(self, number: str, code: str) -> None:
        """Use an invitation: number and code, an app, a password, and codes for when the app is gone."""
        page = self.who.page
        self.who.open("sign-in/work/code")
        self.fill(number=number, code=code)
        self.send("/code")
        expect(page.locator("main p[aria-hidden=true] svg")).to_have_count(1)
        self.secret = base64.b32decode(page.locator("main p > b > bdi").inner_text().replace(" ", ""))
        self.number = number
        self.fill(password=PASSWORD, again=PASSWORD, second="000000")
        self.send("/app")
        assert page.locator("input[name=second][aria-invalid=true]").count() == 1, "not without the app"
        self.fill(password=PASSWORD, again=PASSWORD, second=self.shown())
        self.send("/app")
        assert page.locator("main li > b > bdi").count() == 8
        page.locator("main a[href$='/helping']").click()
        self.who.look()

    def signs_in_again(self) -> None:
        """Sign out, and come in with number, password and the app; never with two of the three."""
        self.who.page.locator("form[action$='/sign-out'] button").last.click()
        self.who.open("sign-in")
        self.who.page.locator("main details:has(a[href$='/sign-in/work']) summary").click()
        self.who.page.locator("main a[href$='/sign-in/work']").click()
        self.fill(number=self.number, password=PASSWORD, second="123456")
        self.send("/work")
        assert self.who.at.endswith("/sign-in/work"), "the password alone opens nothing"
        self.fill(number=self.number, password=PASSWORD, second=self.shown())
        self.send("/work")
        assert self.who.at == f"/{self.who.lang}/helping"

    def uses(self, code: str) -> None:
        """Type a code, and take up what it allows."""
        self.who.open("helping/code")
        self.fill(code=code)
        self.send("/code")
        self.who.page.locator("button[name=do][value=take]").click()
        self.who.look()


def invitation(who: Citizen) -> tuple[str, str]:
    """Read the number and the code of an invitation, which stand on the page once."""
    number, code = who.page.locator("main p > b > bdi").all_inner_texts()
    return number, code


def give_code(her: Citizen) -> str:
    """Let the organisation see who talked about her for ten days, and return the code for it."""
    page = her.page
    her.open("me/helpers/new")
    page.locator("input[name=helper]").fill("Noor")
    page.locator("select[name=agency]").select_option(label=ORGANISATION)
    page.locator("input[name=acts][value=see]").check()
    for part, value in (("day", "3"), ("month", "12"), ("year", "2026")):
        page.locator(f"input[name=until-{part}]").fill(value)
    page.locator("main form button").first.click()
    page.locator("button[name=do][value=give]").click()
    her.look()
    found = CODE.search(her.text)
    assert found
    return found[0]


@pytest.mark.requirement("T-55", "T-56", "L-97")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_an_advocate_comes_in_by_invitation_and_a_colleague_takes_over(
    app: Flask, phone: Phones, clock: FakeClock, lang: str
) -> None:
    officer, her = phone("privacy-officer", scripts=False), phone("wife", scripts=False, lang=lang)
    lead, colleague = (Worker(phone(scripts=scripts, lang=lang), clock) for scripts in (True, False))
    officer.open("desk/advocates")
    officer.page.locator("select[name=agency]").select_option(label=ORGANISATION)
    officer.write("What do you call this colleague?", "Noor")
    officer.press("Make an invitation")
    lead.comes_in(*invitation(officer))
    lead.who.page.locator("main a[href$='/helping/colleagues']").click()
    lead.fill(label="Sam")
    lead.send("/colleagues")
    colleague.comes_in(*invitation(lead.who))
    colleague.signs_in_again()

    lead.uses(give_code(her))
    name = "Imane"
    assert name in lead.who.text
    badge = app.extensions["inzage"].words[lang].text("ends soon")
    # A badge shows its first letter as a capital.
    assert badge in lead.who.text.lower(), "the end comes near, and it says so"
    colleague.who.open("helping")
    assert name not in colleague.who.everything, "only own clients"
    hers = lead.who.page.locator("main h2 a").get_attribute("href")
    assert hers is not None
    lead.who.page.locator("main details summary").first.click()
    lead.who.page.locator("main form[action$='/colleague'] button").click()
    handed = CODE.search(lead.who.text)
    assert handed
    colleague.uses(handed[0])
    assert name in colleague.who.text
    lead.who.open("helping")
    assert name not in lead.who.everything
    assert lead.who.open(hers).status == 404, "whoever handed over sees this person no more"
    colleague.who.page.locator("main h2 a").click()
    colleague.who.look()
    assert name in colleague.who.everything, "it says on behalf of whom"
    passed_on = app.extensions["inzage"].words[lang].text("A colleague of the same organisation took over")
    her.page.reload()
    assert passed_on in her.text, "she reads it"
    her.page.locator("main form[action$='/stop'] button").click()
    assert colleague.who.open(hers).status == 404, "stopped at the next click"
    colleague.who.open("helping")
    assert name not in colleague.who.everything
