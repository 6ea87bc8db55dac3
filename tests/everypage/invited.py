"""Pages of who acts for others by invitation: invited, an app set, signed in, and the colleagues."""

from __future__ import annotations

from tests.accounts.inviting import (
    ORGANISATION,
    PASSWORD,
    App,
    Invited,
    asked,
    at_app,
    codes_on,
    on_page,
    pressed,
    secret_on,
)
from tests.accounts.ways import Paper
from tests.everypage.camera import Camera, Roll
from tests.visitor import Page


def walk(roll: Roll) -> None:
    """Invite who leads, come in with it, and invite a colleague."""
    officer, lead = roll.camera("privacy-officer"), roll.camera()
    page = officer.take("inviting-lead", "desk/advocates")
    officer.take("inviting-lead-wrong", asked(officer, page, {}, status=400))
    agency = page.tree.xpath(f"//option[.='{ORGANISATION}']/@value")[0]
    page = officer.take("invitation", asked(officer, page, {"agency": agency, "label": "Noor"}))
    who = _came_in(lead, on_page(page), roll)
    officer.take("inviting-leads", "desk/advocates")
    page = lead.take("colleagues-lead", "helping/colleagues")
    lead.take("colleagues-wrong", asked(lead, page, {}, status=400))
    lead.take("invitation-colleague", asked(lead, page, {"label": "Sam"}), alike=True)
    lead.take("colleagues-two", "helping/colleagues")
    lead.take("colleagues-stopped", pressed(lead, "Sam", "stop"))
    _signed_in(roll.camera(), who, roll)


def _came_in(lead: Camera, paper: Paper, roll: Roll) -> Invited:
    page = lead.take("invited-code", "sign-in/work/code")
    wrong = {"number": paper.number, "code": "ABCDE-23456"}
    lead.take("invited-code-wrong", lead.fill(page, wrong, form="/code", status=400))
    page = lead.take("invited-app", at_app(lead, paper))
    shows = App(secret_on(page), roll.clock)
    lead.take("invited-app-wrong", lead.fill(page, {"second": "000000"}, form="/app", status=400))
    typed = {"password": PASSWORD, "again": PASSWORD, "second": shows.shows()}
    page = lead.take("invited-recovery", lead.fill(page, typed, form="/app"))
    return Invited(lead, paper.number, shows, codes_on(page))


def _signed_in(visitor: Camera, who: Invited, roll: Roll) -> None:
    page: Page = visitor.take("second-sign-in", "sign-in/work")
    visitor.take("second-sign-in-wrong", visitor.fill(page, {}, form="/work", status=400))
    typed = {"number": who.number, "password": PASSWORD, "second": who.recovery[0]}
    visitor.take("helping-lead", visitor.fill(page, typed, form="/work"))
    page = visitor.take("invited-account", "helping/account")
    visitor.take("invited-account-wrong", visitor.fill(page, {}, form="/account", status=400))
