"""Known at a counter without a code: a code to the phone, or an ID that two saw; never by searching."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import RefusedTry
from portal.access.models_ties import Tie
from portal.assistance.models import SeenId, Visit
from portal.notices.models import ContactWay, Delivery, Notice
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import new_id
from tests.assistance.ways import code_of, visit
from tests.clocks import MONDAY, FakeClock
from tests.mandates.test_gate import file_complaint
from tests.mandates.ways import demo, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
HELPER, SECOND, WHO = "helpdesk", "second-helpdesk", "counter-visitor"
CARD = {"number": "999990111", "born_on-day": "5", "born_on-month": "10", "born_on-year": "1944"}
SEEN = {**CARD, "setting": "room", "document": "passport", "is_seen": "y"}
BY_PHONE = Delivery.purpose == "visit"
STRANGER = {**CARD, "number": "111222333"}


def phone_of(app: Flask, who: str) -> None:
    """Let somebody have a confirmed phone number."""
    store, (_, person), way = store_of(app), demo(app, who), new_id()
    with store.writing() as work:
        row = {"id": way, "person_id": person, "channel": "sms", "made_at": MONDAY, "confirmed_at": MONDAY}
        sealed = work.seal(person, "contact_ways", way, "address", "+31612345678")
        work.add(ContactWay, {**row, "address_sealed": sealed, "code_tries": 0})


def sms(helper: Visitor, card: dict[str, str], *, status: int = 200) -> Page:
    """Ask for a code to the phone on record."""
    return helper.fill(helper.open("desk/help/sms"), card, form="/sms", status=status)


def seen(helper: Visitor, card: dict[str, str] = SEEN, *, status: int = 200) -> Page:
    """Enter an ID that this helper saw."""
    return helper.fill(helper.open("desk/help/id"), card, form="/id", status=status)


def confirm(second: Visitor, card: dict[str, str] = CARD, *, status: int = 200) -> Page:
    """Let the second worker open what waits, and type what stands on the ID."""
    link = second.open("desk/help").links("/second")[0]
    return second.fill(second.open(link), {**card, "is_seen": "y"}, form="/second", status=status)


def shown_code(page: Page) -> str:
    """The code that the demo shows because it sends nothing."""
    found = page.tree.xpath("//main//bdi")
    return str(found[0].text_content()) if found else ""


def filing(helper: Visitor, second: Visitor) -> str:
    """Begin a visit with an ID that both saw, to which the person agrees; return its id."""
    seen(helper)
    waits = helper.at
    confirm(second)
    page = helper.open(waits)
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": ["file"]}, form=f"/{id}")
    return id


def test_a_code_goes_to_the_phone_on_record_and_begins_a_visit(app: Flask, client_for: SignIn) -> None:
    phone_of(app, WHO)
    helper = client_for(HELPER)
    code = shown_code(sms(helper, CARD))
    with store_of(app).reading() as work:
        sent = work.rows(select(Delivery.purpose, Delivery.channel, Delivery.person_id).where(BY_PHONE))
    assert [tuple(row) for row in sent] == [("visit", "sms", demo(app, WHO)[1])]
    page = helper.fill(helper.open("desk/help"), {"setting": "room", "code": code}, form="/desk/help")
    assert "U mag aanwijzen" in page.text


@pytest.mark.parametrize(
    "card", [CARD, STRANGER, {**CARD, "born_on-year": "1945"}], ids=["no phone", "unknown", "other day"]
)
def test_whether_somebody_is_known_makes_no_difference_to_the_helper(
    app: Flask, client_for: SignIn, card: dict[str, str]
) -> None:
    helper = client_for(HELPER)
    page = sms(helper, card)
    with store_of(app).reading() as work:
        assert not work.rows(select(Delivery.id).where(BY_PHONE))
    phone_of(app, WHO)
    other = sms(helper, CARD)
    for part in other.tree.xpath("//main//div[contains(@class,'utrecht-alert')]"):
        part.drop_tree()
    assert page.text == other.text


def test_who_is_at_risk_gets_no_code_by_phone(app: Flask, client_for: SignIn) -> None:
    phone_of(app, WHO)
    store, (_, person) = store_of(app), demo(app, WHO)
    with store.writing() as work:
        work.run(update(Person).where(Person.id == person).values(is_at_risk=True))
    assert not shown_code(sms(client_for(HELPER), CARD))


def test_a_code_by_phone_ends_after_ten_minutes_and_leaves_the_code_at_home_alone(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    phone_of(app, WHO)
    helper, home = client_for(HELPER), code_of(client_for(WHO))
    code = shown_code(sms(helper, CARD))
    clock.later(minutes=9)
    helper.open("desk")
    clock.later(minutes=2)
    page = helper.open("desk/help")
    helper.fill(page, {"setting": "room", "code": code}, form="/desk/help", status=400)
    helper.fill(page, {"setting": "room", "code": home}, form="/desk/help")


def test_wrong_cards_are_slowed_and_a_helper_has_ten_codes_a_day_sent(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    phone_of(app, WHO)
    helper = client_for(HELPER)
    for _ in range(5):
        sms(helper, STRANGER)
    assert "te vaak" in sms(helper, CARD, status=429).text
    clock.later(hours=2)
    helper = client_for(HELPER)
    for _ in range(5):
        sms(helper, CARD)
    sms(helper, CARD, status=429)


def test_a_number_that_is_none_and_a_day_that_is_none_are_said_and_kept(client_for: SignIn) -> None:
    page = sms(
        client_for(HELPER),
        {**CARD, "number": "123456789", "born_on-day": "31", "born_on-month": "2"},
        status=400,
    )
    assert "geen burgerservicenummer" in page.text
    assert page.tree.xpath("//input[@name='number']/@value") == ["123456789"]
    assert page.tree.xpath("//input[@name='born_on-day']/@value") == ["31"]


@pytest.mark.requirement("R-050", "R-261")
@pytest.mark.parametrize("way", [sms, seen])
def test_a_helper_knows_no_family_by_their_number_either(
    app: Flask, client_for: SignIn, way: Callable[..., Page]
) -> None:
    """Also of family not known here: the employer's list holds their number only."""
    store, (account, _), helper = store_of(app), demo(app, HELPER), client_for(HELPER)
    with store.writing() as work:
        row = {"id": new_id(), "account_id": account, "kind": "family", "made_at": MONDAY}
        work.add(Tie, {**row, "number_hash": number_hash(work.keyring, STRANGER["number"])})
    way(helper, {**SEEN, "number": STRANGER["number"]}, status=409)
    with store.reading() as work:
        assert [row.endpoint for row in work.rows(select(RefusedTry.endpoint))] == [
            "desk_assistance.too_close"
        ]
        assert not work.rows(select(SeenId.id))


