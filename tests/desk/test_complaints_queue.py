"""The queue of complaints: by days left, own work first, and quick with very many open cases."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, text

from portal.access import acting
from portal.cases import service
from portal.cases.models import Case, CasePart
from portal.store import Store, new_id
from portal.terms import amsterdam_day
from portal.viewer import Official
from tests.cases.writing import sent
from tests.clocks import MONDAY
from tests.desk.complaining import official, take, taken
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]
TODAY = amsterdam_day(MONDAY)


def queue(
    store: Store, who: Official, *, after: str = "", size: int = 20, today: date = TODAY
) -> service.Queue:
    with store.reading() as work:
        return service.queue(work, official=who, today=today, at=MONDAY, after=after, size=size)


def many(store: Store, person: str, number: int) -> None:
    """Put many open complaints and many that ended in the store."""
    cases, parts = [], []
    for place in range(number):
        case, state = new_id(), "received" if place % 2 else "withdrawn"
        due = TODAY + timedelta(days=place % 40)
        cases.append({**_case(case, person, place, MONDAY), "state": state, "answer_by": due})
        part = {"id": new_id(), "case_id": case, "person_id": person, "position": 1, "kind": "complaint"}
        part |= {"state": state, "answer_by": due, "act_by": due, "counted": "[]"}
        parts.append({**part, "handled_by": "complaint_handler", "is_taken": False})
    with store.engine.begin() as connection:
        connection.execute(insert(Case), cases)
        connection.execute(insert(CasePart), parts)
        connection.execute(text("ANALYZE"))


def _case(case: str, person: str, place: int, at: datetime) -> dict[str, object]:
    row: dict[str, object] = {"id": case, "person_id": person, "number": f"2026-{place}", "kind": "complaint"}
    row |= {"first_day": TODAY, "sent_at": at, "changed_at": at, "account_id": new_id(), "channel": "web"}
    return {**row, "language": "nl", "draft_id": new_id()}


def test_own_work_comes_first_and_the_rest_by_days_left(store: Store, someone: Someone) -> None:
    handler, who = official(store), someone()
    later, sooner = sent(store, who), sent(store, who, at=MONDAY - timedelta(days=9))
    mine, _viewer = taken(store, who, handler)
    found = queue(store, handler)
    assert [line.case for line in found.own] == [mine]
    assert [line.case for line in found.waiting] == [sooner, later]
    assert queue(store, official(store)).own == ()


def test_an_objection_stands_there_to_be_passed_on_within_five_working_days(
    store: Store, someone: Someone
) -> None:
    case = sent(store, someone(), "objection")
    found = queue(store, official(store)).waiting
    assert [(line.case, line.act_by) for line in found] == [(case, date(2026, 11, 30))]


def test_a_request_for_inspection_is_another_desks_work(store: Store, someone: Someone) -> None:
    sent(store, someone(), "inspection")
    assert queue(store, official(store)).waiting == ()
    assert queue(store, official(store, role="team_leader")).waiting == ()


def test_what_was_withdrawn_is_not_in_the_queue(store: Store, someone: Someone) -> None:
    who = someone()
    case = sent(store, who)
    with acting(store, who.viewer) as work:
        service.withdraw(work, viewer=who.viewer, case=case, at=MONDAY, today=TODAY)
    assert queue(store, official(store)).waiting == ()


@pytest.mark.requirement("R-259")
def test_late_and_nearly_late_are_marked(store: Store, someone: Someone) -> None:
    sent(store, someone())
    line = queue(store, official(store)).waiting[0]
    assert not line.is_late_soon(TODAY + timedelta(days=30))
    assert line.is_late_soon(TODAY + timedelta(days=31))
    assert line.is_overdue(date(2027, 1, 5))
    assert not line.is_overdue(date(2027, 1, 4))
    assert line.days_left(date(2027, 1, 5)) == -1


def test_the_list_goes_on_page_by_page_and_names_nobody_twice(store: Store, someone: Someone) -> None:
    handler = official(store)
    many(store, someone().id, 60)
    seen: list[str] = []
    after: str | None = ""
    while after is not None:
        page = queue(store, handler, after=after, size=7)
        seen += [line.part for line in page.waiting]
        after = page.further
    assert len(seen) == len(set(seen)) == 30
    assert len(queue(store, handler, after="not a place", size=7).waiting) == 7


def test_the_store_finds_the_queue_by_its_index(store: Store, someone: Someone) -> None:
    handler, plans = official(store), []
    many(store, someone().id, 6000)
    is_sqlite = store.engine.dialect.name == "sqlite"
    how = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN "

    # Any: what SQLAlchemy gives to those who listen.
    def listen(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if "LIMIT" in statement:
            plans.append((statement, values))

    event.listen(store.engine, "before_cursor_execute", listen)
    queue(store, handler)
    event.remove(store.engine, "before_cursor_execute", listen)
    statement, values = plans[-1]
    assert _plan(store.engine, how + statement, values).count("ix_case_parts_queue") == 1


def _plan(engine: Engine, statement: str, values: Any) -> str:  # Any: values for a driver.
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        raw = getattr(engine.dialect.loaded_dbapi, "RawCursor", None)
        with closing(raw(driver) if raw else driver.cursor()) as cursor:
            cursor.execute(statement, values)
            return "\n".join(" ".join(map(str, row)) for row in cursor.fetchall())


def test_a_case_taken_by_somebody_is_in_nobody_elses_queue(store: Store, someone: Someone) -> None:
    first, second = official(store), official(store)
    case = sent(store, someone())
    take(store, first, case)
    assert queue(store, second).waiting == ()
