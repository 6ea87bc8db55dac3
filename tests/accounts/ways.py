"""Ways to an account without DigiD: by letter, or at a counter where two employees look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from portal.accounts.models import AccountCode, OwnAccount
from portal.store import Store
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]

HELPER, SECOND = "helpdesk", "team-leader"
WIFE = ("999990019", "1989-04-12")
HUSBAND = ("999990020", "1986-11-30")
AT_RISK = ("999990081", "1991-12-01")
GERBEN = ("999990184", "1971-05-14")
"""Somebody the chain knows, and who never signed in."""

PASSWORD = "fiets maan soep zes"  # Invented.


@dataclass(frozen=True)
class Paper:
    """What stands on a letter or a paper."""

    number: str
    code: str


def store_of(app: Flask) -> Store:
    """The store of a portal."""
    found = app.extensions["inzage"].store
    assert isinstance(found, Store)
    return found


def proof(who: tuple[str, str], **more: str) -> dict[str, str]:
    """What an employee types from an ID card."""
    year, month, day = who[1].split("-")
    return {"number": who[0], "born_on-day": day, "born_on-month": month, "born_on-year": year, **more}


def asked(helper: Visitor, who: tuple[str, str], what: str, *, status: int = 200) -> Page:
    """Ask something for who stands at the counter."""
    page = helper.open("desk/accounts")
    return helper.fill(page, proof(who, what=what), form="/desk/accounts", status=status)


def agreed(second: Visitor, who: tuple[str, str], *, status: int = 200) -> Page:
    """Agree as a second employee."""
    return second.fill(second.open("desk/accounts/agree"), proof(who), form="/agree", status=status)


def handed(client_for: SignIn, who: tuple[str, str]) -> Paper:
    """Get a code in the hand, seen by two employees."""
    helper = client_for(HELPER)
    page = asked(helper, who, "code")
    agreed(client_for(SECOND), who)
    page = helper.open(helper.at)
    return on_paper(helper.fill(page, {}, form=helper.at))


def on_paper(page: Page) -> Paper:
    """Read a paper."""
    code, number = (node.text_content().strip() for node in page.tree.xpath("//p[contains(@class,'code')]"))
    return Paper(number, code)


def by_letter(app: Flask, client_for: SignIn, who: tuple[str, str]) -> Paper:
    """Get a letter; what stands in it is read where it waits for the printer."""
    asked(client_for(HELPER), who, "letter")
    return letter_of(app)


def letter_of(app: Flask) -> Paper:
    """The newest letter."""
    with store_of(app).reading() as work:
        row = work.rows(
            select(AccountCode.id, AccountCode.person_id, AccountCode.account_id, AccountCode.code_sealed)
            .where(AccountCode.code_sealed.is_not(None))
            .order_by(AccountCode.made_at.desc())
        )[0]
        sealed = work.value(select(OwnAccount.number_sealed).where(OwnAccount.account_id == row.account_id))
        number = work.open(row.person_id, "own_accounts", row.account_id, "number", sealed)
        return Paper(number, work.open(row.person_id, "account_codes", row.id, "code", row.code_sealed))


def typed_code(visitor: Visitor, paper: Paper, *, status: int = 200) -> Page:
    """Type number and code."""
    page = visitor.open("sign-in/own/code")
    return visitor.fill(page, {"number": paper.number, "code": paper.code}, form="/code", status=status)


def opened(app: Flask, paper: Paper, *, lang: str = "nl", password: str = PASSWORD) -> Visitor:
    """Use a code and choose a password; the browser is signed in then."""
    visitor = Visitor(app, lang=lang)
    page = typed_code(visitor, paper)
    visitor.fill(page, {"password": password, "again": password}, form="/password")
    return visitor


def signed_in(
    app: Flask, number: str, password: str = PASSWORD, *, lang: str = "nl", status: int = 200
) -> Visitor:
    """Sign in with number and password."""
    visitor = Visitor(app, lang=lang)
    page = visitor.open("sign-in/own")
    visitor.fill(page, {"number": number, "password": password}, form="/own", status=status)
    return visitor


def is_in(visitor: Visitor) -> bool:
    """Whether a browser is signed in."""
    return visitor.client.get(f"/{visitor.lang}/me").status_code == 200


def plain(text: str) -> str:
    """A page without what differs each time: tokens, and the padding."""
    text = re.sub(r'name="csrf_token" value="[^"]+"', "", text)
    return re.sub(r"<!-- [0-9a-f]* -->", "", text)
