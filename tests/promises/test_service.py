"""Promises and plans of both sides, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event, func, select

from portal.access import Hold, acting, looking
from portal.errors import Conflict, NotFound
from portal.notices.models import Notice
from portal.promises import service
from portal.promises.models import Promise
from portal.promises.service import PromiseIncomplete, State
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody
from tests.promises.ways import (
    BODY,
    OTHER,
    TODAY,
    asked,
    at_body,
    changed,
    lists,
    plan,
    promise,
    recorded,
)

Someone = Callable[..., Somebody]


def told(store: Store) -> list[str]:
    """The kinds of notice in the outbox."""
    with store.reading() as work:
        return [row.kind for row in work.rows(select(Notice.kind).order_by(Notice.made_at, Notice.id))]


def planned(store: Store, person: Somebody) -> str:
    """Let a body write a signed plan down."""
    who, once = at_body(person), new_id()
    with acting(store, who) as work:
        return service.record_plan(work, viewer=who, draft=plan(), once=once, at=MONDAY, today=TODAY)


def hide(store: Store, person: Somebody, item: str) -> None:
    """Hide an item from its person."""
    row = {"id": new_id(), "item_table": "promises", "item_id": item, "hidden_from": person.id}
    row |= {"article": "UAVG art. 41", "review_on": TODAY, "asked_by": new_id(), "made_at": MONDAY}
    with store.writing() as work:
        work.add(Hold, row)


@pytest.mark.requirement("R-025")
def test_a_person_writes_a_promise_down_and_the_body_is_asked(store: Store, someone: Someone) -> None:
    person = someone()
    id = asked(store, person, who="de werkcoach", document="Een brief")
    (line,) = lists(store, person.viewer).promises
    assert (line.id, line.status, line.told_by) == (id, "asked", "person")
    assert line.texts == {"text": "Wij bellen u elke maand.", "who": "de werkcoach", "document": "Een brief"}
    (seen,) = lists(store, at_body(person), BODY).promises
    assert seen.id == id
    assert lists(store, at_body(person, OTHER), OTHER).promises == []


def test_a_second_press_keeps_it_once(store: Store, someone: Someone) -> None:
    person, once = someone(), new_id()
    assert asked(store, person, once) == asked(store, person, once) == once
    assert len(lists(store, person.viewer).promises) == 1


@pytest.mark.requirement("R-025")
def test_the_body_confirms_or_says_why_not(store: Store, someone: Someone) -> None:
    person = someone()
    yes, no = asked(store, person), asked(store, person)
    changed(store, at_body(person), yes, "open")
    with pytest.raises(PromiseIncomplete) as missing:
        changed(store, at_body(person), no, "denied")
    assert set(missing.value.faults) == {"because"}
    changed(store, at_body(person), no, "denied", "Wij beloofden een gesprek.")
    found = {line.id: line for line in lists(store, person.viewer).promises}
    assert found[yes].status == "open"
    assert (found[no].status, found[no].because) == ("denied", "Wij beloofden een gesprek.")
    assert told(store) == ["promise_changed", "promise_changed"]
    with looking(store, person.viewer, at=MONDAY) as look:
        _line, events = service.show(look, promise=no, today=TODAY)
    assert [(one.what, one.side) for one in events] == [("asked", "person"), ("denied", "body")]


@pytest.mark.requirement("R-006")
def test_the_next_contact_person_finds_every_promise(store: Store, someone: Someone) -> None:
    """A promise hangs on the body, so that nothing falls away with who worked there."""
    person = someone()
    first, second = at_body(person), at_body(person)
    id = recorded(store, person, first)
    before = lists(store, person.viewer)
    assert [one.id for one in lists(store, second, BODY).promises] == [id]
    changed(store, second, id, "kept")
    after = lists(store, person.viewer)
    assert [one.id for one in before.promises] == [one.id for one in after.promises]
    assert after.promises[0].status == "kept"


@pytest.mark.requirement("R-005")
def test_a_plan_shows_the_duties_of_both_sides(store: Store, someone: Someone) -> None:
    person = someone()
    id = planned(store, person)
    (found,) = lists(store, person.viewer).plans
    assert (found.id, found.signed_on, found.texts["signed_by"]) == (
        id,
        date(2026, 11, 2),
        "u en de werkcoach",
    )
    assert [one.text for one in found.of("body")] == ["Wij betalen."]
    assert [one.text for one in found.of("person")] == ["U oefent."]
    assert told(store) == ["promise_new"]


@pytest.mark.requirement("R-005")
def test_a_person_says_that_the_own_duty_is_done(store: Store, someone: Someone) -> None:
    person = someone()
    planned(store, person)
    (found,) = lists(store, person.viewer).plans
    (own,), (theirs,) = found.of("person"), found.of("body")
    for expected in (True, False):
        with acting(store, person.viewer) as work:
            did = service.say_done(work, viewer=person.viewer, promise=own.id, at=MONDAY, today=TODAY)
        assert did is expected
    with pytest.raises(NotFound), acting(store, person.viewer) as work:
        service.say_done(work, viewer=person.viewer, promise=theirs.id, at=MONDAY, today=TODAY)


@pytest.mark.requirement("R-006")
def test_sent_before_is_a_task_for_the_body_and_no_upload(store: Store, someone: Someone) -> None:
    person, once = someone(), new_id()
    for _press in range(2):
        with acting(store, person.viewer) as work:
            service.say_sent(
                work, viewer=person.viewer, agency=BODY, what="Een diploma", when="mei", once=once, at=MONDAY
            )
    who = at_body(person)
    (waits,) = lists(store, who, BODY).sent
    assert (waits.state, waits.texts) == ("asked", {"what": "Een diploma", "sent_when": "mei"})
    with pytest.raises(PromiseIncomplete), acting(store, who) as work:
        service.answer_sent(work, viewer=who, sent=once, to="not_found", because="", at=MONDAY, today=TODAY)
    with acting(store, who) as work:
        service.answer_sent(work, viewer=who, sent=once, to="found", because="", at=MONDAY, today=TODAY)
    assert lists(store, person.viewer).sent[0].state == "found"
    with pytest.raises(Conflict), acting(store, who) as work:
        service.answer_sent(work, viewer=who, sent=once, to="found", because="", at=MONDAY, today=TODAY)
    assert told(store) == ["promise_sent_before"]


def test_nobody_changes_what_is_not_theirs(store: Store, someone: Someone) -> None:
    person, other = someone(), someone()
    id = recorded(store, person)
    for who in (at_body(person, OTHER), at_body(other), person.viewer):
        with pytest.raises(NotFound):
            changed(store, who, id, "kept")
    with pytest.raises(NotFound):
        recorded(store, person, at_body(person, OTHER))
    with pytest.raises(NotFound), acting(store, at_body(person)) as work:
        service.ask(work, viewer=at_body(person), draft=promise(), once=new_id(), at=MONDAY, today=TODAY)
    assert lists(store, other.viewer).promises == []


def test_two_at_once_the_second_is_told(store: Store, someone: Someone) -> None:
    person = someone()
    id = recorded(store, person)
    changed(store, at_body(person), id, "withdrawn", "De regels veranderden.")
    with pytest.raises(Conflict):
        changed(store, at_body(person), id, "kept")


@pytest.mark.requirement("R-110")
def test_what_is_hidden_is_in_no_list_and_a_hidden_plan_hides_its_duties(
    store: Store, someone: Someone
) -> None:
    person = someone()
    hide(store, person, recorded(store, person))
    hide(store, person, planned(store, person))
    for viewer in (person.viewer, at_body(person)):
        found = lists(store, viewer)
        assert (found.promises, found.plans) == ([], [])


def test_a_case_can_point_at_a_promise_or_a_plan(store: Store, someone: Someone) -> None:
    person, other = someone(), someone()
    id, made = recorded(store, person), planned(store, person)
    with looking(store, person.viewer, at=MONDAY) as look:
        assert service.describe(look, id).endpoint == "promises.show"
        assert service.describe_plan(look, made).endpoint == "promises.plan"
    with looking(store, other.viewer, at=MONDAY) as look, pytest.raises(NotFound):
        service.describe(look, id)


@pytest.mark.parametrize("number", [1, 30])
def test_the_lists_are_two_queries_however_many_there_are(
    store: Store, someone: Someone, number: int
) -> None:
    person = someone()
    for _ in range(number):
        asked(store, person)
    run: list[str] = []
    with looking(store, person.viewer, at=MONDAY) as look:
        service.list_for(look, today=TODAY)
        event.listen(store.engine, "before_cursor_execute", lambda *said: run.append(said[2]))
        found = service.list_for(look, today=TODAY)
    assert len(found.promises) == number
    assert len(run) <= 2


def test_a_notice_and_the_change_are_one(store: Store, someone: Someone) -> None:
    person = someone()
    id = recorded(store, person)
    with pytest.raises(PromiseIncomplete):
        changed(store, at_body(person), id, "made-up")
    with store.reading() as work:
        assert work.value(select(Promise.status).where(Promise.id == id)) == State.OPEN
        assert work.value(select(func.count()).select_from(Notice)) == 1


def test_an_official_reads_with_a_line_in_the_log(store: Store, someone: Someone) -> None:
    person = someone()
    silent = replace(at_body(person), reason="")
    with pytest.raises(ValueError, match="reason"):
        lists(store, silent)
