"""A person hears once a week that somebody looked, and never of what must stay hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal.access.models import Assignment, Hold, ViewLog
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.store import Store, new_id
from portal.web import Portal
from portal.worker.duty import Bench
from portal.worker.lookups import KIND, tell_lookups
from tests.clocks import MONDAY, FakeClock
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


@pytest.fixture
def bench(store: Store, clock: FakeClock, small_portal: Portal) -> Bench:
    """What a worker of this store has in its hands."""
    return Bench(replace(small_portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))


def look(store: Store, who: Somebody, clock: FakeClock, official: str) -> None:
    """Let an official look at somebody."""
    row = {"id": new_id(), "person_id": who.id, "at": clock.now(), "account_id": official}
    row |= {"capacity": "assigned", "role": "caseworker", "agency_id": "", "item_table": "", "item_id": ""}
    with store.writing() as work:
        work.add(ViewLog, {**row, "reason": "work"})


def told(store: Store) -> list[str]:
    """Who was told."""
    with store.reading() as work:
        return [row.person_id for row in work.rows(select(Notice.person_id).where(Notice.kind == KIND))]


@pytest.mark.requirement("R-035")
def test_many_looks_in_a_week_are_one_message(
    store: Store, clock: FakeClock, someone: Someone, bench: Bench
) -> None:
    who, nobody_looked = someone(), someone()
    official = new_id()
    for _ in range(5):
        look(store, who, clock, official)
        clock.later(hours=3)
        tell_lookups(bench, clock.now())
    assert told(store) == [who.id]
    assert nobody_looked.id not in told(store)
    clock.later(days=8)
    assert tell_lookups(bench, clock.now()) == 0, "nobody looked this week"
    look(store, who, clock, official)
    clock.later(minutes=1)
    assert tell_lookups(bench, clock.now()) == 1


@pytest.mark.requirement("R-110")
def test_a_look_by_somebody_whose_work_is_hidden_is_not_told(
    store: Store, clock: FakeClock, someone: Someone, bench: Bench
) -> None:
    who, official, work_id = someone(), new_id(), new_id()
    with store.writing() as work:
        row = {"id": work_id, "account_id": official, "person_id": who.id, "from_day": MONDAY.date()}
        work.add(Assignment, {**row, "reason": "safety"})
        hidden = {"id": new_id(), "item_table": "assignments", "item_id": work_id, "hidden_from": who.id}
        hidden |= {
            "article": "AVG art. 23",
            "review_on": MONDAY.date(),
            "asked_by": new_id(),
            "made_at": MONDAY,
        }
        work.add(Hold, hidden)
    look(store, who, clock, official)
    clock.later(minutes=1)
    assert tell_lookups(bench, clock.now()) == 0
    assert told(store) == []
