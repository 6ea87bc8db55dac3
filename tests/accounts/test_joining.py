"""One person, two ways in: DigiD later finds the same things, and is told once; it can be switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models import AccountEvent
from tests.accounts.test_counter import kinds
from tests.accounts.ways import WIFE, SignIn, by_letter, handed, is_in, opened, signed_in, store_of
from tests.assistance import test_known as known
from tests.cases.ways import sent
from tests.mandates.test_gate import file_complaint
from tests.visitor import Visitor


def test_with_digid_the_same_person_finds_the_same_cases_and_reads_of_it_once(
    app: Flask, client_for: SignIn
) -> None:
    visitor = opened(app, by_letter(app, client_for, WIFE))
    case = sent(visitor)
    wife = client_for("wife")
    assert wife.client.get(case).status_code == 200
    client_for("wife")
    assert kinds(app, "wife").count("account_joined") == 1
    with store_of(app).reading() as work:
        assert len(work.rows(select(AccountEvent.id).where(AccountEvent.what == "joined"))) == 1
    text = wife.open("me/account").text
    assert "U logde in met DigiD. Daar ziet u hetzelfde." in text
    assert "zonder DigiD" in text
    assert "DigiD. Daar" not in visitor.open("me/account").text, "who was not seen learns nothing of DigiD"
    assert "met DigiD" not in visitor.open("me/account").text


def test_with_digid_a_stranger_with_ones_letter_is_stopped(app: Flask, client_for: SignIn) -> None:
    paper = by_letter(app, client_for, WIFE)
    stranger = opened(app, paper)
    wife = client_for("wife")
    assert "Er is een wachtwoord gekozen om als u in te loggen" in wife.open("notices").text
    told = wife.fill(wife.open("me/account"), {}, form="/stop")
    assert "Inloggen zonder DigiD is gestopt" in told.text
    assert not is_in(stranger)
    signed_in(app, paper.number, status=400)
    assert is_in(wife)


def test_who_stops_the_account_by_which_one_came_in_reads_so_where_signing_in_begins(
    app: Flask, client_for: SignIn
) -> None:
    paper = handed(client_for, WIFE)
    visitor = opened(app, paper)
    told = visitor.fill(visitor.open("me/account"), {}, form="/stop")
    assert "Inloggen zonder DigiD is gestopt" in told.text
    assert "U bent overal uitgelogd." in told.text
    assert not is_in(visitor)


def test_a_reader_without_such_an_account_reads_that_none_is_needed(client_for: SignIn) -> None:
    page = client_for("wife").open("me/account")
    assert "U heeft geen account zonder DigiD" in page.text
    assert not page.tree.xpath("//main//form")


def test_last_used_tells_of_the_time_before(app: Flask, client_for: SignIn) -> None:
    paper = handed(client_for, WIFE)
    assert "nog niet eerder gebruikt" in opened(app, paper).open("me/account").text
    app.extensions["inzage"].clock.later(hours=3)
    again = signed_in(app, paper.number)
    assert "Voor het laatst gebruikt op 23 november 2026, 10:00" in again.open("me/account").text


def test_switched_off_nobody_comes_in_and_no_session_lives_on(app: Flask, client_for: SignIn) -> None:
    paper = handed(client_for, WIFE)
    visitor, wife, helper = opened(app, paper), client_for("wife"), client_for("helpdesk")
    parts = app.extensions["inzage"]
    app.extensions["inzage"] = replace(parts, settings=replace(parts.settings, own_accounts=False))
    assert not is_in(visitor)
    for path in ("sign-in/own", "sign-in/own/code", "sign-in/own/password"):
        assert Visitor(app).client.get(f"/nl/{path}").status_code == 404, path
    for path in ("desk/accounts", "desk/accounts/agree"):
        assert helper.client.get(f"/nl/{path}").status_code == 404, path
    assert not helper.open("desk").links("/desk/accounts")
    assert "U kreeg een code aan een balie" in wife.open("me/account").text, "what happened stays to be read"


@pytest.mark.requirement("R-255", "T-51")
def test_what_was_filed_at_the_counter_with_an_id_is_there_with_the_account_made_there(
    app: Flask, client_for: SignIn
) -> None:
    """Somebody whom nobody knew yet: seen for a visit first, and then for an account. It is one person."""
    card = {**known.CARD, "number": "111222333"}
    helper, second = client_for("helpdesk"), client_for("second-helpdesk")
    known.seen(helper, {**known.SEEN, **card})
    waits = helper.at
    known.confirm(second, card)
    page = helper.open(waits)
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": ["file"]}, form=f"/{id}")
    case = file_complaint(helper, id)
    person = opened(app, handed(client_for, (card["number"], "1944-10-05")))
    assert person.open(f"cases/{case}").status == 200
    assert person.open("me/visits").tree.xpath("//main//li"), "the visit stands in the own log"
    assert person.client.get("/nl/consultations").status_code == 200, "two employees saw this person"
