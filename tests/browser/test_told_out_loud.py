"""Somebody tells a complaint into a phone: recorded there, listened to, sent, and typed out by a person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from portal.cases.models import Attachment
from tests.browser.citizen import Citizen
from tests.browser.conftest import PHONE, Phones
from tests.browsers import CHROMIUM, FLAGS
from tests.desk.ways import store_of

pytestmark = pytest.mark.browser

A_MICROPHONE = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
SAID = "Ze zouden mij bellen."


@pytest.fixture(params=["nl", "ar"])
def samira(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Citizen]:
    """A phone whose microphone hears a tone, and says yes when a page asks for it."""
    found = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, *A_MICROPHONE])
    page = found.new_context(viewport=PHONE, base_url=address, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(30_000)
    somebody = Citizen(page, lang=request.param)
    somebody.sign_in("wife")
    yield somebody
    found.close()


@pytest.mark.requirement("R-090", "R-130", "T-66")
def test_a_complaint_is_recorded_on_the_phone_itself_and_heard_at_the_desk(
    samira: Citizen, phone: Phones, app: Flask
) -> None:
    page, sent_to = samira.page, set()
    page.on("request", lambda one: sent_to.add(one.url.split("/")[2]))
    samira.open("cases/say?kind=complaint")
    page.locator("#say-start").click()
    expect(page.locator("#say-stop")).to_be_visible()
    expect(page.locator("#say-told")).not_to_be_empty()
    page.wait_for_timeout(2500)
    page.locator("#say-stop").click()
    expect(page.locator("#say-again")).to_be_visible()
    assert page.evaluate("document.querySelector('#file').files[0].size") > 1000
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0, "the browser keeps nothing"
    page.locator("#own").check()
    page.locator("main form button.nl-button--primary").click()
    assert "/cases/drafts/" in samira.at
    samira.open(f"{samira.at.split('?')[0]}?q=check")
    page.locator("main form[action*='/send'] button").first.click()
    case = samira.at.removesuffix("/receipt")
    with store_of(app).reading() as work:
        (row,) = work.rows(select(Attachment.media_type, Attachment.language, Attachment.size))
        assert (row.media_type, row.language) == ("audio/webm", samira.lang)
        assert row.size > 1000
    samira.open(case)
    page.locator("main a[href*='/voice/']").first.click()
    # The page itself waits: its policy lets nobody evaluate a text again and again, as Playwright would.
    page.locator("audio").evaluate(
        """(sound) => new Promise((done, failed) => {
             sound.ontimeupdate = () => sound.currentTime > 0 && done();
             sound.onerror = () => failed(sound.error.message);
             sound.play().catch(failed);
           })"""
    )
    assert page.locator("audio").evaluate("(sound) => sound.currentTime") > 0
    assert sent_to == {page.url.split("/")[2]}, "nobody else hears it"

    handler = phone("complaint-handler")
    handler.open("desk/complaints")
    handler.page.locator("form[action$='/take'] button").first.click()
    handler.follow("Voice, translation and interpreter")
    handler.page.locator("main a[href*='/voice/']").click()
    handler.write("What do you hear?", SAID)
    handler.press("Keep it, and ask the person")
    assert "It is kept. The person is asked whether it is right." in handler.text
    page.reload()
    assert SAID in samira.text
    page.locator("button[name=right]").click()
    assert page.locator("button[name=right]").count() == 0
    assert samira.faults == []


def test_without_scripts_or_a_microphone_the_page_asks_for_a_recording(phone: Phones) -> None:
    still = phone("wife", scripts=False)
    still.open("cases/say")
    assert not still.page.locator("#say").is_visible()
    assert still.page.locator("input[type=file]").is_visible()
