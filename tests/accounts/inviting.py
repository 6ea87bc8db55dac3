"""Ways of who acts for others by invitation: invited, an app set, and signed in with both."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from portal.accounts import second
from portal.clock import Clock
from tests.accounts.ways import Paper
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
PASSWORD = "kachel brug wolk tien"  # Invented.
ORGANISATION = "Stichting Straatraad"


@dataclass
class App:
    """An authenticator app: it knows the secret, and shows the code of the moment."""

    secret: bytes
    clock: Clock

    def shows(self, *, steps: int = 0) -> str:
        """The code of now, or of some steps of thirty seconds later."""
        return second.code_at(self.secret, int(self.clock.now().timestamp()) // second.STEP + steps)


@dataclass
class Invited:
    """Somebody who came in by invitation."""

    visitor: Visitor
    number: str
    app: App
    recovery: list[str]


def on_page(page: Page) -> Paper:
    """Read an invitation from the page that shows it once."""
    number, code = (node.text_content().strip() for node in page.tree.xpath("//main//b/bdi"))
    return Paper(number, code)


def lead_invited(officer: Visitor, *, label: str = "Noor") -> Paper:
    """Let the privacy officer invite who leads an organisation."""
    page = officer.open("desk/advocates")
    agency = page.tree.xpath(f"//option[.='{ORGANISATION}']/@value")[0]
    return on_page(asked(officer, page, {"agency": agency, "label": label}))


def colleague_invited(lead: Visitor, *, label: str = "Sam") -> Paper:
    """Let the lead invite a colleague."""
    page = lead.open("helping/colleagues")
    return on_page(asked(lead, page, {"label": label}))


def asked(visitor: Visitor, page: Page, values: dict[str, str], *, status: int = 200) -> Page:
    """Send the form that invites somebody; it stands below the cards with forms of their own."""
    form = page.tree.xpath("//main//form[.//input[@name='label']]")[0]
    return visitor.post(form.get("action"), {**dict(form.form_values()), **values}, status=status)


def at_app(visitor: Visitor, paper: Paper, *, status: int = 200) -> Page:
    """Type number and code; the page that shows the secret for the app."""
    page = visitor.open("sign-in/work/code")
    return visitor.fill(page, {"number": paper.number, "code": paper.code}, form="/code", status=status)


def secret_on(page: Page) -> bytes:
    """The secret that a page shows, as an app reads it."""
    return base64.b32decode(page.tree.xpath("//main//p/b/bdi")[0].text_content().replace(" ", ""))


def opened(app: Flask, paper: Paper, clock: Clock, *, lang: str = "nl") -> Invited:
    """Use an invitation: set the app, choose a password, and read the recovery codes."""
    visitor = Visitor(app, lang=lang)
    page = at_app(visitor, paper)
    shows = App(secret_on(page), clock)
    typed = {"password": PASSWORD, "again": PASSWORD, "second": shows.shows()}
    page = visitor.fill(page, typed, form="/app")
    return Invited(visitor, paper.number, shows, codes_on(page))


def codes_on(page: Page) -> list[str]:
    """The recovery codes on a page."""
    return [one.text_content() for one in page.tree.xpath("//main//li/b/bdi")]


def signed_in(
    app: Flask, who: Invited, typed: str, *, password: str = PASSWORD, lang: str = "nl", status: int = 200
) -> tuple[Visitor, Page]:
    """Sign in with number, password and a second factor; the browser, and the page it got."""
    visitor = Visitor(app, lang=lang)
    page = visitor.open("sign-in/work")
    values = {"number": who.number, "password": password, "second": typed}
    return visitor, visitor.fill(page, values, form="/work", status=status)


def is_in(visitor: Visitor) -> bool:
    """Whether a browser is signed in as somebody who helps others."""
    return visitor.client.get(f"/{visitor.lang}/helping").status_code == 200


def pressed(visitor: Visitor, label: str, part: str) -> Page:
    """Press a button on the card of a colleague."""
    page = visitor.open(visitor.at)
    form = page.tree.xpath(f"//article[h3/bdi[.='{label}']]//form[contains(@action,'/{part}')]")[0]
    return visitor.post(form.get("action"), dict(form.form_values()))
