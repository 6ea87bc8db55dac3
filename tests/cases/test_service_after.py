"""What a person does after sending: add, stop, undo, be reminded, type it again, look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, func, select, update

from portal.access import Viewer, acting, looking
from portal.cases import service
from portal.cases.models import Case, CaseEvent, CaseMessage, CasePart, Grievance
from portal.cases.shown import CaseView
from portal.errors import NotFound, Refused
from portal.notices.models import Notice
from portal.store import Store, Writing, new_id
from tests.cases.writing import last_days, sent, shown
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = MONDAY.date()
LATER = MONDAY + timedelta(days=3)
MUCH_LATER = MONDAY + timedelta(days=17)


@contextmanager
def writing(store: Store, who: Somebody) -> Iterator[tuple[Writing, Viewer]]:
    """One transaction of a person."""
    with acting(store, who.viewer) as work:
        yield work, who.viewer


@contextmanager
def queries(store: Store) -> Iterator[list[str]]:
    """Collect the statements that are run."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def put(store: Store, table: type, **values: object) -> None:
    """Set columns of all rows, as an official's page will do later."""
    with store.writing() as work:
        work.run(update(table).values(**values))


def what(case: CaseView) -> list[str]:
    """Return the timeline as codes."""
    return [line.what for line in case.events]


