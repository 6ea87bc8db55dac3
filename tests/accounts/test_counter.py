"""At a counter and by letter: two employees look, an old code dies, and a secret address gets no letter."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access.models import Acquaintance
from portal.accounts.models import AccountCode, AccountEvent, OwnAccount, Sighting
from portal.notices.models import Delivery, Notice
from portal.people.models import Account, Person
from portal.store import new_id
from tests.accounts.ways import (
    AT_RISK,
    GERBEN,
    HELPER,
    HUSBAND,
    PASSWORD,
    SECOND,
    WIFE,
    SignIn,
    agreed,
    asked,
    by_letter,
    handed,
    is_in,
    letter_of,
    on_paper,
    opened,
    signed_in,
    store_of,
    typed_code,
)
from tests.clocks import MONDAY, FakeClock
from tests.visitor import Visitor

UNKNOWN = ("999990238", "1970-01-01")


def count(app: Flask, table: type) -> int:
    """How many rows there are."""
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(table)))


def kinds(app: Flask, demo: str) -> list[str]:
    """What somebody was told about an account."""
    with store_of(app).reading() as work:
        rows = work.rows(
            select(Notice.kind)
            .join(Account, Account.person_id == Notice.person_id)
            .where(Account.demo_name == demo, Notice.kind.like("account%"))
            .order_by(Notice.made_at, Notice.id)
        )
    return [row.kind for row in rows]


def test_a_code_is_given_only_after_a_second_employee_looked(app: Flask, client_for: SignIn) -> None:
    helper, second = client_for(HELPER), client_for(SECOND)
    page = asked(helper, GERBEN, "code")
    waiting = helper.at
    assert "Er is nog niets open" in page.text
    assert not page.tree.xpath("//main//form"), "nothing to press before the colleague agreed"
    helper.client.post(waiting, data=dict(helper.open("desk/accounts").form().form_values()))
    assert count(app, AccountCode) == 0
    agreed(helper, GERBEN, status=400)  # Nobody agrees with themselves.
    agreed(second, (GERBEN[0], "1971-05-15"), status=400)
    agreed(second, WIFE, status=400)
    assert "Uw collega kan nu verder" in agreed(second, GERBEN).text
    page = helper.open(waiting)
    paper = on_paper(helper.fill(page, {}, form=waiting))
    assert helper.client.get(waiting).status_code == 404, "shown once"
    visitor = opened(app, paper)
    assert visitor.client.get("/nl/consultations").status_code == 200, "seen, so all is open"


def test_the_paper_and_the_square_hold_no_name_and_no_secret_in_an_address(
    app: Flask, client_for: SignIn
) -> None:
    helper = client_for(HELPER)
    page = asked(helper, GERBEN, "code")
    agreed(client_for(SECOND), GERBEN)
    page = helper.open(helper.at)
    page = helper.fill(page, {}, form=helper.at)
    paper = on_paper(page)
    assert "Achterberg" not in page.response.text
    square = page.tree.xpath("//p[@role='img']")[0]
    assert square.get("aria-label").endswith("/code.")
    assert square.xpath(".//*[local-name()='path']")
    for address in page.tree.xpath("//@href | //@action"):
        assert paper.code not in address
        assert paper.number.replace(" ", "") not in address
    assert Visitor(app).open("/code").heading == "Gebruik de code van uw brief"


def test_no_letter_leaves_to_a_secret_address_and_the_answer_does_not_tell(
    app: Flask, client_for: SignIn
) -> None:
    helper = client_for(HELPER)
    texts = {
        asked(helper, who, "letter").text
        for who in (GERBEN, AT_RISK, UNKNOWN, (GERBEN[0], "1971-05-15"), ("999990032", "2018-01-23"))
    }
    assert len(texts) == 1, "known, at risk, unknown, another birth date, a young child: one answer"
    with store_of(app).reading() as work:
        rows = work.rows(select(Person.id).join(OwnAccount, OwnAccount.person_id == Person.id))
        letters = work.rows(select(Delivery.channel, Delivery.person_id).where(Delivery.purpose == "account"))
    assert len(rows) == len(letters) == 1
    assert letters[0].channel == "letter"
    assert letters[0].person_id == rows[0].id


def test_who_is_at_risk_collects_the_code_at_a_counter(app: Flask, client_for: SignIn) -> None:
    opened(app, handed(client_for, AT_RISK))
    with store_of(app).reading() as work:
        assert not work.rows(select(Delivery.id).where(Delivery.purpose == "account"))


def test_a_lost_code_or_password_is_replaced_and_the_old_one_dies_at_once(
    app: Flask, client_for: SignIn
) -> None:
    first = handed(client_for, WIFE)
    old = opened(app, first)
    second = handed(client_for, WIFE)
    assert not is_in(old), "its session ended"
    assert second.number == first.number, "the number stays"
    signed_in(app, first.number, status=400)
    third = handed(client_for, WIFE)
    typed_code(Visitor(app), second, status=400)
    opened(app, third, password="appel boom kaars lucht")  # Invented.
    signed_in(app, first.number, status=400)
    told = kinds(app, "wife")
    assert (told.count("account_handed"), told.count("account_opened")) == (3, 2)


def test_one_employee_stops_it_by_phone_and_the_person_is_told(app: Flask, client_for: SignIn) -> None:
    paper = handed(client_for, WIFE)
    inside = opened(app, paper)
    helper = client_for(HELPER)
    text = asked(helper, WIFE, "stop").text
    assert not is_in(inside)
    signed_in(app, paper.number, status=400)
    assert asked(helper, UNKNOWN, "stop").text == text
    assert "account_stopped" in kinds(app, "wife")
    wife = client_for("wife")
    assert "Inloggen zonder DigiD is gestopt" in wife.open("me/account").text
    told = wife.open("notices").tree.xpath("//main//a[contains(., 'is voor u gestopt')]/@href")
    wife.open(told[0])
    assert wife.at == "/nl/me/account"


def test_seen_later_opens_what_was_closed(app: Flask, client_for: SignIn) -> None:
    paper = by_letter(app, client_for, HUSBAND)
    visitor = opened(app, paper)
    assert visitor.client.get("/nl/consultations").status_code == 403
    helper = client_for(HELPER)
    asked(helper, HUSBAND, "seen")
    agreed(client_for(SECOND), HUSBAND)
    page = helper.open(helper.at)
    helper.fill(page, {}, form=helper.at)
    assert visitor.client.get("/nl/consultations").status_code == 200, "at the next click"
    assert "U bent aan een balie gezien" in visitor.open("me/account").text


def test_a_letter_never_replaces_an_account_that_works(app: Flask, client_for: SignIn) -> None:
    paper = handed(client_for, WIFE)
    opened(app, paper)
    asked(client_for(HELPER), WIFE, "letter")
    assert count(app, AccountCode) == 1
    assert is_in(signed_in(app, paper.number))


def test_a_second_letter_ends_the_first_and_three_a_month_is_enough(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    first = by_letter(app, client_for, GERBEN)
    clock.later(days=1)
    second = by_letter(app, client_for, GERBEN)
    typed_code(Visitor(app), first, status=400)
    typed_code(Visitor(app), second)
    asked(client_for(HELPER), GERBEN, "letter")
    asked(client_for(HELPER), GERBEN, "letter")
    assert count(app, AccountCode) == 3
    clock.later(days=31)
    by_letter(app, client_for, GERBEN)
    assert count(app, AccountCode) == 4


def test_somebody_nobody_knew_is_known_by_number_and_finds_it_back_with_digid(
    app: Flask, client_for: SignIn
) -> None:
    paper = handed(client_for, UNKNOWN)
    opened(app, paper)
    again = handed(client_for, UNKNOWN)
    assert again.number == paper.number
    assert count(app, OwnAccount) == 1


def test_an_employee_helps_no_family_and_nobody_helps_as_second_one_either(
    app: Flask, client_for: SignIn
) -> None:
    store = store_of(app)
    with store.writing() as work:
        person = work.value(select(Account.person_id).where(Account.demo_name == "wife"))
        for who in (HELPER, SECOND):
            account = work.value(select(Account.id).where(Account.demo_name == who))
            work.add(Acquaintance, {"account_id": account, "person_id": person, "at": MONDAY})
    page = asked(client_for(HELPER), WIFE, "code", status=400)
    assert "U kent deze persoon" in page.text
    assert count(app, Sighting) == 0
    assert "U kent deze persoon" in agreed(client_for(SECOND), WIFE, status=400).text


def test_it_waits_a_quarter_of_an_hour_for_this_helper_in_this_session_only(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper = client_for(HELPER)
    asked(helper, GERBEN, "code")
    waiting = helper.at
    for other in (HELPER, SECOND, "caseworker", "wife"):
        assert client_for(other).client.get(waiting).status_code == 404, other
    clock.later(minutes=9)
    helper.open(waiting)
    clock.later(minutes=7)
    assert helper.client.get(waiting).status_code == 404
    agreed(client_for(SECOND), GERBEN, status=400)


def test_nothing_but_hashes_is_kept_of_who_was_not_confirmed(app: Flask, client_for: SignIn) -> None:
    asked(client_for(HELPER), UNKNOWN, "code")
    with store_of(app).reading() as work:
        row = work.row(select(*Sighting.__table__.columns))
        assert row is not None
    assert row.person_id is None
    assert UNKNOWN[0] not in str(tuple(row))
    assert UNKNOWN[1] not in str(tuple(row))


def test_thirty_people_a_day_for_one_employee(app: Flask, client_for: SignIn) -> None:
    helper = client_for(HELPER)
    asked(helper, GERBEN, "stop")
    with store_of(app).writing() as work:
        row = work.row(select(*Sighting.__table__.columns))
        assert row is not None
        work.add(Sighting, *[{**row._asdict(), "id": new_id()} for _ in range(29)])
    asked(helper, GERBEN, "stop", status=429)


@pytest.mark.parametrize("who", ["caseworker", "wmo-adviser"])
def test_a_case_worker_sends_a_letter_to_one_of_the_own_people_only(
    app: Flask, client_for: SignIn, who: str
) -> None:
    worker = client_for("wmo-adviser")
    assignment = worker.open("desk").links("/desk/people/")[0].rsplit("/", 1)[1]
    visitor = client_for(who)
    address = f"desk/people/{assignment}/account"
    if who == "caseworker":
        assert visitor.client.get(f"/nl/{address}").status_code == 404
        return
    visitor.fill(visitor.open(address), {}, form="/account")
    opened(app, letter_of(app))
    assert sorted(kinds(app, "counter-visitor")) == ["account_letter", "account_opened"]
    person = client_for("counter-visitor")
    text = person.open("me/account").text
    assert "Er ging een brief met een code naar uw huisadres" in text
    assert "Wmo" in text, "by role and organisation"
    assert PASSWORD not in text
    with store_of(app).writing() as work:
        work.run(update(Person).values(is_at_risk=True))
    visitor.fill(visitor.open(address), {}, form="/account")
    with store_of(app).reading() as work:
        assert work.value(select(func.count()).where(AccountEvent.what == "letter")) == 1
