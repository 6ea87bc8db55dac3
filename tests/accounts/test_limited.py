"""Not seen yet: open is what was sent with this account, and all else is closed in the same words."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import looking
from portal.accounts.models import OwnAccount
from portal.cases import service as cases
from portal.cases.models import Case
from portal.people.models import Account
from portal.store import new_id
from portal.viewer import OF_LIMITED, Viewer
from tests.access.test_routes import addresses, ids_of, values_for
from tests.accounts.ways import (
    WIFE,
    SignIn,
    by_letter,
    handed,
    opened,
    plain,
    store_of,
)
from tests.cases.ways import sent
from tests.visitor import Visitor


def cases_of(app: Flask, demo: str) -> list[str]:
    """The cases of a demo person, however they were sent."""
    with store_of(app).reading() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == demo))
        return [row.id for row in work.rows(select(Case.id).where(Case.person_id == person))]


def test_only_what_was_sent_with_this_account_is_there(app: Flask, client_for: SignIn) -> None:
    sent(client_for("wife"))
    (of_digid,) = cases_of(app, "wife")
    visitor = opened(app, by_letter(app, client_for, WIFE))
    assert "nl/cases/" + of_digid not in visitor.open("cases").response.text
    missing = visitor.client.get(f"/nl/cases/{new_id()}")
    for page in ("", "/receipt", "/letters", "/all", "/withdraw", "/calendar"):
        found = visitor.client.get(f"/nl/cases/{of_digid}{page}")
        assert (found.status_code, found.text) == (404, missing.text), page
    sent(visitor)
    own = (set(cases_of(app, "wife")) - {of_digid}).pop()
    assert own in visitor.open("cases").response.text
    assert visitor.client.get(f"/nl/cases/{own}").status_code == 200
    for page in ("receipt", "letters", "calendar"):
        assert visitor.client.get(f"/nl/cases/{own}/{page}").status_code == 200, page
    text = client_for("wife").open("cases").response.text
    assert own in text, "with DigiD the same person finds both"
    assert of_digid in text


def test_drafts_of_another_sign_in_are_not_there_either(app: Flask, client_for: SignIn) -> None:
    wife = client_for("wife")
    page = wife.open("cases/new/complaint")
    name = page.form().xpath(".//textarea/@name")[0]
    wife.fill(page, {name: "Iets wat nog niet klaar is"})
    draft = wife.at
    visitor = opened(app, by_letter(app, client_for, WIFE))
    assert wife.client.get(draft).status_code == 200
    assert visitor.client.get(draft).status_code == 404
    assert draft not in visitor.open("cases").response.text


def test_the_door_itself_gives_only_own_cases(app: Flask, client_for: SignIn) -> None:
    """Not the pages but the selects: whatever page asks, nothing else comes out."""
    sent(client_for("wife"))
    (of_digid,) = cases_of(app, "wife")
    by_letter(app, client_for, WIFE)
    with store_of(app).reading() as work:
        row = work.row(select(OwnAccount.account_id, OwnAccount.person_id))
        assert row is not None
    now = app.extensions["inzage"].clock.now()
    for is_limited in (True, False):
        acts = OF_LIMITED if is_limited else frozenset()
        viewer = Viewer(row.account_id, row.person_id, is_limited=is_limited, acts=acts)
        with app.test_request_context("/nl/"), looking(store_of(app), viewer, at=now) as look:
            assert bool(cases.list_for(look).items) is not is_limited
            assert bool(cases.handled(look, of_digid).letters) is False


@pytest.mark.requirement("R-004", "R-030")
def test_every_closed_page_says_the_same_whatever_is_there(app: Flask, client_for: SignIn) -> None:
    """The whole table of addresses, not seen: closed in the same words for real, foreign and no things."""
    visitor = opened(app, by_letter(app, client_for, WIFE))
    real, tried = ids_of(app, "wife"), 0
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        view = app.view_functions[endpoint]
        if getattr(view, "is_for_limited", False) or method != "GET" or not path.startswith("/nl/"):
            continue
        answer, other = visitor.client.get(path), visitor.client.get(path.replace(real["entry"], new_id()))
        if hasattr(view, "roles"):
            assert answer.status_code == 404, endpoint
            continue
        assert (answer.status_code, other.status_code) == (403, 403), endpoint
        words = {page_text(visitor, one.text) for one in (answer, other)}
        assert words == {page_text(visitor, visitor.client.get("/nl/consultations").text)}, endpoint
        tried += 1
    assert tried > 40


def page_text(_visitor: Visitor, text: str) -> str:
    """The main part of a page."""
    return plain(text[text.index("<main") : text.index("</main>")])


@pytest.mark.requirement("R-004")
def test_seen_opens_what_digid_opens(app: Flask, client_for: SignIn) -> None:
    visitor, wife = opened(app, handed(client_for, WIFE)), client_for("wife")
    real = ids_of(app, "wife")
    for endpoint, method, path in addresses(app, values_for(real["entry"])):
        # Only who has an account of their own has a password to change.
        if method == "GET" and path.startswith("/nl/") and endpoint != "accounts.password":
            assert visitor.client.get(path).status_code == wife.client.get(path).status_code, endpoint


def test_an_expired_code_opens_nothing_at_all(app: Flask, client_for: SignIn) -> None:
    paper = by_letter(app, client_for, WIFE)
    app.extensions["inzage"].clock.later(days=22)
    visitor = Visitor(app)
    page = visitor.open("sign-in/own/code")
    visitor.fill(page, {"number": paper.number, "code": paper.code}, form="/code", status=400)
    for endpoint, method, path in addresses(app, values_for(new_id())):
        if method == "GET":
            assert visitor.client.get(path).status_code == 302, endpoint


def test_who_was_not_seen_acts_for_nobody(app: Flask, client_for: SignIn) -> None:
    """Not for the own child either: a letter may have been opened by somebody else."""
    visitor = opened(app, by_letter(app, client_for, ("999990044", "1987-08-09")))
    from_digid = client_for("mother").open("me/children").links("/for/")
    missing = visitor.client.get(f"/nl/for/{new_id()}/cases").text
    assert from_digid
    for address in from_digid:
        answer = visitor.client.get(address)
        assert (answer.status_code, answer.text) == (404, missing)


def test_the_menu_offers_only_what_is_open(app: Flask, client_for: SignIn) -> None:
    visitor = opened(app, by_letter(app, client_for, WIFE))
    page = visitor.open("me")
    menu = page.tree.xpath("//header//details//nav[1]//a/@href")
    assert [one for one in menu if "/cases" in one]
    links = page.tree.xpath("//header//a/@href | //main//a/@href")
    for closed in ("consultations", "dossiers", "declarations", "me/visits", "me/notices", "me/children"):
        assert not [one for one in links if closed in one], closed
