"""What happens by itself: last days, lists, holds, clean-up; each thing once, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from portal.access import Hold
from portal.assistance.models import VisitCode, VisitTry
from portal.cases.models import Case, CasePart, Draft
from portal.cases.models_recipients import RecipientTask
from portal.cases.rules import State
from portal.consultations.models import Consultation, ConsultationSubject
from portal.declarations.models import Stop
from portal.notices.models import ContactWay, Notice, Task
from portal.notices.sending import Outbox
from portal.notices.tasks import open_tasks
from portal.people.models import KeptForm, Session
from portal.promises.models import Promise
from portal.store import Store, new_id
from portal.terms import count, term
from portal.web import Portal
from portal.worker import cleaning, last_days, recipients, reviews, stops, telling, untold
from portal.worker import promised as promises
from portal.worker.duty import Bench
from tests.clocks import MONDAY, FakeClock
from tests.notices.ways import WORDS, reach
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = MONDAY.date()


@pytest.fixture
def bench(store: Store, clock: FakeClock, small_portal: Portal) -> Bench:
    """What a worker of this store has in its hands; there is no mail server."""
    portal = replace(small_portal, store=store, clock=clock)
    return Bench(portal, Outbox(store, clock, WORDS, {}))


def complaint(store: Store, who: Somebody, *, received: date = TODAY, **changes: object) -> str:
    """Put a complaint in the store; return its id. Its last day is six weeks later."""
    case = new_id()
    counted = count(term("complaint_decision", received), received)
    own: dict[str, object] = {"state": State.RECEIVED, "answer_by": counted.last_day, **changes}
    with store.writing() as work:
        row: dict[str, Any] = {"id": case, "person_id": who.id, "number": case[:20], "kind": "complaint"}
        row |= {"first_day": received, "sent_at": MONDAY, "changed_at": MONDAY, "account_id": who.account}
        work.add(Case, {**row, **own, "channel": "web", "language": "nl"})
        part = {"id": new_id(), "case_id": case, "person_id": who.id, "position": 1, "kind": "complaint"}
        own.pop("remind_on", None)
        work.add(CasePart, {**part, **own, "counted": json.dumps([counted.to_json()])})
    return case


def entry(store: Store, who: Somebody, *, at: datetime = MONDAY, **changes: object) -> str:
    """Put an exchange about somebody in the store, without a notice."""
    made, subject = new_id(), new_id()
    what = {"kind": "exchange", "channel": "phone", "happened_at": at, "recorded_at": at}
    with store.writing() as work:
        work.add(Consultation, {"id": made, **what})
        row = {"id": subject, "consultation_id": made, "person_id": who.id, "parties": "[]", **what}
        row |= {"data_kinds": "", "basis": "public_task", "in_file": "no", "asked_first": "no"}
        work.add(ConsultationSubject, {**row, **changes})
    return subject


def hold(store: Store, who: Somebody, item: str, **changes: object) -> str:
    """Hide an entry from somebody."""
    made = new_id()
    row = {"id": made, "item_table": "consultation_subjects", "item_id": item, "hidden_from": who.id}
    row |= {"article": "AVG art. 23", "review_on": TODAY, "asked_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, {**row, **changes})
    return made


def kinds_told(store: Store) -> list[str]:
    with store.reading() as work:
        return [row.kind for row in work.rows(select(Notice.kind).order_by(Notice.made_at, Notice.kind))]


def tasks_of(store: Store, role: str) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(task.kind, task.about_id) for task in open_tasks(work, role=role)]


def number_of(store: Store, model: type[Any]) -> int:
    with store.reading() as work:
        return int(work.value(select(func.count()).select_from(model)))


@pytest.mark.requirement("R-259")
def test_officials_are_warned_at_three_quarters_and_the_person_before_the_last_day(
    store: Store, someone: Someone, bench: Bench
) -> None:
    case = complaint(store, someone())
    told: dict[str, date] = {}
    for day in range(45):
        at = MONDAY + timedelta(days=day)
        last_days.warn(bench, at)
        last_days.warn(bench, at)
        if ("term_near", case) in tasks_of(store, "complaint_handler"):
            told.setdefault("term_near", at.date())
        for kind in kinds_told(store):
            told.setdefault(kind, at.date())
        if ("term_over", case) in tasks_of(store, "team_leader"):
            told.setdefault("term_over", at.date())
    last_day = count(term("complaint_decision", TODAY), TODAY).last_day
    assert last_day == date(2027, 1, 4)
    assert told == {
        "term_near": TODAY + timedelta(days=31),
        "case_delayed": date(2026, 12, 30),
        "case_late": date(2027, 1, 5),
        "term_over": date(2027, 1, 5),
    }
    assert sorted(kinds_told(store)) == ["case_delayed", "case_late"], "each is told once"


@pytest.mark.parametrize("state", [State.WAITING_FOR_YOU, State.DECIDED, State.WITHDRAWN])
def test_a_case_whose_clock_stands_still_warns_nobody(
    store: Store, someone: Someone, bench: Bench, state: State
) -> None:
    complaint(store, someone(), state=state)
    last_days.warn(bench, MONDAY + timedelta(days=60))
    assert kinds_told(store) == []
    assert tasks_of(store, "team_leader") == []


def test_a_longer_term_warns_anew_and_an_answer_ends_the_task(
    store: Store, someone: Someone, bench: Bench
) -> None:
    case = complaint(store, someone())
    last_days.warn(bench, MONDAY + timedelta(days=41))
    with store.writing() as work:
        work.run(update(CasePart).values(answer_by=TODAY + timedelta(weeks=10)))
    last_days.warn(bench, MONDAY + timedelta(weeks=10))
    assert kinds_told(store) == ["case_delayed", "case_delayed"]
    assert len(tasks_of(store, "complaint_handler")) == 2
    with store.writing() as work:
        work.run(update(CasePart).where(CasePart.case_id == case).values(state=State.DECIDED))
    last_days.warn(bench, MONDAY + timedelta(weeks=10))
    assert tasks_of(store, "complaint_handler") == []


def test_a_case_that_waited_for_its_person_comes_back_on_the_list(
    store: Store, someone: Someone, bench: Bench
) -> None:
    case, late = complaint(store, someone()), MONDAY + timedelta(days=60)
    for state, expected in ((State.RECEIVED, 1), (State.WAITING_FOR_YOU, 0), (State.IN_PROGRESS, 1)):
        with store.writing() as work:
            work.run(update(CasePart).where(CasePart.case_id == case).values(state=state))
        last_days.warn(bench, late)
        assert len(tasks_of(store, "team_leader")) == expected
    assert kinds_told(store) == ["case_late"]


def test_a_person_is_reminded_once_on_the_chosen_day(store: Store, someone: Someone, bench: Bench) -> None:
    complaint(store, someone(), remind_on=TODAY + timedelta(days=3))
    for days in (2, 3, 4):
        last_days.remind(bench, MONDAY + timedelta(days=days))
        last_days.remind(bench, MONDAY + timedelta(days=days))
    assert kinds_told(store) == ["case_reminder"]


@pytest.mark.requirement("R-035", "L-63")
def test_an_entry_without_a_sent_notice_stands_on_the_list_after_one_working_day(
    store: Store, someone: Someone, bench: Bench
) -> None:
    friday = datetime(2026, 11, 20, 15, 0, tzinfo=MONDAY.tzinfo)
    late = entry(store, someone(), at=friday)
    untold.list_untold(bench, MONDAY.replace(hour=20))
    assert tasks_of(store, "privacy_officer") == [], "Monday is the one working day"
    for _ in range(2):
        untold.list_untold(bench, MONDAY + timedelta(days=1))
    assert tasks_of(store, "privacy_officer") == [("not_told", late)]


@pytest.mark.requirement("R-035")
def test_a_notice_that_waits_for_its_mail_server_stands_there_until_it_is_sent(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who = someone()
    reach(store, who, "iemand@example.nl")
    about = new_id()
    with store.writing() as work:
        row = {"id": new_id(), "person_id": who.id, "kind": "consultation", "made_at": MONDAY}
        work.add(Notice, {**row, "about_table": "consultation_subjects", "about_id": about})
    later = MONDAY + timedelta(days=3)
    untold.list_untold(bench, later)
    assert tasks_of(store, "privacy_officer") == [("not_told", about)]
    with store.writing() as work:
        work.run(update(Notice).values(sent_at=later))
    untold.list_untold(bench, later)
    assert tasks_of(store, "privacy_officer") == []


def test_what_was_told_is_hidden_or_was_replaced_is_not_on_the_list(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who = someone()
    entry(store, who, told_at=MONDAY)
    entry(store, who, replaced_at=MONDAY)
    hold(store, who, entry(store, who))
    told = entry(store, who)
    with store.writing() as work:
        row = {"id": new_id(), "person_id": who.id, "kind": "consultation", "made_at": MONDAY}
        row |= {"about_table": "consultation_subjects", "sent_at": MONDAY}
        work.add(Notice, {**row, "about_id": told})
    untold.list_untold(bench, MONDAY + timedelta(days=5))
    assert tasks_of(store, "privacy_officer") == []


def test_the_end_of_a_hold_tells_the_person_once(store: Store, someone: Someone, bench: Bench) -> None:
    who = someone()
    item = entry(store, who)
    hold(store, who, item)
    assert untold.tell_after_holds(bench, MONDAY) == 0
    with store.writing() as work:
        work.run(update(Hold).values(ended_at=MONDAY))
    second = hold(store, who, item)
    assert untold.tell_after_holds(bench, MONDAY) == 0, "another hold still hides it"
    with store.writing() as work:
        work.run(update(Hold).where(Hold.id == second).values(ended_at=MONDAY))
    assert untold.tell_after_holds(bench, MONDAY) == 1
    assert untold.tell_after_holds(bench, MONDAY) == 0
    assert kinds_told(store) == ["told_later"]


def test_a_missed_review_stays_hidden_and_two_officers_hear_of_it(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who = someone()
    made = hold(store, who, entry(store, who), review_on=TODAY)
    reviews.list_missed(bench, MONDAY)
    assert tasks_of(store, "safety_officer") == [], "today is the day itself"
    for _ in range(2):
        reviews.list_missed(bench, MONDAY + timedelta(days=1))
    for officer in ("safety_officer", "privacy_officer"):
        assert tasks_of(store, officer) == [("hold_review", made)]
    with store.reading() as work:
        assert work.value(select(Hold.ended_at)) is None
    assert kinds_told(store) == []
    with store.writing() as work:
        work.run(update(Hold).values(review_on=TODAY + timedelta(days=90)))
    reviews.list_missed(bench, MONDAY + timedelta(days=2))
    assert tasks_of(store, "safety_officer") == []


@pytest.mark.requirement("L-83i")
def test_what_is_over_is_thrown_away_and_nothing_else(store: Store, someone: Someone, bench: Bench) -> None:
    who = someone()
    with store.writing() as work:
        for day in (TODAY - timedelta(days=1), TODAY):
            draft = {"id": new_id(), "person_id": who.id, "account_id": who.account, "kind": "complaint"}
            draft |= {"answers_sealed": b"x", "made_at": MONDAY, "changed_at": MONDAY, "ends_on": day}
            work.add(Draft, draft)
        for age, ended in ((200, True), (200, False), (100, True)):
            seen = MONDAY - timedelta(days=age)
            session = {"id": new_id(), "account_id": who.account, "device": "own", "started_at": seen}
            session |= {"token_hash": new_id().encode(), "seen_at": seen, "ended_at": seen if ended else None}
            work.add(Session, session)
        for hours in (25, 23):
            kept = {"id": new_id(), "account_id": who.account, "person_id": who.id, "sealed": b"x"}
            work.add(KeptForm, {**kept, "kept_at": MONDAY - timedelta(hours=hours)})
    reach(store, who, "in-gebruik@example.nl")
    reach(store, who, "oud@example.nl")
    with store.writing() as work:
        some = work.rows(select(ContactWay.id))[0].id
        work.run(update(ContactWay).where(ContactWay.id == some).values(ended_at=MONDAY - timedelta(days=2)))
    with store.writing() as work:
        code = {"id": new_id(), "person_id": who.id, "code_hash": b"c", "made_at": MONDAY}
        work.add(VisitCode, {**code, "ends_at": MONDAY - timedelta(days=2)})
        fresh = {"id": new_id(), "code_hash": b"d", "ends_at": MONDAY + timedelta(days=2)}
        work.add(VisitCode, {**code, **fresh})
        wrong = {"id": new_id(), "account_id": who.account, "code_hash": b"e"}
        work.add(VisitTry, {**wrong, "at": MONDAY - timedelta(days=2)})
    done = [
        duty(bench, MONDAY)
        for duty in (
            cleaning.drop_drafts,
            cleaning.drop_sessions,
            cleaning.drop_kept_forms,
            cleaning.drop_visit_codes,
            cleaning.drop_ways,
        )
    ]
    assert done == [1, 2, 1, 2, 1]
    assert [number_of(store, model) for model in (Draft, Session, KeptForm, ContactWay)] == [1, 1, 1, 1]


def test_telling_plans_everything_even_without_a_way_out(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who = someone()
    with store.writing() as work:
        for _ in range(450):
            row = {"id": new_id(), "person_id": who.id, "kind": "consultation", "made_at": MONDAY}
            work.add(Notice, {**row, "about_table": "consultation_subjects", "about_id": new_id()})
    assert telling.tell_people(bench, MONDAY) == 450
    with store.reading() as work:
        assert work.rows(select(Notice.id).where(Notice.sent_at.is_(None))) == []
    assert number_of(store, Task) == 0


def promised(store: Store, who: Somebody, due: date, **changes: object) -> str:
    """Put an open promise in the store."""
    made = new_id()
    row = {"id": made, "person_id": who.id, "agency_id": "a" * 26, "made_on": due, "due_on": due}
    with store.writing() as work:
        work.add(Promise, {**row, "role": "werkcoach", "status": "open", **changes})
    return made


@pytest.mark.requirement("R-262")
def test_a_late_promise_is_listed_for_both_leaders_and_told_once(
    bench: Bench, store: Store, someone: Someone
) -> None:
    who = someone()
    late = promised(store, who, TODAY - timedelta(days=1))
    promised(store, who, TODAY)
    promised(store, who, TODAY - timedelta(days=1), status="kept")
    promised(store, who, TODAY - timedelta(days=3000), whose="person")
    hold(store, who, promised(store, who, TODAY - timedelta(days=2)))
    assert [promises.list_late(bench, MONDAY) for _ in range(2)] == [4, 0]
    assert kinds_told(store) == ["promise_late"], "what is hidden, or the person's own, makes no notice"
    with store.reading() as work:
        listed = {task.about_id for task in open_tasks(work, role="manager")}
    assert late in listed and len(listed) == 2


@pytest.mark.requirement("R-067")
def test_a_body_that_does_not_say_that_it_stopped_is_listed_after_five_working_days(
    bench: Bench, store: Store, someone: Someone
) -> None:
    who, hidden = someone(), new_id()
    hold(store, who, hidden)
    with store.writing() as work:
        for item in (new_id(), hidden):
            row = {"id": new_id(), "item_id": item, "person_id": who.id, "agency_id": "a" * 26}
            work.add(Stop, {**row, "told_at": MONDAY})
    assert stops.list_silent(bench, MONDAY + timedelta(days=7)) == 0, "the fifth working day still counts"
    assert stops.list_silent(bench, MONDAY + timedelta(days=8)) == 1
    with store.writing() as work:
        work.run(update(Stop).values(stopped_at=MONDAY))
    stops.list_silent(bench, MONDAY + timedelta(days=8))
    with store.reading() as work:
        assert open_tasks(work, role="privacy_officer") == []


@pytest.mark.requirement("R-179")
def test_a_body_that_does_not_say_in_four_weeks_that_it_put_the_data_right_is_listed(
    bench: Bench, store: Store, someone: Someone
) -> None:
    who, hidden = someone(), new_id()
    hold(store, who, hidden)
    base = {"case_id": new_id(), "part_id": new_id(), "person_id": who.id, "told_at": MONDAY}
    with store.writing() as work:
        for state, item in (("told", ""), ("told", hidden), ("confirmed", "")):
            row = {**base, "id": new_id(), "agency_id": new_id(), "item_id": item, "state": state}
            work.add(RecipientTask, row)
    last = MONDAY + timedelta(weeks=4)
    assert recipients.list_late(bench, last) == 0, "the last day itself still counts"
    assert [recipients.list_late(bench, last + timedelta(days=1)) for _ in range(2)] == [1, 0]
    with store.reading() as work:
        (task,) = open_tasks(work, role="privacy_officer")
    assert (task.kind, task.for_day) == ("recipient_late", last.date())
    with store.writing() as work:
        work.run(update(RecipientTask).values(state="refused", answered_at=last))
    recipients.list_late(bench, last + timedelta(days=2))
    with store.reading() as work:
        assert open_tasks(work, role="privacy_officer") == []
