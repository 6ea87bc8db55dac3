"""The list of an advocate is a list of vulnerable people: it cannot be taken along, counted or left open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask

from tests.clocks import FakeClock
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
LISTS = ("helping", "helping/days")
pytestmark = pytest.mark.requirement("T-56")


def with_clients(app: Flask, client_for: SignIn) -> Visitor:
    """Let an advocate act for three people."""
    account, _ = demo(app, "advocate")
    for who in ("wife", "husband", "mother"):
        mandate(store_of(app), person=demo(app, who)[1], account=account)
    return client_for("advocate")


@pytest.mark.parametrize("path", LISTS)
def test_the_list_is_no_file_and_leads_to_none(app: Flask, client_for: SignIn, path: str) -> None:
    advocate = with_clients(app, client_for)
    page = advocate.open(path)
    assert page.response.mimetype == "text/html"
    assert "Content-Disposition" not in page.response.headers
    assert "no-store" in page.response.headers["Cache-Control"]
    assert not page.tree.xpath("//a[@download] | //*[contains(@class,'print')]")
    assert not [link for link in page.links() if re.search(r"file|export|csv|pdf|print|download", link)]


@pytest.mark.parametrize("path", LISTS)
def test_nothing_says_how_many_there_are(app: Flask, client_for: SignIn, path: str) -> None:
    page = with_clients(app, client_for).open(path)
    for card in page.tree.xpath("//main//li"):
        card.drop_tree()
    assert not re.search(r"\d|\b(?:drie|three)\b", page.text)


@pytest.mark.parametrize("path", LISTS)
def test_left_alone_it_closes(app: Flask, client_for: SignIn, clock: FakeClock, path: str) -> None:
    advocate = with_clients(app, client_for)
    advocate.open(path)
    clock.later(minutes=10)
    assert advocate.client.get(f"/nl/{path}").status_code == 302


def test_nobody_else_has_such_a_list(app: Flask, client_for: SignIn) -> None:
    with_clients(app, client_for)
    names = ("Imane", "Jelle", "Patricia")
    for official in ("team-leader", "privacy-officer", "manager", "helpdesk", "caseworker"):
        answer = client_for(official).client.get("/nl/helping")
        assert answer.status_code == 404, official
        assert not [name for name in names if name in answer.text]
