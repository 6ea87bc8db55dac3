"""Somebody with a phone: follows links, presses buttons, and looks at every page on the way."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Response

from portal.words import Value, Words

NARROW = {"width": 320, "height": 640}

SEEN: set[tuple[str, str]] = set()
"""Pages that were looked at on a narrow screen: by address, without ids, and heading."""


class Citizen:
    """One person at one browser. Every page that is shown must fit on a narrow screen."""

    def __init__(self, page: Page, *, lang: str, words: Words | None = None) -> None:
        self.page = page
        self.lang = lang
        self.words = words
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def sign_in(self, person: str) -> None:
        """Sign in as one of the demo people, and choose the language of this person."""
        self.page.goto("/demo")
        self.page.locator(f"form:has(input[name=person][value='{person}']) button").click()
        self.open("")

    def said(self, text: str, **values: Value) -> str:
        """Return a message of the site in the language of this person."""
        return self.words.text(text, **values) if self.words else text

    def open(self, path: str) -> Response:
        """Open a page, as if its address was typed: a path in the own language, or one that begins with /."""
        answer = self.page.goto(path if path.startswith("/") else f"/{self.lang}/{path}")
        self.look()
        assert answer is not None
        return answer

    @property
    def heading(self) -> str:
        """The main heading of the page."""
        return self.page.locator("h1").inner_text().replace("\n", " ")

    @property
    def text(self) -> str:
        """The words of the page itself, in one line."""
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def everything(self) -> str:
        """All that the browser was sent for this page."""
        return self.page.content()

    @property
    def at(self) -> str:
        """The address of the page, without the town."""
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def part(self, heading: str) -> str:
        """The words between a heading and the next heading of its kind."""
        after = self.text.split(heading, 1)[1]
        names = [name for name in self.page.locator("main h2").all_inner_texts() if name != heading]
        ends = [after.find(name) for name in names if name in after]
        return after[: min(ends, default=len(after))]

    def follow(self, name: str, *, first: bool = False) -> None:
        """Follow a link of the page by its whole name."""
        link = self.page.locator("main").get_by_role("link", name=name, exact=True)
        (link.first if first else link).click()
        self.look()

    def box(self, label: str) -> Locator:
        """Return the box, or the choice, with this label."""
        return self.page.locator("main").get_by_label(label)

    def write(self, label: str, text: str) -> None:
        """Write in the box with this label."""
        self.box(label).fill(text)

    def choose(self, label: str) -> None:
        """Choose one of the answers of a question, by the words its label begins with."""
        self.page.locator("main").get_by_label(re.compile(rf"^{re.escape(label)}(?![a-z])")).check()

    def button(self, name: str) -> Locator:
        """Return a button by its whole name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()
        self.look()

    def read_in(self, language: str) -> None:
        """Choose a language by its own name; on a phone it stands in the menu."""
        link = self.page.get_by_role("link", name=language, exact=True)
        if not link.is_visible():
            self.page.locator(".inzage-menu > summary").click()
        link.click()

    def back(self) -> None:
        """Go one page back in the browser."""
        self.page.go_back()

    def look(self) -> None:
        """Check that no script failed, and once for each page that it fits on a narrow screen."""
        assert self.faults == []
        here = (re.sub(r"/[0-9a-z]{26}|entry=\w+|declaration=\w+", "", self.at), self.heading)
        if here in SEEN:
            return
        SEEN.add(here)
        wide = self.page.viewport_size
        assert wide is not None
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # A size, written as a constant.
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(wide)
        assert width <= NARROW["width"], f"{self.at} is {width} wide on a screen of 320"
