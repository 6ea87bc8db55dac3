"""A visitor who keeps every page that matters, as it was answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Flask

from tests.clocks import FakeClock
from tests.visitor import Page, Visitor


@dataclass(frozen=True)
class Taken:
    """One page in one state, as somebody gets it."""

    name: str
    """What it is, in words of a file name: "case-late"."""
    path: str
    """The address at which it was answered."""
    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    html: str = field(repr=False)
    act: str = field(default="", repr=False)
    """A script that brings a browser into this state, such as opening a dialogue."""
    is_alike: bool = False
    """Another page differs from this one in its words only: a browser need not look at both."""

    @property
    def is_easier(self) -> bool:
        """Tell whether this is the easier view."""
        return ' class="easier">' in self.html[:200]


@dataclass
class Roll:
    """All pages of one walk, and what the walk needs."""

    app: Flask
    clock: FakeClock
    lang: str
    is_next_easier: bool = False
    """Whether the next visitor has the easier view; they take turns."""
    taken: list[Taken] = field(default_factory=list)

    def camera(self, person: str = "", *, device: str = "own") -> Camera:
        """Return a new browser, signed in as a demo person when one is named."""
        camera = Camera(self, person, device)
        self.is_next_easier = not self.is_next_easier
        return camera


class Camera(Visitor):
    """One browser whose pages go onto the roll."""

    def __init__(self, roll: Roll, person: str, device: str) -> None:
        super().__init__(roll.app, lang=roll.lang)
        self.roll = roll
        if roll.is_next_easier:
            self._choose_easier(self.open(""))
        if person:
            self.sign_in(person, device=device)

    def take(
        self, name: str, page: Page | str, *, status: int = 200, act: str = "", alike: bool = False
    ) -> Page:
        """Keep a page under a name; an address is opened first."""
        if isinstance(page, str):
            page = self.open(page, status=status)
        answer = page.response
        path = answer.request.full_path.rstrip("?")
        assert "rules?closed" not in path or name == "rules-closed", f"{name}: the rules must be read first"
        assert name not in {one.name for one in self.roll.taken}, f"two pages are called {name}"
        headers = tuple((key, value) for key, value in answer.headers.items() if key != "Set-Cookie")
        self.roll.taken.append(
            Taken(name, path, page.status, headers, answer.get_data(as_text=True), act, alike)
        )
        return page

    def _choose_easier(self, page: Page) -> None:
        form = page.tree.xpath("//header//form[contains(@action,'/easier')]")[0]
        button = form.xpath(".//button")[0]
        self.post(form.get("action"), {**dict(form.form_values()), button.get("name"): button.get("value")})