@pytest.mark.requirement("R-050")
def test_an_id_seen_by_two_workers_opens_filing_only_and_the_person_hears_at_once(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    """J08, for who has no code at all: nothing from before is shown, not even what the same helper sent."""
    helper, second, person = client_for(HELPER), client_for(SECOND), client_for(WHO)
    before = visit(helper, person, acts=("complaints",))
    old = file_complaint(helper, before)
    clock.later(minutes=1)
    seen(helper)
    waits = helper.at
    assert "collega" in helper.open(waits).text
    confirm(second)
    with store_of(app).reading() as work:
        told = [
            row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == demo(app, WHO)[1]))
        ]
        kept = str([tuple(row) for row in work.rows(select(*SeenId.__table__.columns))])
    assert "visit_seen" in told, "before anything can be sent"
    assert "999990111" not in kept
    page = helper.open(waits)
    assert page.tree.xpath("//input[@name='acts']/@value") == ["file"]
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": ["file", "see", "complaints"]}, form=f"/{id}", status=400)
    helper.fill(page, {"acts": ["file"]}, form=f"/{id}")
    new = file_complaint(helper, id)
    assert helper.client.get(f"/nl/for/{id}/cases/{new}").status_code == 200
    for closed in (f"cases/{old}", f"cases/{old}/receipt", "consultations", "declarations", "me"):
        assert helper.client.get(f"/nl/for/{id}/{closed}").status_code == 404, closed
    listed = helper.open(f"/nl/for/{id}/cases").links("/cases/")
    assert any(new in link for link in listed)
    assert not any(old in link for link in listed)
    own = person.open("me/visits").text
    assert "Twee medewerkers zagen uw identiteitsbewijs" in own


