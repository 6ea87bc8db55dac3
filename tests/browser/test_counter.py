"""A helper at an open counter helps one person with a code (J08), and a letter becomes a case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser.citizen import Citizen
from tests.browser.conftest import Phones
from tests.cases.test_attachments import picture

pytestmark = pytest.mark.browser

CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")


def code_of(who: Citizen) -> str:
    """Make a code at home, as it is written down on paper."""
    who.open("me/visits")
    who.page.locator("main form[action$='/code'] button").click()
    found = CODE.search(who.text)
    assert found
    return found[0]


def begin(helper: Citizen, code: str, *, setting: str) -> None:
    """Answer whether others can look, and let the person type the code."""
    helper.open("desk/help")
    helper.page.locator(f"input[name=setting][value={setting}]").check()
    helper.page.locator("input[name=code]").fill(code)
    helper.page.locator("main form[action$='/desk/help'] button").click()
    helper.look()


def allow(helper: Citizen, *acts: str) -> None:
    """Tick, as the person points at it, and say yes."""
    for act in acts:
        helper.page.locator(f"input[name=acts][value={act}]").check()
    helper.page.locator("main form button").first.click()
    helper.look()


@pytest.mark.requirement("R-050", "R-079", "R-125")
@pytest.mark.parametrize(
    ("person", "lang", "told"), [("counter-visitor", "nl", "Hulp"), ("newcomer", "ar", "مساعدة")]
)
def test_a_helper_at_an_open_counter(phone: Phones, person: str, lang: str, told: str) -> None:
    """Nothing says what it is about, one key covers all, and after the end there is no way back."""
    him, helper = phone(person, scripts=False, lang=lang), phone("helpdesk", lang="nl")
    code = code_of(him)
    begin(helper, code, setting="counter")
    assert helper.at.startswith(f"/{lang}/"), "the question is in the language of the person"
    assert helper.page.locator("main form svg").count() >= 4, "pictures to point at"
    allow(helper, "complaints")
    page = helper.page
    assert page.title() == told
    cover = page.locator("#cover")
    nav = page.locator("nav").first
    assert cover.get_attribute("open") is None, "it begins under the cover"
    assert not nav.is_visible()
    page.keyboard.press("F9")
    assert cover.get_attribute("open") is not None
    page.keyboard.press("F9")
    assert cover.get_attribute("open") is None
    assert not nav.is_visible()
    assert not page.locator("main h2").first.is_visible()
    page.keyboard.press("F9")
    address = helper.at.split("#")[0]
    helper.open(re.sub(r"/cases$", "/cases/new/complaint", address))
    page.locator("main textarea").fill("Er belde niemand.")
    while page.locator("form[action$='/send']").count() == 0:
        page.locator("main form .nl-button--primary").first.click()
        helper.look()
    page.locator("form[action$='/send'] .nl-button--primary").click()
    helper.look()
    page.locator("#end-visit").click()
    helper.look()
    assert not re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", helper.text), "not before the code"
    page.locator("main form[action$='/slip'] input[name='half']").fill(code[-5:])
    page.locator("main form[action$='/slip'] button").first.click()
    helper.look()
    number = re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", helper.text)
    assert number, "the slip has the number"
    with pytest.raises(Error, match="ERR_CACHE_MISS"):  # Of a page that came after a press nothing is kept.
        page.go_back()
    page.wait_for_url("chrome-error://**")
    gone = page.goto(address)
    assert gone is not None
    assert gone.status == 404, "no way back"
    him.open("me/visits")
    assert "Vraagloket Centrum" in him.text
    him.open("cases")
    assert number[0] in him.text


def test_a_couple_takes_turns_on_one_screen(phone: Phones) -> None:
    wife, husband, helper = phone("wife", scripts=False), phone("husband", scripts=False), phone("helpdesk")
    first = code_of(wife)
    begin(helper, first, setting="room")
    allow(helper, "see")
    hers = helper.at
    helper.page.locator(".inzage-more summary").click()
    helper.page.locator("form[action$='/sleep'] button").click()
    begin(helper, code_of(husband), setting="room")
    allow(helper, "see")
    gone = helper.page.goto(hers)
    assert gone is not None
    assert gone.status == 404
    helper.open("desk/help")
    helper.page.locator("main a[href*='/for/']").click()
    helper.page.locator("#end-visit").click()
    helper.open("desk/help")
    helper.page.locator("main a[href$='/wake']").click()
    helper.page.locator("input[name=half]").fill(first[-5:])
    helper.page.locator("main form button").click()
    assert "/for/" in helper.at


@pytest.mark.requirement("R-255")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_a_case_by_post(phone: Phones, scripts: bool, lang: str, tmp_path: Path) -> None:
    """What came on paper counts from its first day; the receipt is printed in the language of the letter."""
    helper, scan = phone("helpdesk", scripts=scripts, lang="nl"), tmp_path / "brief.jpg"
    scan.write_bytes(picture())
    helper.open("desk/post")
    page = helper.page
    page.locator("input[name=number]").fill("999990111")
    for name, day in (("born_on", ("5", "10", "1944")), ("received_on", ("9", "3", "2026"))):
        for part, value in zip(("day", "month", "year"), day, strict=True):
            page.locator(f"input[name={name}-{part}]").fill(value)
    for name, value in (("channel", "post"), ("kind", "complaint"), ("language", lang), ("is_health", "no")):
        page.locator(f"input[name={name}][value={value}]").check()
    page.locator("textarea[name=text]").fill("Niemand gaf mij antwoord.")
    page.locator("input[name=scan]").set_input_files(scan)
    page.locator("main form .nl-button--primary").click()
    helper.look()
    paper = page.locator("main article")
    assert paper.get_attribute("lang") == lang
    number = re.search(r"20\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}", paper.inner_text())
    assert number
    him = phone("counter-visitor", scripts=scripts, lang="nl")
    him.open("cases")
    assert number[0] in him.text
    assert "9 maart 2026" in him.text
