"""A letter becomes a case as any other: its first day counts, once, for its own person only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import RefusedTry, ViewLog
from portal.access.models_ties import Tie
from portal.cases.models import Attachment, Case, CaseMessage
from portal.medical.models import SetAside
from portal.notices.models import ContactWay, Notice
from portal.people.models import Person
from portal.people.service import number_hash
from portal.store import new_id
from tests.cases.test_attachments import picture
from tests.cases.ways import sent
from tests.clocks import MONDAY
from tests.mandates.ways import demo, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
HELPER, WHO = "helpdesk", "counter-visitor"
LETTER = {
    "number": "999990111",
    "born_on-day": "5",
    "born_on-month": "10",
    "born_on-year": "1944",
    "kind": "complaint",
    "channel": "post",
    "received_on-day": "10",
    "received_on-month": "11",
    "received_on-year": "2026",
    "text": "Niemand gaf mij antwoord op mijn brief.",
    "language": "nl",
    "is_health": "no",
}


def post(helper: Visitor, *, status: int = 200, page: Page | None = None, **changes: str) -> Page:
    """Type in a letter, with its scan."""
    form = page or helper.open("desk/post")
    values: dict[str, Any] = {**LETTER, **changes, "scan": (BytesIO(picture()), "brief.jpg")}
    return helper.fill(form, values, form="/desk/post", status=status)


@pytest.mark.requirement("R-255", "R-002")
def test_a_letter_is_a_case_from_its_first_day_and_needs_no_mail_phone_or_sign_in(
    app: Flask, client_for: SignIn
) -> None:
    """Of somebody who is in care under the law: known by number and day of birth, and nothing else."""
    helper, (_, person) = client_for(HELPER), demo(app, WHO)
    with store_of(app).reading() as work:
        assert not work.rows(select(ContactWay.id).where(ContactWay.person_id == person))
    page = post(helper)
    with store_of(app).reading() as work:
        row = work.row(select(*Case.__table__.columns).where(Case.person_id == person))
        told = [one.kind for one in work.rows(select(Notice.kind).where(Notice.person_id == person))]
        looks = [one.reason for one in work.rows(select(ViewLog.reason).where(ViewLog.person_id == person))]
    assert row is not None
    assert (row.channel, row.first_day, row.answer_by) == ("post", date(2026, 11, 10), date(2026, 12, 22))
    assert "case_received" in told
    assert "post" in looks
    assert row.number in page.text
    assert LETTER["text"] in page.text, "the receipt says what was sent"
    assert "10 november 2026" in page.text
    own = client_for(WHO)
    assert LETTER["text"] in own.open(f"cases/{row.id}").response.text
    assert "Overtypen wat u op papier stuurde" in own.open("consultations/access").text


def test_a_second_press_finds_the_first_letter(app: Flask, client_for: SignIn) -> None:
    helper = client_for(HELPER)
    page = helper.open("desk/post")
    first, second = post(helper, page=page), post(helper, page=page)
    with store_of(app).reading() as work:
        assert len(work.rows(select(Case.id).where(Case.channel == "post"))) == 1
        assert len(work.rows(select(Attachment.id))) >= 1
    assert first.text == second.text


def test_what_is_about_health_is_kept_apart_and_sealed(app: Flask, client_for: SignIn) -> None:
    """J12: the scan of a letter about health never stands among the files of a case."""
    helper, (_, person) = client_for(HELPER), demo(app, WHO)
    post(helper, is_health="yes")
    with store_of(app).reading() as work:
        assert not work.rows(select(Attachment.id).where(Attachment.person_id == person))
        assert work.rows(select(SetAside.id).where(SetAside.person_id == person))


def test_the_receipt_stands_in_the_language_of_the_letter(client_for: SignIn) -> None:
    page = post(client_for(HELPER), language="ar", text="لم يتصل بي أحد.")
    paper = page.tree.xpath("//main//article")[0]
    assert (paper.get("lang"), paper.get("dir")) == ("ar", "rtl")
    assert page.tree.get("lang") == "nl", "what the worker does stands in the worker's language"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": "123456789"}, "geen burgerservicenummer"),
        ({"received_on-year": "2027"}, "moet nog komen"),
        ({"received_on-day": ""}, "Vul de dag"),
        ({"text": ""}, "Typ over"),
        ({"kind": ""}, "Kies wat de brief vraagt"),
        ({"is_health": ""}, "over gezondheid"),
        ({"born_on-year": "1945"}, "horen hier niet bij elkaar"),
    ],
)
def test_what_is_not_right_is_said_and_nothing_typed_is_lost(
    app: Flask, client_for: SignIn, changes: dict[str, str], words: str
) -> None:
    page = post(client_for(HELPER), status=400, **changes)
    assert words in page.text
    typed = {**LETTER, **changes}
    assert page.tree.xpath("//input[@name='received_on-day']/@value") == [typed["received_on-day"]]
    assert page.tree.xpath("string(//textarea[@name='text'])").strip() == typed["text"]
    with store_of(app).reading() as work:
        assert not work.rows(select(Case.id).where(Case.channel == "post"))


def test_a_scan_that_is_none_is_refused_in_plain_words(app: Flask, client_for: SignIn) -> None:
    helper = client_for(HELPER)
    page = helper.open("desk/post")
    page = helper.fill(page, {**LETTER, "scan": (BytesIO(b"MZ"), "x.exe")}, form="/desk/post", status=400)
    assert LETTER["text"] in page.response.text
    helper.fill(page, LETTER, form="/desk/post", status=400)
    with store_of(app).reading() as work:
        assert not work.rows(select(Case.id).where(Case.channel == "post"))


@pytest.mark.requirement("R-261")
def test_nobody_types_in_a_letter_of_their_own_family(app: Flask, client_for: SignIn) -> None:
    store, (account, _) = store_of(app), demo(app, HELPER)
    with store.writing() as work:
        row = {"id": new_id(), "account_id": account, "kind": "family", "made_at": MONDAY}
        work.add(Tie, {**row, "number_hash": number_hash(work.keyring, LETTER["number"])})
    post(client_for(HELPER), status=409)
    with store.reading() as work:
        assert [row.endpoint for row in work.rows(select(RefusedTry.endpoint))] == [
            "desk_assistance.too_close"
        ]
        assert not work.rows(select(Case.id).where(Case.channel == "post"))


def test_the_page_after_a_letter_shows_nothing_from_before(app: Flask, client_for: SignIn) -> None:
    helper = client_for(HELPER)
    post(helper, text="De eerste brief")
    page = post(helper, text="De tweede brief")
    assert "De eerste brief" not in page.response.text
    with store_of(app).reading() as work:
        name = work.value(select(Person.id).where(Person.id == demo(app, WHO)[1]))
    assert name
    assert "Schoonewelle" not in page.response.text, "no name from the record"
    assert "Molenpad" not in page.response.text, "and no address: it goes where the letter says"


@pytest.mark.parametrize("other", ["caseworker", "complaint-handler", "advocate", "wife"])
def test_only_the_help_desk_types_in_letters(client_for: SignIn, other: str) -> None:
    assert client_for(other).client.get("/nl/desk/post").status_code == 404


def number_of(app: Flask, case: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(Case.number).where(Case.id == case)))


@pytest.mark.requirement("R-255")
def test_a_letter_about_a_case_stands_with_that_case_once_and_the_person_hears_it(
    app: Flask, client_for: SignIn
) -> None:
    person, helper, (_, who) = client_for(WHO), client_for(HELPER), demo(app, WHO)
    case = sent(person).rsplit("/", 1)[1]
    typed = {"case": number_of(app, case).lower().replace("-", " "), "kind": ""}
    form = helper.open("desk/post")
    page = post(helper, page=form, **typed)
    assert number_of(app, case) in page.tree.xpath("//main//article")[0].text_content()
    post(helper, page=form, **typed)
    with store_of(app).reading() as work:
        assert len(work.rows(select(Case.id).where(Case.person_id == who))) == 1, "no second case"
        assert len(work.rows(select(CaseMessage.id).where(CaseMessage.case_id == case))) == 1
        assert len(work.rows(select(Attachment.id).where(Attachment.case_id == case))) == 1
        told = [one.kind for one in work.rows(select(Notice.kind).where(Notice.person_id == who))]
        looks = [one.reason for one in work.rows(select(ViewLog.reason).where(ViewLog.person_id == who))]
    assert told.count("case_paper") == 1
    assert looks == ["post"]
    own = person.open(f"cases/{case}")
    assert LETTER["text"] in own.response.text
    assert "U stuurde er een brief over" in own.text


def test_a_letter_with_the_number_of_somebody_elses_case_joins_nothing(
    app: Flask, client_for: SignIn
) -> None:
    theirs = number_of(app, sent(client_for("wife")).rsplit("/", 1)[1])
    helper = client_for(HELPER)
    tried = (theirs, "2026-K7Q4-X9TZ", "12")
    texts = {post(helper, status=400, case=number, kind="").text for number in tried}
    assert all("heeft geen zaak met dit nummer" in text for text in texts)
    with store_of(app).reading() as work:
        assert not work.rows(select(CaseMessage.id))
        assert not work.rows(select(ViewLog.id).where(ViewLog.reason == "post"))


def test_to_what_was_stopped_nothing_is_added_and_what_is_about_health_is_kept_apart(
    app: Flask, client_for: SignIn
) -> None:
    person, helper, (_, who) = client_for(WHO), client_for(HELPER), demo(app, WHO)
    case = sent(person).rsplit("/", 1)[1]
    post(helper, case=number_of(app, case), kind="", is_health="yes")
    with store_of(app).reading() as work:
        assert not work.rows(select(Attachment.id).where(Attachment.person_id == who))
        assert work.rows(select(SetAside.id).where(SetAside.person_id == who))
    person.fill(person.open(f"cases/{case}/withdraw"), {}, form="/withdraw")
    page = post(helper, status=400, case=number_of(app, case), kind="")
    assert "niets meer" in page.text
