"""Whatever changes the state of something of a person writes a line for that person, in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import has_request_context, request
from sqlalchemy import event, select

from portal.access import ViewLog
from portal.store import Store
from tests.desk.ways import store_of
from tests.everypage import desks, following, meetings, promising, town, writing
from tests.everypage.camera import Roll

LINES = {
    "cases": {"case_events"},
    "case_parts": {"case_events"},
    "grievances": {"case_events"},
    "meeting_persons": {"meeting_steps"},
    "promises": {"promise_events"},
    "recipient_tasks": {"case_events"},
    "case_forwardings": {"case_events"},
    "case_postponements": {"case_events"},
}
"""The tables that hold a state which a person can follow, each with where its line stands."""

CHANGED = re.compile(r'(?is)^\s*update\s+"?(\w+)"?\s+set\s+(.*?)\s+where\b')
WRITTEN = re.compile(r'(?is)^\s*insert\s+into\s+"?(\w+)"?')


@contextmanager
def transactions(store: Store) -> Iterator[list[tuple[set[str], set[str], str]]]:
    """Hear of each transaction whose states changed, and where it wrote a line."""
    done: list[tuple[set[str], set[str], str]] = []
    changed: set[str] = set()
    written: set[str] = set()

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        update, insert = CHANGED.match(statement), WRITTEN.match(statement)
        if update and re.search(r"\bstate\s*=", update[2]):
            changed.add(update[1])
        if insert:
            written.add(insert[1])

    def end(*_given: object) -> None:
        # What no request asked for is the walk itself, that puts a case in a state to look at.
        if changed and has_request_context():
            done.append((set(changed), set(written), request.path))
        changed.clear()
        written.clear()

    def undo(*_given: object) -> None:
        changed.clear()
        written.clear()

    heard = {"before_cursor_execute": hear, "commit": end, "rollback": undo}
    for name, listener in heard.items():
        event.listen(store.engine, name, listener)
    try:
        yield done
    finally:
        for name, listener in heard.items():
            event.remove(store.engine, name, listener)


@pytest.mark.requirement("R-246")
@pytest.mark.slow
def test_no_state_changes_without_a_line_that_its_person_reads(town_file: Path) -> None:
    with town(town_file) as (app, clock), transactions(store_of(app)) as done:
        roll = Roll(app, clock, "en")
        for chapter in (writing, following, desks, meetings, promising):
            chapter.walk(roll)
        with store_of(app).reading() as work:
            looks = work.rows(select(ViewLog.reason, ViewLog.role, ViewLog.capacity))
    assert len(looks) > 20
    assert all(one.reason and (one.role or one.capacity != "assigned") for one in looks), "each look says why"
    seen = set()
    for changed, written, path in done:
        for table in changed & set(LINES):
            seen.add(table)
            assert LINES[table] & written, (table, written, path)
    assert {"cases", "case_parts", "meeting_persons"} <= seen