def test_withdrawing_can_be_undone_for_14_days_and_the_first_date_stays(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case = sent(store, who)
    put(store, Case, state="in_progress")
    put(store, CasePart, state="in_progress")
    with writing(store, who) as (work, viewer):
        assert service.withdraw(work, viewer=viewer, case=case, at=LATER, today=LATER.date()) == date(
            2026, 12, 10
        )
    found = shown(store, who, case)
    assert (found.state, found.parts[0].state, found.grievances[0].state) == ("withdrawn",) * 3
    assert found.may_undo(date(2026, 12, 10)) and not found.may_undo(date(2026, 12, 11))
    with writing(store, who) as (work, viewer):
        back = service.undo(work, viewer=viewer, case=case, at=MUCH_LATER, today=date(2026, 12, 10))
    found = shown(store, who, case)
    assert back == found.state == found.parts[0].state == "in_progress"
    assert found.grievances[0].state == "received"
    assert found.first_day == TODAY and found.undo_until is None
    assert what(found) == ["received", "withdrawn", "undone"]


def test_after_14_days_it_cannot_be_undone(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with writing(store, who) as (work, viewer):
        service.settle(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    with pytest.raises(Refused), writing(store, who) as (work, viewer):
        service.undo(work, viewer=viewer, case=case, at=LATER, today=date(2026, 12, 8))
    assert shown(store, who, case).state == "settled"


@pytest.mark.requirement("T-35", "L-05")
def test_only_the_person_calls_it_settled(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    for capacity in ("assigned", "visit", "mandate"):
        other = replace(who.viewer, capacity=capacity, reason="a test")
        with pytest.raises(Refused), acting(store, other) as work:
            service.settle(work, viewer=other, case=case, at=MONDAY, today=TODAY)
    with writing(store, who) as (work, viewer):
        service.settle(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    assert shown(store, who, case).state == "settled"


@pytest.mark.parametrize("verb", [service.withdraw, service.settle])
def test_pressing_twice_stops_it_once(store: Store, someone: Someone, verb: Callable[..., date]) -> None:
    who = someone()
    case = sent(store, who)
    for _ in range(2):
        with writing(store, who) as (work, viewer):
            verb(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    assert len(what(shown(store, who, case))) == 2
    for _ in range(2):
        with writing(store, who) as (work, viewer):
            service.undo(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    found = shown(store, who, case)
    assert found.state == "received" and len(what(found)) == 3
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(Notice)) == 3


def test_what_was_answered_cannot_be_withdrawn(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    put(store, Case, state="decided")
    with pytest.raises(Refused), writing(store, who) as (work, viewer):
        service.withdraw(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)


@pytest.mark.requirement("R-003")
def test_a_grievance_that_was_answered_stays_answered_when_the_rest_is_withdrawn(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case = sent(store, who, answers={"happened": "Two things.", "grievances": ["One.", "Two."]})
    first, second = shown(store, who, case).grievances
    with store.writing() as work:
        work.run(update(Grievance).where(Grievance.id == first.id).values(state="decided"))
    found = shown(store, who, case).grievances
    assert [point.state for point in found] == ["decided", "received"]
    assert found[1].answer_by == second.answer_by is not None
    with writing(store, who) as (work, viewer):
        service.withdraw(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    assert [point.state for point in shown(store, who, case).grievances] == ["decided", "withdrawn"]
    with writing(store, who) as (work, viewer):
        service.undo(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    assert [point.state for point in shown(store, who, case).grievances] == ["decided", "received"]


def test_a_message_is_added_once_and_answers_an_open_question(store: Store, someone: Someone) -> None:
    who, once = someone(), new_id()
    case = sent(store, who)
    put(store, Case, state="waiting_for_you")
    for _ in range(2):
        with writing(store, who) as (work, viewer):
            added = service.add_message(
                work, viewer=viewer, case=case, text=" It was on Tuesday. ", at=LATER, once=once
            )
            assert added == once
    found = shown(store, who, case)
    assert [(message.text, message.by) for message in found.messages] == [("It was on Tuesday.", "person")]
    assert found.state == "in_progress" and what(found) == ["received", "added"]


def test_a_message_needs_words_and_a_case_that_goes_on(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    for text in ("", "  ", "x" * 20_001):
        with pytest.raises(Refused), writing(store, who) as (work, viewer):
            service.add_message(work, viewer=viewer, case=case, text=text, at=LATER)
    with writing(store, who) as (work, viewer):
        service.withdraw(work, viewer=viewer, case=case, at=MONDAY, today=TODAY)
    with pytest.raises(Refused), writing(store, who) as (work, viewer):
        service.add_message(work, viewer=viewer, case=case, text="More.", at=LATER)
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(CaseMessage)) == 0


def test_a_message_of_somebody_else_is_never_returned(store: Store, someone: Someone) -> None:
    who, other, once = someone(), someone(), new_id()
    mine, theirs = sent(store, who), sent(store, other)
    with writing(store, other) as (work, viewer):
        service.add_message(work, viewer=viewer, case=theirs, text="Mine.", at=LATER, once=once)
    with pytest.raises(NotFound), writing(store, who) as (work, viewer):
        service.add_message(work, viewer=viewer, case=mine, text="Yours?", at=LATER, once=once)


@pytest.mark.requirement("R-239")
def test_a_reminder_is_two_weeks_away_unless_a_day_is_chosen(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    before = shown(store, who, case)
    with writing(store, who) as (work, viewer):
        assert service.remind(work, viewer=viewer, case=case, at=MONDAY, today=TODAY) == date(2026, 12, 7)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(Refused), writing(store, who) as (work, viewer):
            service.remind(work, viewer=viewer, case=case, on=day, at=MONDAY, today=TODAY)
    for _ in range(2):
        with writing(store, who) as (work, viewer):
            service.remind(work, viewer=viewer, case=case, on=date(2027, 1, 2), at=LATER, today=TODAY)
    found = shown(store, who, case)
    assert (found.remind_on, found.answer_by) == (date(2027, 1, 2), before.answer_by)
    assert what(found) == ["received", "reminder_set", "reminder_set"]


@pytest.mark.requirement("R-240", "T-28", "L-41", "L-40")
def test_a_complaint_typed_again_as_an_objection_keeps_its_first_date(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who, at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    body = replace(who.viewer, capacity="assigned", reason="a test")
    for _ in range(2):
        with acting(store, body) as work:
            service.add_part(
                work,
                viewer=body,
                case=case,
                kind="objection",
                answers={"letter_date": "2026-10-26"},
                at=datetime(2026, 12, 20, 9, tzinfo=UTC),
            )
    found = shown(store, who, case)
    assert [part.kind.code for part in found.parts] == ["complaint", "objection"]
    assert found.first_day == date(2026, 11, 2)
    # The letter's six weeks ended on 7 December, before it was typed again: the first date is in time.
    assert last_days(found, 1)["objection"] == date(2026, 12, 7)
    assert last_days(found, 1)["objection_forwarding"] == date(2026, 11, 9)
    assert found.parts[1].answer_by == date(2027, 1, 18)
    assert found.answer_by == found.parts[0].answer_by == date(2026, 12, 14)
    assert [(line.what, line.by) for line in found.events] == [("received", "person"), ("retyped", "body")]
    assert found.grievances[0].text and found.texts["happened"]


@pytest.mark.requirement("L-83d")
def test_typing_again_as_destruction_counts_three_months_from_the_first_day(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case = sent(store, who, "erasure", at=datetime(2026, 11, 2, 9, tzinfo=UTC))
    with writing(store, who) as (work, viewer):
        service.add_part(work, viewer=viewer, case=case, kind="destruction", at=LATER)
    assert shown(store, who, case).parts[1].answer_by == date(2027, 2, 2)


@pytest.mark.requirement("T-28")
def test_a_question_typed_again_as_a_complaint_has_its_words_as_the_grievance(
    store: Store, someone: Someone
) -> None:
    who = someone()
    case = sent(store, who, "correction", {"wrong": "He wrote that I lied."})
    with writing(store, who) as (work, viewer):
        service.add_part(work, viewer=viewer, case=case, kind="complaint", at=LATER)
    assert [point.text for point in shown(store, who, case).grievances] == ["He wrote that I lied."]


def test_everything_of_somebody_else_is_not_found(store: Store, someone: Someone) -> None:
    wife, husband = someone(), someone()
    case = sent(store, wife)
    with acting(store, husband.viewer) as work:
        given = {"viewer": husband.viewer, "case": case, "at": MONDAY}
        calls: list[Callable[[], object]] = [
            lambda: service.show(work, case),
            lambda: service.withdraw(work, **given, today=TODAY),
            lambda: service.settle(work, **given, today=TODAY),
            lambda: service.undo(work, **given, today=TODAY),
            lambda: service.remind(work, **given, today=TODAY),
            lambda: service.add_message(work, **given, text="Hello."),
            lambda: service.add_part(work, **given, kind="question"),
        ]
        for call in calls:
            with pytest.raises(NotFound):
                call()
    assert what(shown(store, wife, case)) == ["received"]


def test_the_list_is_one_query_however_long_and_goes_back_page_by_page(
    store: Store, someone: Someone
) -> None:
    who, other = someone(), someone()
    sent(store, other)
    cases = [sent(store, who, at=MONDAY + timedelta(minutes=number // 2)) for number in range(7)]
    seen: list[str] = []
    before: str | None = None
    while True:
        with queries(store) as run, looking(store, who.viewer, at=MONDAY) as look:
            page = service.list_for(look, before=before, size=3)
        assert len([statement for statement in run if statement.startswith("SELECT")]) == 1
        seen += [line.id for line in page.items]
        before = page.older
        if before is None:
            break
    assert sorted(seen) == sorted(cases) and len(seen) == 7
    with looking(store, who.viewer, at=MONDAY) as look:
        moments = [service.show(look, case).sent_at for case in seen]
        assert moments == sorted(moments, reverse=True)
        assert service.list_for(look, before=new_id()).items == ()
    with looking(store, other.viewer, at=MONDAY) as look:
        assert service.list_for(look, before=cases[3]).items == ()


def test_showing_a_case_takes_as_many_queries_when_it_grows(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with queries(store) as small:
        shown(store, who, case)
    for number in range(12):
        with writing(store, who) as (work, viewer):
            service.add_message(work, viewer=viewer, case=case, text=f"More {number}.", at=LATER)
    with queries(store) as large:
        found = shown(store, who, case)
    assert len(found.messages) == 12 and found.messages[0].text.startswith("More")
    assert len(large) == len(small) <= 8


@pytest.mark.requirement("R-037", "L-27")
def test_the_case_holds_all_that_the_ombudsman_asks_for(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with writing(store, who) as (work, viewer):
        service.add_message(work, viewer=viewer, case=case, text="Nobody called.", at=LATER)
    found = shown(store, who, case)
    assert last_days(found)["ombudsman_petition"] == date(2028, 1, 4)
    assert found.texts["happened"] and found.messages[0].text == "Nobody called."
    assert found.first_day == TODAY and found.number


@pytest.mark.requirement("T-73")
def test_the_timeline_never_changes(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with store.reading() as work:
        first = [tuple(row) for row in work.rows(select(*CaseEvent.__table__.columns))]
    with writing(store, who) as (work, viewer):
        service.withdraw(work, viewer=viewer, case=case, at=LATER, today=TODAY)
    with store.reading() as work:
        rows = work.rows(select(*CaseEvent.__table__.columns).order_by(CaseEvent.at))
        assert [tuple(row) for row in rows][:1] == first


def test_a_text_is_proved_by_its_timeline_line_and_by_no_other_text(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with writing(store, who) as (work, viewer):
        service.add_message(work, viewer=viewer, case=case, text="Nobody called.", at=LATER)
    with looking(store, who.viewer, at=LATER) as look:
        row = look.rows(select(CaseEvent.id, CaseEvent.commitment).where(CaseEvent.what == "added"))[0]
        assert look.commitment(who.id, "case_events", row.id, "Nobody called.") == row.commitment
        assert look.commitment(who.id, "case_events", row.id, "Somebody called.") != row.commitment
