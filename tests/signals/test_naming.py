"""A name is added later, or it goes into an account: a real case with the first date, and nothing is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.cases.models import Case, CaseEvent, CaseMessage
from portal.people.models import Account, Person
from portal.signals.models import Signal, SignalMessage
from portal.store import Store, new_id
from portal.store.models import PersonKey, Text
from portal.store.work import AnyRow
from tests.clocks import MONDAY
from tests.signals.test_pages import ClientFor, answer, signal_of
from tests.signals.ways import TEXT, told, use
from tests.visitor import Page, Visitor

NAME = {"name": "Noor de Wit", "address": "Kade 1\n1234 AB Waterstad", "signed": "y"}


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app, lang="en")


def store_of(app: Flask) -> Store:
    found: Store = app.extensions["inzage"].store
    return found


def add_name(visitor: Visitor, **other: str) -> Page:
    return visitor.fill(visitor.open("signal/mine/name"), {**NAME, **other}, form="/name")


def cases_of(app: Flask) -> list[AnyRow]:
    with store_of(app).reading() as work:
        return list(work.rows(select(*Case.__table__.columns).where(Case.draft_id.is_not(None))))


def new_case(app: Flask, before: list[AnyRow]) -> AnyRow:
    known = {row.id for row in before}
    (found,) = [row for row in cases_of(app) if row.id not in known]
    return found


@pytest.mark.requirement("L-04")
def test_a_complaint_gets_its_name_later_and_keeps_its_first_date(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    handler = client_for("complaint-handler", lang="en")
    answer(handler, app, "Where was it?")
    app.extensions["inzage"].clock.moment += timedelta(days=20)
    page = use(visitor, words)
    assert "It waits for your name and address." in page.text
    page = visitor.fill(page, {"text": "At the town hall."}, form="/signal/mine")
    page = add_name(visitor)
    found = new_case(app, before)
    assert found.first_day == MONDAY.date()
    assert found.kind == "complaint"
    assert found.number in page.text
    for text in (TEXT, "Where was it?", "At the town hall."):
        assert text in page.text
    # The six weeks of the law count from the day it first came in.
    assert found.answer_by == MONDAY.date() + timedelta(days=42)
    with store_of(app).reading() as work:
        person = work.row(select(*Person.__table__.columns).where(Person.id == found.person_id))
        assert person is not None
        opened = [
            work.open(person.id, "persons", person.id, name, getattr(person, f"{name}_sealed"))
            for name in ("name", "address")
        ]
        assert opened == [NAME["name"], NAME["address"]]
        assert person.number_hash is None
        kept = work.rows(
            select(CaseMessage.by).where(CaseMessage.case_id == found.id).order_by(CaseMessage.at)
        )
        assert [row.by for row in kept] == ["body", "person"]


def test_after_that_its_words_stand_in_the_case_alone(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    words = told(visitor, kind="complaint")
    signal = signal_of(app)
    use(visitor, words)
    add_name(visitor)
    with store_of(app).reading() as work:
        row = work.row(select(*Signal.__table__.columns).where(Signal.id == signal))
        assert row is not None
        assert row.text_sealed is None
        assert work.rows(select(SignalMessage.id)) == []
        assert work.rows(select(PersonKey.person_id).where(PersonKey.person_id == signal)) == []
    handler = client_for("complaint-handler", lang="en")
    page = handler.open(f"desk/signals/{signal}")
    assert "It is a case now" in page.text
    assert TEXT not in page.text
    assert page.tree.xpath("//main//textarea") == []


def test_the_handler_takes_it_and_the_code_still_reads_and_writes(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    use(visitor, words)
    add_name(visitor)
    number = new_case(app, before).number
    handler = client_for("complaint-handler", lang="en")
    assert number in handler.open("desk/complaints").text
    other = Visitor(app, lang="en")
    page = use(other, words)
    assert number in page.text
    page = other.fill(page, {"text": "One more thing."}, form="/signal/mine/case")
    assert "One more thing." in page.text
    page = other.fill(page, {"text": " "}, form="/signal/mine/case", status=400)
    assert "Write your message." in page.text
    assert "Last used:" in page.text


@pytest.mark.parametrize(("kind", "becomes"), [("signal", "complaint"), ("question", "question")])
def test_a_signal_becomes_a_complaint_and_a_question_a_question(
    app: Flask, visitor: Visitor, kind: str, becomes: str
) -> None:
    before, words = cases_of(app), told(visitor, kind=kind)
    use(visitor, words)
    add_name(visitor)
    assert new_case(app, before).kind == becomes


def test_a_signal_without_words_becomes_a_complaint_about_its_theme(app: Flask, visitor: Visitor) -> None:
    words = told(visitor, text="")
    use(visitor, words)
    assert "They talk about me with others" in add_name(visitor).text


def test_nothing_is_kept_by_half_and_nothing_typed_is_lost(app: Flask, visitor: Visitor) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    use(visitor, words)
    page = visitor.open("signal/mine/name")
    for missing, text in (
        ("name", "Write your name."),
        ("address", "Write your address."),
        ("signed", "Tick this, or leave your name out."),
    ):
        given = {name: value for name, value in NAME.items() if name != missing}
        wrong = visitor.fill(page, given, form="/name", status=400)
        assert text in wrong.text
        assert (NAME["name"] in wrong.response.text) == (missing != "name")
    wrong = visitor.fill(page, {**NAME, "name": "N\x00oor"}, form="/name", status=400)
    assert "cannot be read" in wrong.text
    assert len(cases_of(app)) == len(before)


def test_a_second_press_makes_one_case(app: Flask, visitor: Visitor) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    use(visitor, words)
    page = visitor.open("signal/mine/name")
    for _ in range(2):
        visitor.fill(page, NAME, form="/name")
    new_case(app, before)
    with store_of(app).reading() as work:
        assert work.value(select(func.count()).where(CaseEvent.what == "named")) == 1


def test_it_goes_into_the_account_of_who_signs_in_and_the_code_ends(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    app.extensions["inzage"].clock.moment += timedelta(days=3)
    page = use(visitor, words)
    page = visitor.open("signal/mine/account")
    assert page.links("/sign-in")
    assert not page.tree.xpath("//main//form")
    visitor.sign_in("wife")
    use(visitor, words)
    page = visitor.fill(visitor.open("signal/mine/account"), {}, form="/account")
    found = new_case(app, before)
    assert found.first_day == MONDAY.date()
    assert f"/cases/{found.id}" in visitor.at
    assert TEXT in page.text
    with store_of(app).reading() as work:
        assert found.person_id == work.value(select(Account.person_id).where(Account.demo_name == "wife"))
    use(Visitor(app, lang="en"), words, status=400)
    client_for("husband", lang="en").open(f"cases/{found.id}", status=404)


def test_a_case_with_a_name_goes_along_whole_sealed_with_the_key_of_its_new_person(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    answer(client_for("complaint-handler", lang="en"), app, "Where was it?")
    use(visitor, words)
    add_name(visitor)
    old = new_case(app, before)
    visitor.sign_in("wife")
    use(visitor, words)
    page = visitor.fill(visitor.open("signal/mine/account"), {}, form="/account")
    found = new_case(app, before)
    assert (found.id, found.number, found.first_day) == (old.id, old.number, old.first_day)
    for text in (TEXT, "Where was it?", found.number):
        assert text in page.text
    with store_of(app).reading() as work:
        wife = work.value(select(Account.person_id).where(Account.demo_name == "wife"))
        assert found.person_id == wife
        assert work.rows(select(Text.id).where(Text.person_id == old.person_id)) == []
        left = work.row(select(Person.name_sealed, Person.address_sealed).where(Person.id == old.person_id))
        assert left is not None
        assert tuple(left) == (None, None)
    assert found.number in client_for("complaint-handler", lang="en").open("desk/complaints").text
    use(Visitor(app, lang="en"), words, status=400)


def test_nobody_hands_over_what_they_have_no_code_for(app: Flask, client_for: ClientFor) -> None:
    told(Visitor(app, lang="en"), kind="complaint")
    wife = client_for("wife", lang="en")
    for address in ("signal/mine", "signal/mine/name", "signal/mine/case", "signal/mine/account"):
        page = wife.open(address, status=401)
        assert TEXT not in page.text
        assert "Type your code to go on" in page.text


def test_an_official_with_a_code_hands_nothing_over(
    app: Flask, visitor: Visitor, client_for: ClientFor
) -> None:
    before, words = cases_of(app), told(visitor, kind="complaint")
    official = client_for("caseworker", lang="en")
    use(official, words)
    page = official.open("signal/mine/account")
    assert [form.get("action") for form in page.tree.xpath("//main//form")] == []
    token = page.tree.xpath("//input[@name='csrf_token']/@value")[0]
    official.post("/en/signal/mine/account", {"csrf_token": token}, status=401)
    assert len(cases_of(app)) == len(before)


@pytest.mark.parametrize("is_named", [False, True])
def test_a_code_opens_no_page_but_its_own(app: Flask, visitor: Visitor, is_named: bool) -> None:
    """The whole table of addresses for who has a code: all else asks for a sign-in."""
    from tests.access.test_routes import addresses, values_for

    words = told(visitor, kind="complaint")
    use(visitor, words)
    if is_named:
        add_name(visitor)
    with store_of(app).reading() as work:
        case = (work.rows(select(Case.id)) or [None])[0]
    case_id = case.id if case else new_id()
    tried = 0
    for endpoint, method, path in addresses(app, values_for(case_id)):
        if method == "GET":
            answered = visitor.client.get(path)
            assert answered.status_code == 302, endpoint
            assert "/sign-in" in answered.headers["Location"]
            tried += 1
    assert tried > 60
    visitor.open("signal/mine")
