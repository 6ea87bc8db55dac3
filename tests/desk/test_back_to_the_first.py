"""Work that went to a colleague goes back by itself once the complaint is over, and the person reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold, acting
from portal.access.models import Acquaintance, Assignment
from portal.cases import service
from portal.cases.models import Case
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.people.models import Account
from portal.store import Store, new_id
from portal.viewer import Official
from portal.web import Portal
from portal.worker import last_days
from portal.worker.duty import Bench
from tests.clocks import MONDAY, FakeClock
from tests.desk.complaining import official, shown, taken
from tests.desk.test_complaints_pages import complained, do
from tests.desk.test_complaints_pages import taken as taken_at_desk
from tests.desk.test_somebody_else import TODAY, WHY, WISH, wished, works_for
from tests.desk.ways import account_of, assignment_of, opened, person_of, store_of
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("R-238")

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]
LATER = MONDAY + timedelta(days=20)
UNDO = date(2026, 12, 7)


@pytest.fixture
def bench(store: Store, clock: FakeClock, built_app: Flask) -> Bench:
    """What a worker of this store has in its hands."""
    portal: Portal = built_app.extensions["inzage"]
    return Bench(replace(portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))


def moved(store: Store, who: Somebody, first: Official, second: Official, lasts: str = "open") -> str:
    """Let the work of one go to another because of a wish; return the case."""
    old = works_for(store, who, first)
    case, viewer = taken(store, who, official(store))
    wished(store, who, case)
    answer = {"viewer": viewer, "case": case, "answer": "yes", "of": old, "to": second.account}
    with acting(store, viewer) as work:
        service.answer_wish(work, **answer, because=WHY, lasts=lasts, at=MONDAY, today=TODAY)
    return case


def ended(store: Store, case: str, undo_until: date | None = None) -> None:
    """Let a case have ended."""
    with store.writing() as work:
        work.run(
            update(Case).where(Case.id == case).values(state="decided", undo_until=undo_until),
        )


def at_work(store: Store, who: Somebody, on: date) -> list[str]:
    """Who works for somebody on a day."""
    statement = select(Assignment.account_id).where(
        Assignment.person_id == who.id,
        Assignment.from_day <= on,
        (Assignment.until_day.is_(None)) | (Assignment.until_day >= on),
    )
    with store.reading() as work:
        return [row.account_id for row in work.rows(statement)]


def notices(store: Store, kind: str) -> int:
    """How many messages of a kind there are."""
    with store.reading() as work:
        return len(work.rows(select(Notice.id).where(Notice.kind == kind)))


def test_the_first_works_again_once_the_complaint_is_over_and_not_before(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who, first, second = someone(), official(store, role="caseworker"), official(store, role="caseworker")
    case = moved(store, who, first, second)
    assert last_days.end_wishes(bench, LATER) == 0
    ended(store, case, undo_until=UNDO)
    before_undo_ends = LATER.replace(month=12, day=7)
    assert last_days.end_wishes(bench, before_undo_ends) == 0
    assert at_work(store, who, UNDO) == [second.account]
    assert [last_days.end_wishes(bench, LATER) for _ in range(2)] == [1, 0]
    assert at_work(store, who, LATER.date()) == [first.account]
    view, done = shown(store, who.viewer, case)
    assert [one.ended for one in done.wishes] == ["back"]
    assert [event.what for event in view.events][-1] == "wish_back"
    assert notices(store, "case_wish_back") == 1


def test_what_was_given_for_good_stays(store: Store, someone: Someone, bench: Bench) -> None:
    who, first, second = someone(), official(store, role="caseworker"), official(store, role="caseworker")
    ended(store, moved(store, who, first, second, lasts="always"))
    assert last_days.end_wishes(bench, LATER) == 0
    assert at_work(store, who, LATER.date()) == [second.account]


@pytest.mark.parametrize("why", ["left", "closed", "knows"])
def test_it_stays_when_the_first_cannot_do_it_and_the_person_hears_that(
    store: Store, someone: Someone, bench: Bench, why: str
) -> None:
    who, first, second = someone(), official(store, role="caseworker"), official(store, role="caseworker")
    case = moved(store, who, first, second)
    ended(store, case)
    changes = {"left": {"until_day": TODAY}, "closed": {"is_closed": True}, "knows": {}}[why]
    with store.writing() as work:
        if changes:
            work.run(update(Account).where(Account.id == first.account).values(**changes))
        else:
            work.add(Acquaintance, {"account_id": first.account, "person_id": who.id, "at": MONDAY})
    assert last_days.end_wishes(bench, LATER) == 1
    assert at_work(store, who, LATER.date()) == [second.account]
    assert notices(store, "case_wish_stays") == 1 and notices(store, "case_wish_back") == 0


def test_nothing_changes_while_a_new_wish_waits_or_the_work_is_hidden(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who, first, second = someone(), official(store, role="caseworker"), official(store, role="caseworker")
    ended(store, moved(store, who, first, second))
    with store.reading() as work:
        new = work.value(select(Assignment.id).where(Assignment.account_id == second.account))
    hold = {"id": new_id(), "item_table": "assignments", "item_id": new, "hidden_from": who.id}
    hold |= {"article": "UAVG 41 lid 1 onder i", "review_on": UNDO, "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, {**hold, "asked_by": first.account, "approved_by": None})
    assert last_days.end_wishes(bench, LATER) == 0
    with store.writing() as work:
        work.run(update(Hold).where(Hold.id == hold["id"]).values(ended_at=MONDAY))
    second_case, _viewer = taken(store, who, official(store))
    wished(store, who, second_case)
    assert last_days.end_wishes(bench, LATER) == 0
    assert notices(store, "case_wish_stays") == notices(store, "case_wish_back") == 0


def test_both_sides_see_that_the_work_went_back(app: Flask, client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    store = store_of(app)
    with store.writing() as work:
        row = work.row(select(Account.agency_id, Account.role).where(Account.demo_name == "caseworker"))
        assert row is not None
        changes = {"agency_id": row.agency_id, "team": "Another team", "role": row.role}
        work.run(update(Account).where(Account.demo_name == "second-caseworker").values(**changes))
    first, second = client_for("caseworker", lang="en"), client_for("second-caseworker", lang="en")
    old = assignment_of(app, "caseworker", "wife")
    opened(first, old)
    case = complained(wife)
    wife.fill(wife.open(f"cases/{case}/somebody-else"), {"wish": WISH}, form="/somebody-else")
    taken_at_desk(handler, case)
    to = account_of(app, "second-caseworker")
    do(
        handler,
        case,
        "somebody-else",
        {"answer": "yes", "of": old, "to": to, "lasts": "open", "because": WHY},
    )
    first.open(f"desk/people/{old}", status=404)
    ended(store, case)
    portal = app.extensions["inzage"]
    last_days.end_wishes(Bench(portal, Outbox(store, portal.clock, WORDS, {})), portal.clock.now())
    over = "The complaint is over. Who helped before helps again."
    assert over in wife.open(f"cases/{case}/somebody-else").text
    assert over in wife.open(f"cases/{case}").text
    assert over in handler.open(f"desk/complaints/{case}").text
    wife_id = person_of(app, "wife")
    with store.reading() as work:
        there = select(Assignment.id, Assignment.account_id).where(
            Assignment.person_id == wife_id, Assignment.id != old
        )
        ids = {row.account_id: row.id for row in work.rows(there)}
    opened(first, ids[account_of(app, "caseworker")])
    second.open(f"desk/people/{ids[to]}", status=404)
