"""Three boys of one house, each with his own letter and page; a stepfather can only ask (J04)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from portal.cases.models import Attachment, Case
from portal.people.models import Account
from tests.browser.citizen import Citizen
from tests.browser.conftest import PHONE, Phones
from tests.browser.test_told_out_loud import A_MICROPHONE
from tests.browser.test_without_digid import PASSWORD, Proof, Speaker, paper_on, seen, use_code
from tests.browsers import CHROMIUM, FLAGS
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.test_three_boys import BOYS, FAMILY, account_for, person_of
from tests.mandates.ways import store_of

pytestmark = pytest.mark.browser

AYOUB: Proof = ("999990135", ("20", "5", "2013"))
TIJN: Proof = ("999990147", ("11", "2", "2014"))
LUUK: Proof = ("999990159", ("28", "7", "2012"))
BY_HAND = "Give a code in the hand: a first one, or a new one after a loss"
BY_LETTER = "Send a letter with a code to the home address"


@pytest.fixture(params=["nl", "ar"])
def boy(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    """The phone of a boy, whose microphone hears a tone, and who is not signed in."""
    found = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *A_MICROPHONE])
    page = found.new_context(viewport=PHONE, base_url=address, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(30_000)
    yield Citizen(page, lang=request.param)
    found.close()


def invited(app: Flask, helper: Speaker) -> None:
    """Let three letters leave for one house; each names one of the boys and tells nothing of anybody."""
    for of in (AYOUB, TIJN, LUUK):
        helper.who.open("desk/accounts")
        helper.choose(BY_LETTER)
        helper.proof(of)
        helper.press("Go on")
    helper.who.open("demo/letters")
    letters = [" ".join(one.split()) for one in re.split(r"(?=Ayoub |Tijn |Luuk )", helper.who.text)]
    for name in BOYS.values():
        (own,) = [one for one in letters if one.startswith(name)]
        assert not [other for other in FAMILY - {name, "Duinker", "Zandstra"} if other in own], name
        assert not [word for word in ("hulp", "overleg", "briefje", "voetbal") if word in own.lower()]
    with store_of(app).reading() as work:
        whose = {row.person_id for row in work.rows(select(Account.person_id).where(Account.issuer == "own"))}
    assert {person_of(app, one) for one in BOYS} <= whose


def says_it_out_loud(app: Flask, boy: Citizen) -> str:
    """Say something into the phone, from the own page, and send it; return the case."""
    page = boy.page
    boy.open("me/young")
    page.locator("main a[href*='/cases/say']").click()
    page.locator("#say-start").click()
    expect(page.locator("#say-stop")).to_be_visible()
    page.wait_for_timeout(2500)
    page.locator("#say-stop").click()
    expect(page.locator("#say-again")).to_be_visible()
    page.locator("#own").check()
    page.locator("main form button.nl-button--primary").click()
    boy.open(f"{boy.at.split('?')[0]}?q=check")
    page.locator("main form[action*='/send'] button").first.click()
    boy.look()
    with store_of(app).reading() as work:
        row = work.row(select(Case.id, Case.person_id, Case.account_id))
        (voice,) = work.rows(select(Attachment.media_type, Attachment.language))
        own = work.rows(select(Account.id).where(Account.issuer == "own", Account.person_id == row.person_id))
    assert row is not None
    assert row.person_id == person_of(app, "p-ayoub")
    assert [one.id for one in own] == [row.account_id], "it is stored as his"
    assert (voice.media_type, voice.language) == ("audio/webm", boy.lang)
    return str(row.id)


@pytest.mark.requirement("R-213", "R-004", "L-90", "L-94", "L-95", "T-09", "T-12")
def test_a_boy_says_something_on_his_own_page_and_his_stepfather_can_only_ask(
    app: Flask, phone: Phones, boy: Citizen
) -> None:
    """The whole of J04, in two languages: letters, a code in the hand, a voice, and what a parent asks."""
    lang = boy.lang
    helper, second = (
        Speaker(app, phone(name, scripts=False, lang=lang)) for name in ("helpdesk", "team-leader")
    )
    invited(app, helper)
    seen(helper, second, BY_HAND, AYOUB)
    use_code(Speaker(app, boy), *paper_on(helper), PASSWORD)
    for address in ("consultations", "declarations", "notices", "me/young"):
        assert boy.open(address).status == 200, address
        assert not [name for name in FAMILY - {"Ayoub", "Zandstra"} if name in boy.text], address
    case = says_it_out_loud(app, boy)
    assert boy.faults == []

    account_for(app, "p-wessel", "stepfather")
    stepfather, officer = phone("stepfather", lang=lang), phone("privacy-officer", lang=lang)
    stepfather.open("me/children")
    assert "Ayoub" not in stepfather.everything
    stepfather.page.locator("main textarea").fill("Ayoub woont bij mij.")
    stepfather.page.locator("main form[action$='/children'] .nl-button--primary").click()
    stepfather.look()
    assert Speaker(app, stepfather).sees("We have your question. Somebody decides, and you get a message.")
    officer.open("desk/parents")
    assert "Ayoub" not in officer.text, "no names on the list"
    officer.page.locator("main a[href*='/desk/parents/']").first.click()
    officer.page.locator("input[value='no']").check()
    officer.page.locator("main textarea").fill("U hebt geen gezag over dit kind.")
    officer.page.locator("main form .nl-button--primary").first.click()
    stepfather.open("me/children")
    assert "U hebt geen gezag over dit kind." in stepfather.text
    custody = custody_of(app, "stepfather", "p-ayoub")
    for address in (f"cases/{case}", f"for/{custody}/cases/{case}", f"for/{custody}/consultations"):
        assert stepfather.open(address).status == 404, address


@pytest.mark.requirement("L-90", "L-91", "T-09")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_the_page_of_a_boy_of_sixteen_opens_to_no_parent_of_itself(
    app: Flask, phone: Phones, lang: str
) -> None:
    account_for(app, "p-lotte", "his-mother")
    custody = custody_of(app, "his-mother", "p-ayoub")
    mother = phone("his-mother", scripts=False, lang=lang)
    for years, status in ((11, 200), (12, 404), (16, 404)):
        born(app, "p-ayoub", years_ago(years))
        assert mother.open(f"for/{custody}/consultations").status == status, years
        mother.open("me/children")
        assert ("Ayoub" in mother.text) is (years < 16), years
