"""Advocates by invitation: used once, a second factor each time, and stopped at once."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models_invited import InvitedAccount, InvitedEvent, RecoveryCode
from portal.mandates.models import Mandate
from portal.notices.models import Notice
from portal.people.models import Account
from portal.store import new_id
from tests.accounts import inviting
from tests.accounts.inviting import (
    PASSWORD,
    SignIn,
    asked,
    at_app,
    codes_on,
    colleague_invited,
    is_in,
    lead_invited,
    opened,
    pressed,
    signed_in,
)
from tests.accounts.ways import Paper, plain
from tests.clocks import FakeClock
from tests.mandates.test_journey import CODE, give, type_code
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Visitor

OFFICER = "privacy-officer"


@pytest.fixture
def lead(app: Flask, client_for: SignIn, clock: FakeClock) -> inviting.Invited:
    """Somebody who leads an organisation, signed in."""
    return opened(app, lead_invited(client_for(OFFICER)), clock)


@pytest.fixture
def colleague(app: Flask, lead: inviting.Invited, clock: FakeClock) -> inviting.Invited:
    """Somebody whom the lead invited, signed in."""
    found = opened(app, colleague_invited(lead.visitor), clock)
    clock.later(seconds=60)
    return found


def account_of(app: Flask, *, is_lead: bool) -> str:
    """The account of the lead or of the colleague."""
    with store_of(app).reading() as work:
        found = select(InvitedAccount.account_id).where(InvitedAccount.is_lead.is_(is_lead))
        return str(work.value(found))


@pytest.mark.requirement("T-55", "T-56")
@pytest.mark.parametrize("lang", ["nl", "ar"])
def test_invited_by_the_privacy_officer_and_by_the_lead_somebody_comes_in_with_a_second_factor(
    app: Flask, client_for: SignIn, clock: FakeClock, lang: str
) -> None:
    lead = opened(app, lead_invited(client_for(OFFICER)), clock, lang=lang)
    assert len(lead.recovery) == 8
    page = lead.visitor.open("helping")
    assert page.links("/helping/colleagues")
    found = opened(app, colleague_invited(lead.visitor), clock, lang=lang)
    assert not found.visitor.open("helping").links("/helping/colleagues")
    clock.later(seconds=30)
    again, page = signed_in(app, found, found.app.shows(), lang=lang)
    assert again.at == f"/{lang}/helping"
    assert is_in(again)
    with store_of(app).reading() as work:
        row = work.row(select(*Account.__table__.columns).where(Account.id == account_of(app, is_lead=False)))
    assert row is not None
    assert (row.kind, row.role, row.person_id) == ("advocate", "advocate", None)


@pytest.mark.requirement("T-56")
def test_somebody_by_invitation_takes_a_code_up_and_sees_that_client_only(
    app: Flask, client_for: SignIn, colleague: inviting.Invited
) -> None:
    _, code = give(client_for("wife"), helper="Straatraad", acts=["see"], agency=colleague_agency(app))
    page = type_code(colleague.visitor, code)
    assert len(page.tree.xpath("//main//li/article")) == 1
    assert colleague.visitor.open(page.links("/for/")[0]).status == 200


@pytest.mark.requirement("L-97", "T-56")
def test_a_colleague_of_the_same_organisation_takes_a_client_over_and_the_person_is_told(
    app: Flask, client_for: SignIn, lead: inviting.Invited, colleague: inviting.Invited
) -> None:
    wife = client_for("wife")
    mandate_id, code = give(wife, helper="Straatraad", acts=["see"], agency=colleague_agency(app))
    page = type_code(lead.visitor, code)
    start = page.links("/for/")[0]
    shown = lead.visitor.fill(page, {}, form="/colleague").text
    found = CODE.search(shown)
    assert found
    elsewhere = client_for("husband")
    page = elsewhere.fill(elsewhere.open("helping/code"), {"code": found[0]}, status=400)
    assert "andere organisatie" in page.text
    assert lead.visitor.client.get(start).status_code == 200, "until somebody took it up"
    assert type_code(colleague.visitor, found[0]).links("/for/")
    assert lead.visitor.client.get(start).status_code == 404
    assert colleague.visitor.client.get(start).status_code == 200
    assert "Een collega van dezelfde organisatie nam het over" in wife.open(f"me/helpers/{mandate_id}").text
    _, person = demo(app, "wife")
    with store_of(app).reading() as work:
        told = {row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))}
    assert "mandate_passed_on" in told


def colleague_agency(app: Flask) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(InvitedAccount.agency_id).where(InvitedAccount.is_lead.is_(False))))


def test_an_invitation_works_once_and_for_seven_days_and_not_after_it_was_taken_back(
    app: Flask, lead: inviting.Invited, clock: FakeClock
) -> None:
    used = colleague_invited(lead.visitor, label="Sam")
    opened(app, used, clock)
    late = colleague_invited(lead.visitor, label="Kim")
    taken_back = colleague_invited(lead.visitor, label="Bo")
    lead.visitor.open("helping/colleagues")
    pressed(lead.visitor, "Bo", "stop")
    unknown = Paper("1234567897", "ABCDE-23456")
    texts = {
        plain(at_app(Visitor(app), paper, status=400).text).replace(paper.number, "")
        for paper in (used, taken_back, unknown)
    }
    clock.later(days=7, seconds=1)
    texts.add(plain(at_app(Visitor(app), late, status=400).text).replace(late.number, ""))
    assert len(texts) == 1, "why it does not work is never said"


def test_nobody_comes_in_without_all_three_and_it_is_never_said_which_was_wrong(
    app: Flask, colleague: inviting.Invited, clock: FakeClock
) -> None:
    wrong = "000000" if colleague.app.shows() != "000000" else "111111"
    stranger = inviting.Invited(Visitor(app), "1234567897", colleague.app, [])
    answers = set()
    for who, password, typed in (
        (colleague, "een heel ander wachtwoord", colleague.app.shows()),
        (colleague, PASSWORD, wrong),
        (colleague, PASSWORD, "ABCDE-23456"),
        (stranger, PASSWORD, colleague.app.shows()),
    ):
        visitor, page = signed_in(app, who, typed, password=password, status=400)
        assert not is_in(visitor)
        answers.add(page.text)
    assert len(answers) == 1
    signed_in(app, colleague, "", status=400)
    signed_in(app, colleague, "12", status=400)
    assert is_in(signed_in(app, colleague, colleague.app.shows())[0]), "a wrong password used no code up"


def test_a_code_of_the_app_works_once_and_an_older_one_not_after_it(
    app: Flask, colleague: inviting.Invited, clock: FakeClock
) -> None:
    before, now = colleague.app.shows(steps=-1), colleague.app.shows()
    assert is_in(signed_in(app, colleague, now)[0])
    for typed in (now, before):
        assert not is_in(signed_in(app, colleague, typed, status=400)[0]), "seen by others"
    assert is_in(signed_in(app, colleague, colleague.app.shows(steps=1))[0]), "a clock may be fast"
    signed_in(app, colleague, colleague.app.shows(steps=2), status=400)
    clock.later(seconds=90)
    assert is_in(signed_in(app, colleague, " ".join(colleague.app.shows()))[0])


def test_digits_of_another_script_are_the_same_code(app: Flask, colleague: inviting.Invited) -> None:
    eastern = colleague.app.shows().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert is_in(signed_in(app, colleague, eastern, lang="ar")[0])


@pytest.mark.requirement("T-76")
def test_wrong_codes_are_slowed_and_the_right_one_too(
    app: Flask, colleague: inviting.Invited, clock: FakeClock
) -> None:
    for _ in range(5):
        signed_in(app, colleague, "000000", status=400)
    assert "Wacht tot" in signed_in(app, colleague, colleague.app.shows(), status=429)[1].text
    clock.later(minutes=2)
    assert is_in(signed_in(app, colleague, colleague.app.shows())[0]), "slow, and never locked out"


def test_the_first_code_of_the_app_must_be_right_before_an_invitation_is_used_up(
    app: Flask, lead: inviting.Invited, clock: FakeClock
) -> None:
    paper, visitor = colleague_invited(lead.visitor), Visitor(app)
    page = at_app(visitor, paper)
    secret = inviting.secret_on(page)
    assert page.links("otpauth://totp/"), "one press opens it in the app of the same device"
    typed = {"password": PASSWORD, "again": PASSWORD, "second": "000000"}
    page = visitor.fill(page, typed, form="/app", status=400)
    assert inviting.secret_on(page) == secret, "the app that was set stays the right one"
    assert not is_in(visitor)
    short = {"password": "kort", "again": "kort", "second": inviting.App(secret, clock).shows()}
    page = visitor.fill(page, short, form="/app", status=400)
    visitor.fill(page, {**typed, "second": inviting.App(secret, clock).shows()}, form="/app")
    assert is_in(visitor)


def test_a_recovery_code_works_once_and_new_ones_come_by_the_app_only(
    app: Flask, colleague: inviting.Invited, clock: FakeClock
) -> None:
    first = colleague.recovery[0]
    visitor, _ = signed_in(app, colleague, first.lower())
    assert is_in(visitor)
    assert not is_in(signed_in(app, colleague, first, status=400)[0])
    page = visitor.open("helping/account")
    assert "nog werken: 7" in page.text
    assert "herstelcode" in page.text
    page = visitor.fill(page, {"second": "000000"}, form="/account", status=400)
    page = visitor.fill(page, {"second": colleague.app.shows()}, form="/account")
    renewed = codes_on(page)
    assert len(renewed) == 8
    assert not is_in(signed_in(app, colleague, colleague.recovery[1], status=400)[0])
    assert is_in(signed_in(app, colleague, renewed[0])[0])


@pytest.mark.requirement("T-57")
def test_who_lost_the_app_gets_a_new_invitation_from_the_lead_and_what_was_before_stops(
    app: Flask, lead: inviting.Invited, colleague: inviting.Invited, clock: FakeClock
) -> None:
    account, person = account_of(app, is_lead=False), demo(app, "wife")[1]
    mandate(store_of(app), person=person, account=account, agency_id=colleague_agency(app))
    lead.visitor.open("helping/colleagues")
    paper = inviting.on_page(pressed(lead.visitor, "Sam", "again"))
    assert not is_in(colleague.visitor), "every device is signed out"
    for typed in (colleague.app.shows(), colleague.recovery[0]):
        assert not is_in(signed_in(app, colleague, typed, status=400)[0])
    renewed = opened(app, paper, clock)
    assert renewed.number.replace(" ", "") == colleague.number.replace(" ", "")
    assert renewed.app.secret != colleague.app.secret
    assert renewed.visitor.open("helping").tree.xpath("//main//li/article"), "the clients stay"


@pytest.mark.requirement("T-57")
@pytest.mark.parametrize("who", ["lead", OFFICER])
def test_stopped_by_the_lead_or_the_privacy_officer_it_is_over_at_the_next_click(
    app: Flask, client_for: SignIn, lead: inviting.Invited, colleague: inviting.Invited, who: str
) -> None:
    of_lead = who == OFFICER
    account, person = account_of(app, is_lead=of_lead), demo(app, "wife")[1]
    grant = mandate(store_of(app), person=person, account=account, agency_id=colleague_agency(app))
    stopped, presser = (lead, client_for(OFFICER)) if of_lead else (colleague, lead.visitor)
    assert stopped.visitor.client.get(f"/nl/for/{grant}/consultations").status_code == 200
    presser.open("desk/advocates" if of_lead else "helping/colleagues")
    page = pressed(presser, "Noor" if of_lead else "Sam", "stop")
    assert "overal uitgelogd" in page.text
    assert stopped.visitor.client.get(f"/nl/for/{grant}/consultations").status_code == 302
    assert not is_in(signed_in(app, stopped, stopped.app.shows(steps=1), status=400)[0])
    with store_of(app).reading() as work:
        row = work.row(select(Mandate.end_reason, Mandate.ended_at).where(Mandate.id == grant))
        told = [one.kind for one in work.rows(select(Notice.kind).where(Notice.person_id == person))]
    assert row is not None
    assert row.end_reason == "returned"
    assert "mandate_ended" in told
    assert not [form for form in page.tree.xpath("//form/@action") if account in form], (
        "pressed once is enough"
    )


def test_nobody_else_invites_or_stops_and_each_organisation_only_its_own(
    app: Flask, client_for: SignIn, lead: inviting.Invited, colleague: inviting.Invited
) -> None:
    theirs = account_of(app, is_lead=False)
    with store_of(app).writing() as work:
        work.run(
            InvitedAccount.__table__.update()
            .where(InvitedAccount.account_id == theirs)
            .values(agency_id=new_id())
        )
    assert "Sam" not in lead.visitor.open("helping/colleagues").text
    token = lead.visitor.open("helping/colleagues").form().xpath(".//input[@name='csrf_token']/@value")[0]
    for part in ("stop", "again"):
        lead.visitor.post(f"/nl/helping/colleagues/{theirs}/{part}", {"csrf_token": token}, status=404)
    for visitor in (colleague.visitor, client_for("advocate"), client_for("wife"), client_for("helpdesk")):
        assert visitor.client.get("/nl/helping/colleagues").status_code == 404
        assert visitor.client.get("/nl/desk/advocates").status_code == 404
    for visitor in (client_for("advocate"), client_for("wife"), client_for("helpdesk")):
        assert visitor.client.get("/nl/helping/account").status_code == 404
    assert is_in(colleague.visitor)
    officer = client_for(OFFICER)
    token = officer.open("desk/advocates").form().xpath(".//input[@name='csrf_token']/@value")[0]
    officer.post(f"/nl/desk/advocates/{theirs}/stop", {"csrf_token": token}, status=404)
    for other in ("team-leader", "manager", "caseworker"):
        assert client_for(other).client.get("/nl/desk/advocates").status_code == 404


def test_a_second_press_invites_nobody_more_and_an_empty_form_keeps_what_was_chosen(
    app: Flask, client_for: SignIn
) -> None:
    officer = client_for(OFFICER)
    page = officer.open("desk/advocates")
    agency = page.tree.xpath(f"//option[.='{inviting.ORGANISATION}']/@value")[0]
    asked(officer, page, {"agency": agency, "label": "Noor"})
    again = asked(officer, page, {"agency": agency, "label": "Noor"})
    assert "maar één keer" in again.text
    with store_of(app).reading() as work:
        assert len(work.rows(select(InvitedAccount.account_id))) == 1
    page = asked(officer, page, {"agency": agency, "label": " "}, status=400)
    assert page.tree.xpath("//option[@selected]/@value") == [agency]
    asked(officer, page, {"agency": new_id(), "label": "Noor"}, status=400)


def test_of_a_secret_a_code_and_a_password_nothing_readable_is_kept(
    app: Flask, lead: inviting.Invited, colleague: inviting.Invited
) -> None:
    with store_of(app).reading() as work:
        sealed = work.rows(select(InvitedAccount.secret_sealed, InvitedAccount.label_sealed))
        kept = work.rows(select(RecoveryCode.code_hash))
        happened = {row.what for row in work.rows(select(InvitedEvent.what))}
    assert len(kept) == 16
    assert happened == {"invited", "opened"}
    assert not [row for row in sealed if lead.app.secret in row.secret_sealed or b"Sam" in row.label_sealed]
    url = app.extensions["inzage"].settings.database_url
    with sqlite3.connect(url.removeprefix("sqlite:///")) as store:
        everything = "\n".join(store.iterdump()).encode()
    for secret in (PASSWORD, colleague.recovery[0], colleague.recovery[0].replace("-", "")):
        assert secret.encode() not in everything
    assert colleague.app.secret.hex().upper().encode() not in everything


def test_left_alone_it_signs_out(colleague: inviting.Invited, clock: FakeClock) -> None:
    colleague.visitor.open("helping")
    clock.later(seconds=timedelta(minutes=10).total_seconds())
    assert colleague.visitor.client.get("/nl/helping").status_code == 302
