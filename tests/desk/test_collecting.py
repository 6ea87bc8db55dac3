"""Collecting at the counter: a number and no name, the paper only in front of the person, told when given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import Hold, ViewLog
from portal.access.models_ties import Tie
from portal.clock import Clock
from portal.letters import engine
from portal.mandates.giving import born_on
from portal.notices import planning
from portal.notices.collecting import IN_HAND_FOR, collect_number
from portal.notices.models import Delivery, Notice, NoticeChoice, Task
from portal.notices.rules import Channel, Topic
from portal.people.models import Person
from portal.store import new_id
from portal.worker.running import bench_of, run_due
from tests.assistance.ways import code_of
from tests.cases.ways import STORY, sent
from tests.clocks import MONDAY, FakeClock
from tests.mandates.ways import demo, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
WHO, HELPER = "wife", "helpdesk"
TOPICS = ("about_cases", "about_data", "about_permissions", "about_other")


def wants_the_counter(app: Flask, person: str) -> str:
    """Let a demo person collect everything, and return who that is."""
    who = demo(app, person)[1]
    with store_of(app).writing() as work:
        for topic in Topic:
            row = {"person_id": who, "topic": topic.value, "channel": Channel.COUNTER.value}
            work.add(NoticeChoice, {**row, "chosen_at": MONDAY})
    return who


def plan(app: Flask, at: Clock) -> None:
    while planning.plan(store_of(app), offered=(), is_demo=True, at=at.now()):
        pass


def number_of(app: Flask, person: str) -> str:
    with store_of(app).reading() as work:
        return collect_number(work.keyring, person)


def birthday(app: Flask, person: str) -> dict[str, str]:
    """The day of birth as a worker types it from an identity paper."""
    with store_of(app).reading() as work:
        born = born_on(work, person)
    assert isinstance(born, date)
    return {"born_on-day": str(born.day), "born_on-month": str(born.month), "born_on-year": str(born.year)}


def asked(helper: Visitor, number: str) -> Page:
    """Open the page of a number in the list."""
    page = helper.open("desk/collect")
    lines = [one for one in page.tree.xpath("//main//li") if number in one.text_content()]
    assert len(lines) == 1, page.text
    return helper.open(lines[0].xpath(".//a/@href")[0])


def recognised(helper: Visitor, app: Flask, who: str) -> Page:
    """Go on to the paper, with the identity paper of the person."""
    page = asked(helper, number_of(app, who))
    return helper.fill(page, {"recognised": "document", **birthday(app, who)}, form="/collect/")


def press(helper: Visitor, page: Page, part: str) -> Page:
    return helper.fill(page, {}, form=part)


def told(app: Flask, who: str) -> set[object]:
    """The moments at which what is planned for a person was told."""
    with store_of(app).reading() as work:
        planned = select(Notice.sent_at).where(Notice.person_id == who, Notice.planned_at.is_not(None))
        return {row.sent_at for row in work.rows(planned.where(Notice.delivery_id.is_not(None)))}


@pytest.fixture
def case(app: Flask, client_for: SignIn, clock: FakeClock) -> str:
    """A complaint of somebody who collects messages at the counter."""
    wants_the_counter(app, WHO)
    found = sent(client_for(WHO))
    plan(app, clock)
    return found


@pytest.mark.requirement("R-035", "R-079")
def test_the_list_says_a_number_and_no_name_and_nobody_was_told_yet(
    app: Flask, client_for: SignIn, case: str
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = helper.open("desk/collect")
    assert number_of(app, who) in page.text
    with store_of(app).reading() as work:
        name = work.open(
            who, "persons", who, "name", work.value(select(Person.name_sealed).where(Person.id == who))
        )
    shown = page.response.get_data(as_text=True)
    assert not [word for word in (*name.split(), STORY, "klacht") if word in shown]
    assert told(app, who) == {None}, "ready is not told"
    assert "Het ligt voor u klaar bij de balie" in client_for(WHO).open("notices").text
    assert number_of(app, who) in client_for(WHO).open("me/notices").text


@pytest.mark.requirement("R-035")
def test_the_paper_comes_only_after_the_person_was_recognised_and_is_told_when_given(
    app: Flask, client_for: SignIn, clock: FakeClock, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "is_available", lambda: False)
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = asked(helper, number_of(app, who))
    paper = f"{helper.at}/paper"
    assert helper.client.get(paper).status_code == 404
    page = helper.fill(page, {"recognised": "document", **birthday(app, who)}, form="/collect/")
    given = helper.client.get(paper).get_data(as_text=True)
    assert STORY in given
    assert "Berichten voor u" in given
    assert told(app, who) == {None}, "printed is not given"
    clock.later(minutes=5)
    press(helper, page, "/done")
    assert told(app, who) == {clock.now()}
    assert helper.client.get(paper).status_code == 404
    assert number_of(app, who) not in helper.open("desk/collect").text
    with store_of(app).reading() as work:
        row = work.row(select(*Delivery.__table__.columns).where(Delivery.channel == "counter"))
        looks = work.rows(select(ViewLog.reason, ViewLog.role).where(ViewLog.person_id == who))
    assert row is not None
    assert (row.state, row.handed_role, row.recognised) == ("sent", "helpdesk", "document")
    assert row.done_at == clock.now()
    assert ("collected", "helpdesk") in {(look.reason, look.role) for look in looks}
    assert "U haalde een bericht op bij de balie" in client_for(WHO).open(case).text
    assert "U haalde het bij de balie op" in client_for(WHO).open("notices").text


def test_a_pdf_is_given_where_the_machine_makes_them(app: Flask, client_for: SignIn, case: str) -> None:
    if not engine.is_available():
        pytest.skip("this machine has no Pango")
    helper = client_for(HELPER)
    page = recognised(helper, app, demo(app, WHO)[1])
    answer = helper.client.get(page.links("/paper")[0])
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Content-Disposition"] == 'inline; filename="letter-nl.pdf"'


def test_the_paper_is_in_the_language_of_the_person_with_a_dutch_one_beside_it(
    app: Flask, client_for: SignIn, case: str
) -> None:
    who = demo(app, WHO)[1]
    with store_of(app).writing() as work:
        work.run(Person.__table__.update().where(Person.id == who).values(language="ar"))
    page = recognised(client_for(HELPER), app, who)
    assert [link.split("/")[1] for link in page.links("/paper")] == ["ar", "nl"]


def test_a_wrong_day_opens_nothing_keeps_what_was_typed_and_is_slowed(
    app: Flask, client_for: SignIn, case: str, clock: FakeClock
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    wrong = {"born_on-day": "1", "born_on-month": "1", "born_on-year": "1901"}
    for _ in range(5):
        page = asked(helper, number_of(app, who))
        page = helper.fill(page, {"recognised": "document", **wrong}, form="/collect/", status=400)
    assert "hoort niet bij dit nummer" in page.text
    assert page.tree.xpath("//input[@name='born_on-year']/@value") == ["1901"]
    right = {"recognised": "document", **birthday(app, who)}
    page = helper.fill(page, right, form="/collect/", status=429)
    assert "te vaak" in page.text
    clock.later(hours=1, minutes=1)
    helper = client_for(HELPER)
    helper.fill(asked(helper, number_of(app, who)), right, form="/collect/")


def test_nothing_goes_on_without_saying_how_the_person_was_recognised(
    app: Flask, client_for: SignIn, case: str
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = asked(helper, number_of(app, who))
    assert "hoe u weet" in helper.fill(page, birthday(app, who), form="/collect/", status=400).text
    assert (
        "geboortedatum in" in helper.fill(page, {"recognised": "document"}, form="/collect/", status=400).text
    )
    assert "Typ de code" in helper.fill(page, {"recognised": "code"}, form="/collect/", status=400).text


def test_a_code_of_the_person_is_as_good_and_that_of_another_is_not(
    app: Flask, client_for: SignIn, case: str
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = asked(helper, number_of(app, who))
    other = {"recognised": "code", "code": code_of(client_for("husband"))}
    helper.fill(page, other, form="/collect/", status=400)
    page = helper.fill(page, {"recognised": "code", "code": code_of(client_for(WHO))}, form="/collect/")
    assert page.links("/paper")


@pytest.mark.requirement("R-035")
def test_what_was_not_given_waits_again_at_once_or_after_a_quarter(
    app: Flask, client_for: SignIn, case: str, clock: FakeClock
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = recognised(helper, app, who)
    assert number_of(app, who) not in helper.open("desk/collect").text, "one worker has it"
    again = press(helper, page, "/back")
    assert number_of(app, who) in again.text
    page = recognised(helper, app, who)
    clock.later(seconds=IN_HAND_FOR.total_seconds() + 1)
    helper = client_for(HELPER)
    assert number_of(app, who) in helper.open("desk/collect").text
    token = asked(helper, number_of(app, who)).tree.xpath("//main//input[@name='csrf_token']/@value")[0]
    helper.post(page.form("/done").get("action"), {"csrf_token": token}, status=404)
    assert told(app, who) == {None}


def test_a_second_press_changes_nothing(app: Flask, client_for: SignIn, case: str, clock: FakeClock) -> None:
    helper, who = client_for(HELPER), demo(app, WHO)[1]
    page = recognised(helper, app, who)
    first = clock.now()
    press(helper, page, "/done")
    clock.later(minutes=1)
    helper.fill(page, {}, form="/done", status=404)
    assert told(app, who) == {first}


def test_what_is_on_hold_is_on_no_list_and_on_no_paper(
    app: Flask, client_for: SignIn, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "is_available", lambda: False)
    who, helper, hidden = wants_the_counter(app, WHO), client_for(HELPER), new_id()
    with store_of(app).writing() as work:
        for kind, about in (("meeting_planned", hidden), ("promise_new", new_id())):
            row = {"id": new_id(), "person_id": who, "kind": kind, "about_table": "meetings"}
            work.add(Notice, {**row, "about_id": about, "made_at": MONDAY})
    plan(app, clock)
    page = recognised(helper, app, who)
    with store_of(app).writing() as work:
        held = {"id": new_id(), "item_table": "meetings", "item_id": hidden, "hidden_from": who}
        held |= {"article": "AVG art. 23", "review_on": MONDAY.date(), "asked_by": new_id()}
        work.add(Hold, {**held, "made_at": MONDAY})
    given = helper.client.get(page.links("/paper")[0]).get_data(as_text=True)
    assert "beloofde" in given
    assert "overleg" not in given
    press(helper, page, "/done")
    with store_of(app).reading() as work:
        rows = work.rows(select(Notice.about_id, Notice.sent_at, Notice.planned_at, Notice.delivery_id))
    kept = {row.about_id: (row.sent_at, row.planned_at, row.delivery_id) for row in rows}
    assert kept[hidden] == (None, None, None), "it is told when the hold ends"


@pytest.mark.requirement("R-035")
def test_a_message_that_nobody_collects_stands_on_two_lists_until_it_is_collected(
    app: Flask, client_for: SignIn, case: str, clock: FakeClock
) -> None:
    bench, who = bench_of(app.extensions["inzage"]), demo(app, WHO)[1]

    def listed() -> set[tuple[str, str]]:
        run_due(bench)
        with store_of(app).reading() as work:
            ours = work.rows(select(Delivery.id).where(Delivery.person_id == who))
            cases = work.rows(select(Notice.about_id).where(Notice.person_id == who))
            about = {row.id for row in ours} | {row.about_id for row in cases}
            rows = work.rows(select(Task.kind, Task.role, Task.about_id).where(Task.done_at.is_(None)))
        kinds = {"not_told", "not_collected"}
        return {(row.kind, row.role) for row in rows if row.kind in kinds and row.about_id in about}

    assert listed() == set()
    clock.later(days=3)
    assert listed() == {("not_told", "privacy_officer")}, "R-035 holds at the counter as well"
    clock.later(days=5)
    both = {("not_collected", "helpdesk"), ("not_collected", "privacy_officer")}
    assert listed() == both | {("not_told", "privacy_officer")}
    assert "niet opgehaald" in client_for(HELPER).open("desk/tasks").text
    helper = client_for(HELPER)
    press(helper, recognised(helper, app, who), "/done")
    clock.later(hours=1)
    assert listed() == set()


def test_who_saw_it_on_the_website_need_not_collect_it(app: Flask, client_for: SignIn, case: str) -> None:
    who = demo(app, WHO)[1]
    client_for(WHO).open("notices")
    assert number_of(app, who) not in client_for(HELPER).open("desk/collect").text


@pytest.mark.requirement("R-194")
def test_another_choice_takes_what_waits_away_from_the_counter(
    app: Flask, client_for: SignIn, case: str, clock: FakeClock
) -> None:
    who, person = demo(app, WHO)[1], client_for(WHO)
    page = person.open("me/notices")
    form = next(one for one in page.tree.xpath("//form") if one.xpath(".//input[@type='radio']"))
    person.post("/nl/me/notices", {**dict(form.form_values()), **dict.fromkeys(TOPICS, "portal")})
    assert number_of(app, who) not in client_for(HELPER).open("desk/collect").text
    plan(app, clock)
    with store_of(app).reading() as work:
        rows = work.rows(select(Notice.delivery_id, Notice.sent_at).where(Notice.kind == "case_received"))
        left = work.rows(select(Delivery.id).where(Delivery.channel == "counter"))
    assert (None, clock.now()) in {(row.delivery_id, row.sent_at) for row in rows}
    assert left == []


def test_nobody_but_the_help_desk_collects(app: Flask, client_for: SignIn, case: str) -> None:
    for other in ("caseworker", "team-leader", "privacy-officer", "advocate", WHO):
        assert client_for(other).client.get("/nl/desk/collect").status_code == 404, other


@pytest.mark.requirement("R-261")
def test_a_message_of_ones_own_family_is_on_no_list_and_opens_for_nobody_of_the_family(
    app: Flask, client_for: SignIn, case: str
) -> None:
    who, helper = demo(app, WHO)[1], client_for(HELPER)
    page = asked(helper, number_of(app, who))
    address, token = helper.at, page.tree.xpath("//main//input[@name='csrf_token']/@value")[0]
    with store_of(app).writing() as work:
        hashed = work.value(select(Person.number_hash).where(Person.id == who))
        tie = {"id": new_id(), "account_id": demo(app, HELPER)[0], "number_hash": hashed}
        work.add(Tie, {**tie, "kind": "family", "made_at": MONDAY})
    listed = helper.open("desk/collect")
    assert number_of(app, who) not in listed.text
    assert "Laat een collega kijken" in listed.text
    assert helper.client.get(address).status_code == 404
    right = {"csrf_token": token, "recognised": "document", **birthday(app, who)}
    helper.post(address, right, status=404)
    assert told(app, who) == {None}
