"""The one script, in a real browser and under the real policy: it helps, and never stands in the way."""

import pytest
from playwright.sync_api import Browser, Page, Route

from portal.settings import ROOT
from portal.web.headers import policy
from tests.web.test_components import _html, _site, _viewer, showcase_values

HOME = "http://portal.example"
VOICES = """
const own = new EventTarget(), said = [];
Object.assign(own, {getVoices: () => VOICES, cancel() {}, speak(piece) { said.push(piece) }});
Object.defineProperty(window, "speechSynthesis", {value: own});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
window.said = said;
"""


class _Server:
    """Answers every address of the portal from memory, and counts what was sent."""

    def __init__(self, session_left: int = 900) -> None:
        self.sent: list[str] = []
        self.asked: list[str] = []
        self.html = _html(
            "components/showcase.html", _viewer(), **{**showcase_values(), "session_left": session_left}
        ).replace('src="/en/static"', 'src="/portal.js"')

    def answer(self, route: Route) -> None:
        """Answer one request as the portal would."""
        request = route.request
        self.asked.append(request.url)
        if request.method == "POST":
            self.sent.append(request.url)
            # No page comes back: the line was lost in the middle of a send.
            route.fulfill(status=204)
            return
        if request.url.endswith("portal.js"):
            route.fulfill(path=ROOT / "static" / "portal.js", content_type="text/javascript")
        elif "/style.css" in request.url:
            route.fulfill(body=str(_site().style), content_type="text/css")
        elif "stay" in request.url:
            route.fulfill(status=204)
        elif "leave" in request.url:
            self.sent.append(request.url)
            route.fulfill(status=303, headers={"Location": "https://example.org/"})
        else:
            headers = {"Content-Security-Policy": policy(_site().style_hash)}
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8", headers=headers)


def _open(browser: Browser, server: _Server, before: str = "") -> tuple[Page, list[str]]:
    page = browser.new_context().new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.route("**/*", server.answer)
    if before:
        page.add_init_script(before)
    page.goto(f"{HOME}/en/components")
    return page, faults


def test_the_policy_lets_style_and_script_through_and_the_summary_has_the_focus(browser: Browser) -> None:
    page, faults = _open(browser, _Server())
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert faults == []


def test_a_form_pressed_twice_is_sent_once_and_can_be_sent_again_after_coming_back(browser: Browser) -> None:
    server = _Server()
    page, _ = _open(browser, server)
    send = "document.querySelector('form[aria-label=\"A form with errors\"]').requestSubmit()"
    page.evaluate(send)
    page.evaluate(send)
    page.wait_for_timeout(200)
    assert len(server.sent) == 1
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    page.evaluate(send)
    page.wait_for_timeout(200)
    assert len(server.sent) == 2


def test_without_a_line_nothing_is_sent_and_the_text_stays(browser: Browser) -> None:
    server = _Server()
    page, _ = _open(browser, server)
    page.fill("#story", "De deur was dicht.")
    page.context.set_offline(True)
    page.evaluate("document.querySelector('#story').form.requestSubmit()")
    assert page.is_visible("#offline")
    assert page.input_value("#story") == "De deur was dicht."
    assert server.sent == []
    page.context.set_offline(False)
    page.wait_for_selector("#offline", state="hidden")


@pytest.mark.requirement("T-61")
def test_three_presses_of_shift_leave_and_the_way_back_does_not_lead_here(browser: Browser) -> None:
    server = _Server()
    page, _ = _open(browser, server)
    page.goto(f"{HOME}/en/other")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://example.org/")
    assert "leave" in server.sent[-1], "the sign-in ends as well"
    page.go_back()
    assert page.url == f"{HOME}/en/components"


def test_capitals_do_not_leave(browser: Browser) -> None:
    page, _ = _open(browser, _Server())
    page.focus("#story")
    for letter in "ABC":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    page.wait_for_timeout(200)
    assert page.url == f"{HOME}/en/components"


@pytest.mark.requirement("T-60")
def test_two_minutes_before_the_end_the_page_asks_and_staying_keeps_the_page(browser: Browser) -> None:
    server = _Server(session_left=120)
    page, faults = _open(browser, server)
    page.wait_for_selector("#session[open]")
    server.html = ""
    page.evaluate("document.querySelector('#session').dataset.left = 900")
    page.click("#stay")
    page.wait_for_selector("#session", state="hidden")
    assert any("stay" in address for address in server.asked)
    assert page.url == f"{HOME}/en/components"
    assert faults == []


@pytest.mark.requirement("T-66")
@pytest.mark.parametrize(
    ("voices", "is_offered"),
    [
        ("[]", False),
        ("[{lang: 'en-GB', localService: false}]", False),
        ("[{lang: 'nl-NL', localService: true}]", False),
        ("[{lang: 'en-GB', localService: true}]", True),
    ],
)
def test_reading_aloud_is_offered_only_with_a_voice_of_the_device(
    browser: Browser, voices: str, is_offered: bool
) -> None:
    page, _ = _open(browser, _Server(), VOICES.replace("VOICES", voices))
    assert page.is_visible("#read") is is_offered


def test_reading_aloud_says_the_page_once_and_stops_when_asked(browser: Browser) -> None:
    page, _ = _open(browser, _Server(), VOICES.replace("VOICES", "[{lang: 'en-GB', localService: true}]"))
    page.click("#read")
    said = page.evaluate("said.map((piece) => piece.text)")
    assert "All parts of this site" in said
    assert said.count("You get our answer") == 1
    assert page.inner_text("#read") == "Stop reading"
    page.click("#read")
    assert page.inner_text("#read") == "Read this page to me"


def test_without_scripts_nothing_that_needs_them_is_shown(browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.route("**/*", _Server().answer)
    page.goto(f"{HOME}/en/components")
    for selector in ("#read", "#offline", "#session"):
        assert not page.is_visible(selector)
    with page.expect_request("https://example.org/"):
        page.click("#exit")


@pytest.mark.parametrize("easier", [False, True], ids=["usual", "easier"])
def test_nothing_runs_off_a_narrow_screen_and_all_targets_are_large(browser: Browser, easier: bool) -> None:
    server = _Server()
    server.html = server.html.replace('dir="ltr"', 'dir="ltr" class="easier"', 1) if easier else server.html
    page = browser.new_context(viewport={"width": 320, "height": 600}).new_page()
    page.route("**/*", server.answer)
    page.goto(f"{HOME}/en/components")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.evaluate("""
        [...document.querySelectorAll("button, input:not([type=hidden]), select, summary, nav a")]
        .filter((one) => one.checkVisibility())
        .map((one) => [one.closest(".utrecht-form-field--option") || one, one])
        .filter(([area]) => area.getBoundingClientRect().height < 43.9).map(([, one]) => one.outerHTML)""")
    assert small == []
