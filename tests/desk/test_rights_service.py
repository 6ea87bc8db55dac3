"""Requests to correct, remove or set aside data: the answer, the time, and the board of who got them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any  # What verbs are given by keyword.

import pytest
from sqlalchemy import select

from portal.access import Hold, acting
from portal.access.handlers import at_case
from portal.cases import service
from portal.cases.models import CaseEvent
from portal.cases.rights_deciding import AnswerIncomplete, Receiver
from portal.cases.rules import State
from portal.errors import Conflict, NotFound, Refused
from portal.notices.models import Notice
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from tests.cases.writing import sent
from tests.clocks import MONDAY
from tests.desk.complaining import official, take
from tests.desk.requesting import THREE, both, decide, draft, end, privacy_officer, requested
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = amsterdam_day(MONDAY)


def events(store: Store, case: str) -> list[str]:
    with store.reading() as work:
        return [row.what for row in work.rows(select(CaseEvent.what).where(CaseEvent.case_id == case))]


def notices(store: Store, case: str) -> list[str]:
    with store.reading() as work:
        return [row.kind for row in work.rows(select(Notice.kind).where(Notice.about_id == case))]


@pytest.mark.parametrize("kind", ["correction", "erasure", "restriction"])
def test_a_request_stands_in_the_queue_of_the_privacy_officer_and_of_nobody_else(
    store: Store, someone: Someone, kind: str
) -> None:
    case = sent(store, someone(), kind)
    queues = {}
    with store.reading() as work:
        for role in ("privacy_officer", "complaint_handler", "caseworker"):
            found = service.queue(work, official=official(store, role=role), today=TODAY, at=MONDAY)
            queues[role] = [line.case for line in found.waiting]
    assert queues == {"privacy_officer": [case], "complaint_handler": [], "caseworker": []}


@pytest.mark.requirement("R-185", "T-31", "L-71", "L-68")
def test_a_correction_with_three_recipients_ends_only_when_three_tasks_are_final(
    store: Store, someone: Someone
) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    decide(store, viewer, case)
    view, found = both(store, viewer, case)
    assert view.state == State.DECIDED
    assert [one.state for one in found.board] == ["told"] * 3
    ways = [("confirmed", ""), ("refused", "We keep it by law."), ("silent_closed", "Asked three times.")]
    for number, (one, (state, because)) in enumerate(zip(found.board, ways, strict=True), 1):
        end(store, viewer, case, one.id, state, because)
        view, now = both(store, viewer, case)
        assert now.final == number
        assert view.state == (State.COMPLETED if number == 3 else State.DECIDED)
    assert [(one.state, one.because) for one in now.board] == ways
    told = events(store, case)
    assert told.count("completed") == 1
    assert {"decided", "body_confirmed", "body_refused", "body_silent"} <= set(told)
    assert {"case_decided", "case_body_refused", "case_completed"} <= set(notices(store, case))


@pytest.mark.requirement("R-178", "L-71")
def test_one_request_to_remove_gives_as_many_answers_as_recipients(store: Store, someone: Someone) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store), "erasure")
    receivers = [*THREE, Receiver("d" * 26, ""), Receiver("d" * 26, "")]
    decide(store, viewer, case, draft("partly", receivers))
    _view, found = both(store, viewer, case)
    assert [one.agency[0] for one in found.board] == ["a", "b", "c", "d"]
    end(store, viewer, case, found.board[3].id, "refused", "The law says fifteen years.")
    _view, found = both(store, viewer, case)
    assert {one.agency[0]: one.state for one in found.board} == {
        "a": "told",
        "b": "told",
        "c": "told",
        "d": "refused",
    }


def test_an_answer_ends_once_and_needs_a_reason(store: Store, someone: Someone) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    decide(store, viewer, case)
    task = both(store, viewer, case)[1].board[0].id
    for state, because in (("refused", " "), ("silent_closed", ""), ("told", "x"), ("", "x")):
        with pytest.raises(Refused):
            end(store, viewer, case, task, state, because)
    end(store, viewer, case, task, "confirmed")
    with pytest.raises(Conflict):
        end(store, viewer, case, task, "refused", "No.")
    with pytest.raises(NotFound):
        end(store, viewer, case, new_id(), "confirmed")


def test_silence_counts_days_and_the_officer_who_waits_keeps_the_case(store: Store, someone: Someone) -> None:
    officer = privacy_officer(store)
    case, viewer = requested(store, someone(), officer)
    decide(store, viewer, case)
    much_later = MONDAY + timedelta(weeks=20)
    then: dict[str, Any] = {"case": case, "at": much_later, "today": amsterdam_day(much_later)}
    assert at_case(store, official=officer, **then).viewer.person == viewer.person
    with store.reading() as work:
        waiting = service.waiting_boards(
            work, official=officer, at=much_later, today=amsterdam_day(much_later)
        )
        others = service.waiting_boards(
            work, official=privacy_officer(store), at=much_later, today=amsterdam_day(much_later)
        )
    assert [(one.case, one.bodies, one.days(amsterdam_day(much_later))) for one in waiting] == [
        (case, 3, 140)
    ]
    assert others == ()
    board = both(store, viewer, case)[1].board
    assert board[0].days_silent(amsterdam_day(much_later)) == 140
    for one in board:
        end(store, viewer, case, one.id, "confirmed", at=MONDAY)
    with pytest.raises(NotFound):
        at_case(store, official=officer, **then)


@pytest.mark.requirement("L-80")
def test_a_refusal_names_the_law_and_six_weeks_to_object_from_that_day(
    store: Store, someone: Someone
) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    decide(store, viewer, case, draft("refused"))
    view, found = both(store, viewer, case)
    assert found.answers[0].is_no
    assert found.answers[0].article == "AVG art. 17 lid 3 onder b"
    assert found.answers[0].object_until == date(2027, 1, 4)
    assert {one.code: one.last_day for one in view.counted}["avg_objection_to_answer"] == date(2027, 1, 4)
    assert view.state == State.DECIDED
    assert found.board == ()
    assert "completed" not in events(store, case)


def test_an_empty_part_of_an_answer_is_named_and_nothing_is_sent(store: Store, someone: Someone) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    for given, missing in (
        (draft("maybe"), {"outcome"}),
        (draft("refused", article=""), {"article"}),
        (draft("partly", article="x" * 121), {"article"}),
        (draft(reason=" ", meaning=""), {"reason", "meaning"}),
        (draft(receivers=()), {"bodies"}),
        (draft(is_nobody=True), {"bodies"}),
    ):
        with pytest.raises(AnswerIncomplete) as refused:
            decide(store, viewer, case, given)
        assert set(refused.value.faults) == missing
    assert both(store, viewer, case)[0].state == State.RECEIVED
    assert "decided" not in events(store, case)


def test_when_nobody_got_the_data_a_yes_is_complete_at_once(store: Store, someone: Someone) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    decide(store, viewer, case, draft(receivers=(), is_nobody=True))
    assert both(store, viewer, case)[0].state == State.COMPLETED
    with pytest.raises(Conflict):
        decide(store, viewer, case)


@pytest.mark.requirement("L-61")
def test_two_months_more_once_and_only_in_the_first_month(store: Store, someone: Someone) -> None:
    officer = privacy_officer(store)
    case, viewer = requested(store, someone(), officer)
    late, late_viewer = requested(store, someone(), officer)
    said: dict[str, Any] = {"reason": "There are many files.", "at": MONDAY, "today": TODAY}
    with acting(store, viewer) as work:
        with pytest.raises(Refused):
            service.take_longer(work, viewer=viewer, case=case, **{**said, "reason": " "})
        assert service.take_longer(work, viewer=viewer, case=case, **said) == date(2027, 2, 23)
    with acting(store, viewer) as work, pytest.raises(Refused):
        service.take_longer(work, viewer=viewer, case=case, **said)
    after = {"at": datetime(2026, 12, 24, 10, tzinfo=UTC), "today": date(2026, 12, 24)}
    with acting(store, late_viewer) as work, pytest.raises(Refused):
        service.take_longer(work, viewer=late_viewer, case=late, **{**said, **after})
    assert both(store, viewer, case)[0].answer_by == date(2027, 2, 23)
    assert "case_postponed" in notices(store, case)
    assert "case_postponed" not in notices(store, late)


def test_a_complaint_and_a_request_under_one_number_each_have_their_own_official(
    store: Store, someone: Someone
) -> None:
    who, handler, officer = someone(), official(store), privacy_officer(store)
    case = sent(store, who)
    with acting(store, who.viewer) as work:
        service.add_part(
            work, viewer=who.viewer, case=case, kind="correction", answers={"wrong": "x"}, at=MONDAY
        )
    complaint, right = take(store, handler, case), take(store, officer, case)
    decide(store, right, case, draft("refused"))
    assert both(store, right, case)[0].state == State.IN_PROGRESS
    assert "answered_part" in events(store, case)
    with acting(store, complaint) as work:
        service.give_back(work, viewer=complaint, case=case, at=MONDAY)
    with store.reading() as work:
        again = service.queue(work, official=handler, today=TODAY, at=MONDAY).waiting
    assert [line.case for line in again] == [case]


def test_a_complaint_cannot_be_answered_at_this_desk(store: Store, someone: Someone) -> None:
    case, viewer = requested(store, someone(), privacy_officer(store))
    with acting(store, viewer) as work, pytest.raises(NotFound):
        service.answer_right(
            work, viewer=viewer, case=case, part=new_id(), draft=draft(), at=MONDAY, today=TODAY
        )


def test_a_recipient_of_a_held_entry_is_absent_from_the_board(store: Store, someone: Someone) -> None:
    who, entry = someone(), new_id()
    case, viewer = requested(store, who, privacy_officer(store))
    decide(store, viewer, case, draft(receivers=[Receiver("a" * 26, entry), Receiver("b" * 26, "")]))
    assert len(both(store, who.viewer, case)[1].board) == 2
    with store.writing() as work:
        work.add(Hold, held(who.id, entry))
    assert [one.agency[0] for one in both(store, who.viewer, case)[1].board] == ["b"]


def held(person: str, item: str) -> dict[str, object]:
    """A hold on one entry."""
    row: dict[str, object] = {"id": new_id(), "hidden_from": person, "item_id": item}
    row |= {"item_table": "consultation_subjects", "article": "AVG art. 23", "review_on": TODAY}
    return {**row, "asked_by": new_id(), "made_at": MONDAY}
