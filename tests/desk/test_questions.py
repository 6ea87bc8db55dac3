"""A question reaches an official, with a last day and reminders, and each point gets its own answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from portal.cases import service
from portal.cases.papers_told import paper_told
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.notices.tasks import TaskKind, open_tasks
from portal.store import Store
from portal.store.models import Text
from portal.terms import amsterdam_day
from portal.worker.duty import Bench
from portal.worker.last_days import warn
from tests.cases.writing import sent
from tests.clocks import MONDAY, FakeClock
from tests.desk.complaining import official
from tests.desk.ways import person_of, store_of
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]
FIRST, SECOND = "Why did the school know of my debts?", "How long do you keep this?"
ANSWERS = ("The coach told it. That was not needed.", "Five years after your file closes.")

pytestmark = pytest.mark.requirement("R-243")


@pytest.fixture
def officer(client_for: ClientFor) -> Visitor:
    """The privacy officer of the town."""
    return client_for("privacy-officer", lang="en")


@pytest.fixture
def wife(client_for: ClientFor) -> Visitor:
    """The woman who asks."""
    return client_for("wife", lang="en")


def asked(wife: Visitor) -> str:
    """Ask two questions; return the case."""
    page = wife.open("cases/new/question")
    page = wife.fill(page, {"point-0": FIRST}, form="/cases/new/", button="add")
    wife.fill(page, {"point-1": SECOND}, form="/cases/new/")
    wife.fill(wife.open(f"{wife.at}?q=check"), {}, form="/send")
    return wife.at.removesuffix("/receipt").rsplit("/", 1)[1]


def form_of(officer: Visitor, case: str) -> Page:
    """Take the case and open the form of the answers."""
    page = officer.fill(officer.open("desk/rights"), {"case": case}, form="/desk/rights")
    return officer.open(page.links("/answer/")[0])


def boxes(page: Page) -> list[str]:
    """The names of the boxes for answers, in the order of the page."""
    found: list[str] = page.tree.xpath("//textarea[starts-with(@name, 'answer-')]/@name")
    return found


def test_a_question_stands_in_the_queue_of_the_privacy_officer_with_its_last_day(
    store: Store, someone: Someone
) -> None:
    case, today = sent(store, someone(), "question"), amsterdam_day(MONDAY)
    queues = {}
    with store.reading() as work:
        for role in ("privacy_officer", "complaint_handler", "caseworker"):
            found = service.queue(work, official=official(store, role=role), today=today, at=MONDAY)
            queues[role] = [(line.case, line.act_by) for line in found.waiting]
    assert queues == {
        "privacy_officer": [(case, date(2026, 12, 7))],
        "complaint_handler": [],
        "caseworker": [],
    }


def test_officials_are_reminded_before_the_last_day_and_the_person_hears_of_a_delay(
    store: Store, someone: Someone, built_app: Flask, clock: FakeClock
) -> None:
    case = sent(store, someone(), "question")
    portal = replace(built_app.extensions["inzage"], store=store, clock=clock)
    bench = Bench(portal, Outbox(store, clock, WORDS, {}))
    warn(bench, datetime(2026, 11, 30, 9, tzinfo=UTC))
    assert tasks(store, "privacy_officer") == []
    warn(bench, datetime(2026, 12, 4, 9, tzinfo=UTC))
    assert tasks(store, "privacy_officer") == [(TaskKind.TERM_NEAR, case)]
    assert tasks(store, "caseworker") == []
    warn(bench, datetime(2026, 12, 8, 9, tzinfo=UTC))
    assert (TaskKind.TERM_OVER, case) in tasks(store, "privacy_officer")
    assert (TaskKind.TERM_OVER, case) in tasks(store, "team_leader"), "the second reminder goes to the chief"
    with store.reading() as work:
        kinds = {row.kind for row in work.rows(select(Notice.kind).where(Notice.about_id == case))}
    assert {"case_delayed", "case_late"} <= kinds


def tasks(store: Store, role: str) -> list[tuple[TaskKind, str]]:
    """What a role has to do."""
    with store.reading() as work:
        return [(task.kind, task.about_id) for task in open_tasks(work, role=role)]


def test_each_question_gets_its_own_answer_on_both_sides_and_in_the_letter(
    app: Flask, officer: Visitor, wife: Visitor
) -> None:
    case = asked(wife)
    form = form_of(officer, case)
    assert form.text.index(FIRST) < form.text.index(SECOND)
    first, second = boxes(form)
    page = officer.fill(form, {first: ANSWERS[0]}, form="/answer/", status=400)
    assert "Write an answer to this question." in page.text
    assert ANSWERS[0] in page.response.get_data(as_text=True), "what was typed stays"
    assert ANSWERS[0] not in wife.open(f"cases/{case}").text
    done = officer.fill(page, {second: ANSWERS[1]}, form="/answer/")
    assert all(text in done.text for text in (FIRST, *ANSWERS))
    for address in (f"cases/{case}", f"cases/{case}/letters/2", f"cases/{case}/all"):
        text = wife.open(address).text
        one, other = (text.index(answer) for answer in ANSWERS)
        assert FIRST in text[:one] and SECOND in text[one:other], address
    assert "Answered" in wife.open(f"cases/{case}").text
    by_post = paper_told(
        app.extensions["inzage"], kind="case_decided", table="cases", item=case, person=person_of(app, "wife")
    )
    assert by_post is not None and by_post.event == "questions", "who wants the letter itself gets it"
    with store_of(app).reading() as work:
        kept = work.rows(select(Text.sealed).where(Text.about_table == "grievances", Text.field == "answer"))
    assert len(kept) == 2 and not any(ANSWERS[0].encode() in one.sealed for one in kept)


def test_the_second_of_two_answers_is_told_and_keeps_what_was_typed(officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    form = form_of(officer, case)
    values = dict(zip(boxes(form), ANSWERS, strict=True))
    officer.fill(form, values, form="/answer/")
    late = officer.fill(form, {**values, boxes(form)[0]: "My own words."}, form="/answer/", status=409)
    assert "Somebody has just answered this." in late.text
    assert "My own words." in late.response.get_data(as_text=True)
    assert "My own words." not in wife.open(f"cases/{case}").text
    assert not officer.open(f"desk/rights/{case}").links("/answer/")


def test_nobody_else_reads_or_answers_it(client_for: ClientFor, officer: Visitor, wife: Visitor) -> None:
    case = asked(wife)
    form_of(officer, case)
    for other in ("caseworker", "complaint-handler", "team-leader", "husband"):
        client_for(other, lang="en").open(f"desk/rights/{case}", status=404)
    client_for("husband", lang="en").open(f"cases/{case}", status=404)


def test_a_question_is_late_by_its_own_promise(officer: Visitor, wife: Visitor, clock: FakeClock) -> None:
    asked(wife)
    clock.later(days=20)
    officer.sign_in("privacy-officer")
    assert "6 days late" in officer.open("desk/rights").text
