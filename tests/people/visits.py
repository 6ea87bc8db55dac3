"""Visits of our own pages: signing in at a real provider and coming back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import func, select, update

from portal.clock import Clock
from portal.people.models import Account, Session
from portal.store import Store
from tests.people.providers import NUMBER, SUBSTANTIEEL, Browser
from tests.visitor import Page, Visitor

Make = Callable[..., Flask]
"""Makes a portal: ``make_app(citizens, officials)``."""


class MovableClock(Clock):
    """The real time, which providers keep too, and a little later when a test waits."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """Return the real moment, moved on."""
        return datetime.now(UTC) + self.ahead

    def wait(self, **parts: float) -> None:
        """Let time pass."""
        self.ahead += timedelta(**parts)


def store_of(app: Flask) -> Store:
    """Return the store of a portal."""
    found = app.extensions["inzage"].store
    assert isinstance(found, Store)
    return found


def begin(visitor: Visitor, *, device: str = "shared", side: str = "citizen", next_page: str = "") -> str:
    """Press the button on our sign-in page, and return the provider's address it leads to."""
    address = f"/{visitor.lang}/sign-in"
    page = visitor.open(f"{address}?{urlencode({'next': next_page})}" if next_page else address)
    onward = visitor.fill(page, {"device": device}, form="/sign-in", button=side)
    refresh = onward.tree.xpath("//meta[@http-equiv='refresh']/@content")[0]
    assert refresh == f"0; url={onward.links('/auth')[0]}"
    return onward.links("/auth")[0]


def come_back(visitor: Visitor, answer: dict[str, str], *, side: str = "citizen", status: int = 200) -> Page:
    """Follow the provider back to our site."""
    return visitor.open(f"/sign-in/return/{side}?{urlencode(answer)}", status=status)


def sign_in(
    visitor: Visitor,
    browser: Browser,
    *,
    sub: str = "noor",
    nin: str = NUMBER,
    device: str = "shared",
    next_page: str = "",
) -> Page:
    """Sign a citizen in."""
    address = begin(visitor, device=device, next_page=next_page)
    return come_back(visitor, browser.sign_in(address, sub=sub, acr=SUBSTANTIEEL, nin=nin))


def token_of(visitor: Visitor) -> str:
    """Return the token in somebody's browser."""
    found = visitor.client.get_cookie("inzage")
    return found.value if found else ""


def is_signed_in(visitor: Visitor) -> bool:
    """Tell whether a page of one's own opens."""
    return visitor.client.get("/nl/me").status_code == 200


def count(app: Flask, table: type[Account] | type[Session]) -> int:
    """Count rows."""
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(table)))


def press_sign_out(visitor: Visitor) -> Page:
    """Sign out."""
    return visitor.fill(visitor.open("/nl/session"), {}, form="/sign-out")


def leave_alone(app: Flask, *, minutes: int) -> None:
    """Let all sessions lie idle, without moving the clock that the provider keeps too."""
    idle = timedelta(minutes=minutes)
    with store_of(app).writing() as work:
        for row in work.rows(select(Session.id, Session.started_at, Session.seen_at)):
            ago = {"started_at": row.started_at - idle, "seen_at": row.seen_at - idle}
            work.run(update(Session).where(Session.id == row.id).values(ago))