def test_a_draft_from_an_earlier_visit_is_not_shown_when_only_an_id_was_seen(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, second, person = client_for(HELPER), client_for(SECOND), client_for(WHO)
    before = visit(helper, person, acts=("complaints",))
    page = helper.open(f"/nl/for/{before}/cases/new/complaint")
    name = page.form().xpath(".//textarea/@name")[0]
    helper.fill(page, {name: "Van eerder"})
    draft = helper.at.split("/drafts/")[1].split("/")[0]
    clock.later(minutes=1)
    id = filing(helper, second)
    assert helper.client.get(f"/nl/for/{id}/cases/drafts/{draft}").status_code == 404
    assert "Van eerder" not in helper.open(f"/nl/for/{id}/cases").response.text


def test_the_second_worker_reads_it_themselves_and_both_must_be_the_same(
    app: Flask, client_for: SignIn
) -> None:
    helper, second = client_for(HELPER), client_for(SECOND)
    seen(helper)
    waits = helper.at
    assert "999990111" not in second.open(second.open("desk/help").links("/second")[0]).response.text
    page = confirm(second, {**CARD, "born_on-day": "6"}, status=400)
    assert "Kijk samen nog eens" in page.text
    assert helper.open(waits).heading == "Hulp"
    assert helper.at == waits, "it still waits"
    confirm(second)
    helper.open(waits)
    assert "/visits/" in helper.at


def test_nobody_confirms_their_own_and_no_other_role_does(app: Flask, client_for: SignIn) -> None:
    helper = client_for(HELPER)
    seen(helper)
    waiting = helper.at.rsplit("/", 1)[1]
    assert not helper.open("desk/help").links("/second")
    for who in (HELPER, "caseworker", "advocate", "wife"):
        assert client_for(who).client.get(f"/nl/desk/help/id/{waiting}/second").status_code == 404, who
    assert client_for(SECOND).client.get(f"/nl/desk/help/id/{waiting}").status_code == 404


def test_what_both_read_must_be_what_is_on_record(app: Flask, client_for: SignIn) -> None:
    helper, second = client_for(HELPER), client_for(SECOND)
    wrong = {"born_on-year": "1950"}
    seen(helper, {**SEEN, **wrong})
    confirm(second, {**CARD, **wrong}, status=400)
    with store_of(app).reading() as work:
        assert not work.rows(select(Visit.id))


def test_who_is_not_known_here_yet_can_file_as_well(app: Flask, client_for: SignIn) -> None:
    """So from outside it makes no difference whether somebody is known."""
    helper, second = client_for(HELPER), client_for(SECOND)
    seen(helper, {**SEEN, "number": STRANGER["number"]})
    waits = helper.at
    confirm(second, STRANGER)
    page = helper.open(waits)
    id = helper.at.rsplit("/", 1)[1]
    helper.fill(page, {"acts": ["file"]}, form=f"/{id}")
    file_complaint(helper, id)
    with store_of(app).reading() as work:
        hashed = number_hash(work.keyring, STRANGER["number"])
        assert work.value(select(Person.id).where(Person.number_hash == hashed))


def test_an_id_waits_ten_minutes_and_a_helper_enters_three_a_day(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    helper, second = client_for(HELPER), client_for(SECOND)
    for _ in range(3):
        seen(helper)
    assert "te vaak" in seen(helper, status=429).text
    link = second.open("desk/help").links("/second")[0]
    clock.later(minutes=9)
    second.open("desk")
    clock.later(minutes=2)
    assert second.client.get(link).status_code == 404
    assert not second.open("desk/help").links("/second")


def test_an_id_needs_all_its_answers_and_keeps_what_was_typed(client_for: SignIn) -> None:
    given: dict[str, Any] = {**SEEN, "is_seen": "", "document": ""}
    page = seen(client_for(HELPER), given, status=400)
    assert "kopieerde niets" in page.text
    assert page.tree.xpath("//input[@name='number']/@value") == ["999990111"]


def test_a_person_says_that_was_not_me_and_it_ends_at_once(app: Flask, client_for: SignIn) -> None:
    helper, second, person = client_for(HELPER), client_for(SECOND), client_for(WHO)
    id = filing(helper, second)
    assert helper.client.get(f"/nl/for/{id}/cases").status_code == 200
    page = person.fill(person.open("me/visits"), {}, form="/not-me")
    assert "schreven op dat u dit niet was" in page.text
    assert helper.client.get(f"/nl/for/{id}/cases").status_code == 404
    assert client_for("wife").client.post(f"/nl/me/visits/{id}/not-me").status_code in {400, 404}
