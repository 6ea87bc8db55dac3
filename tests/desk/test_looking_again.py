"""Looking again at what was done: promised with a day, and on the list until it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import acting
from portal.access.handlers import at_case
from portal.cases import service
from portal.cases.deciding import LetterRefused
from portal.errors import NotFound, Refused
from portal.notices.models import Notice
from portal.notices.sending import Outbox
from portal.notices.tasks import TaskKind, open_tasks
from portal.store import Store
from portal.terms import amsterdam_day
from portal.viewer import Official
from portal.web import Portal
from portal.worker import looking_again
from portal.worker.duty import Bench
from tests.clocks import MONDAY, FakeClock
from tests.desk.complaining import hear_both, official, shown, taken, whole_letter
from tests.desk.test_complaints_pages import complained, day, do, heard, letter_values
from tests.desk.test_complaints_pages import taken as taken_at_desk
from tests.notices.ways import WORDS
from tests.people_of_tests import Somebody
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("R-010", "R-032")

ClientFor = Callable[..., Visitor]
Someone = Callable[..., Somebody]
TODAY = amsterdam_day(MONDAY)
DAY = TODAY + timedelta(weeks=10)
AFTER = MONDAY + timedelta(weeks=10, days=1)
RESULT = "The note was wrong and we changed it."


@pytest.fixture
def bench(store: Store, clock: FakeClock, built_app: Flask) -> Bench:
    """What a worker of this store has in its hands."""
    portal: Portal = built_app.extensions["inzage"]
    return Bench(replace(portal, store=store, clock=clock), Outbox(store, clock, WORDS, {}))


def promised(store: Store, who: Somebody, handler: Official, **more: str | list[str]) -> str:
    """Send an answer that promises to look again, and nothing else; return the case."""
    case, viewer = taken(store, who, handler)
    hear_both(store, who, viewer, case)
    typed = whole_letter(*shown(store, viewer, case)) | {"measure-1": "", "owner-1": "", "due-1": ""}
    typed |= {"offers": ["reconsider"], "look_again_on": DAY.isoformat(), **more}
    with acting(store, viewer) as work:
        service.send_letter(work, viewer=viewer, case=case, typed=typed, version=0, at=MONDAY, today=TODAY)
    return case


def to_look_at(store: Store, handler: Official, at: datetime) -> list[tuple[str, bool]]:
    """The cases on the list of an official, and whether each is late."""
    today = amsterdam_day(at)
    with store.reading() as work:
        found = service.to_look_at(work, official=handler, today=today, at=at)
    return [(one.case, one.is_overdue(today)) for one in found]


def late_tasks(store: Store, role: str) -> list[str]:
    """The cases of the late tasks of a role."""
    with store.reading() as work:
        return [one.about_id for one in open_tasks(work, role=role) if one.kind == TaskKind.LOOK_AGAIN]


@pytest.mark.parametrize("typed", ["", "2026-11-22"])
def test_a_promise_to_look_again_needs_a_day_to_come(store: Store, someone: Someone, typed: str) -> None:
    with pytest.raises(LetterRefused) as refused:
        promised(store, someone(), official(store), look_again_on=typed)
    assert set(refused.value.faults) == {"look_again_on"}


def test_it_stays_on_the_list_after_six_weeks_and_goes_overdue(
    store: Store, someone: Someone, bench: Bench
) -> None:
    who, handler, other = someone(), official(store), official(store)
    case = promised(store, who, handler)
    assert to_look_at(store, handler, MONDAY) == [(case, False)]
    assert to_look_at(store, other, MONDAY) == []
    assert looking_again.list_late(bench, MONDAY + timedelta(weeks=10)) == 0
    assert to_look_at(store, handler, AFTER) == [(case, True)]
    assert looking_again.list_late(bench, AFTER) == 2
    assert looking_again.list_late(bench, AFTER) == 0
    assert late_tasks(store, "complaint_handler") == late_tasks(store, "team_leader") == [case]
    with store.reading() as work:
        kinds = [row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == who.id))]
    assert kinds.count("case_look_late") == 1
    at_desk = at_case(store, official=handler, case=case, at=AFTER, today=amsterdam_day(AFTER))
    look = {"viewer": at_desk.viewer, "case": case, "at": AFTER, "today": amsterdam_day(AFTER)}
    with pytest.raises(Refused), acting(store, at_desk.viewer) as work:
        service.looked_again(work, **look, text="Done.")
    with acting(store, at_desk.viewer) as work:
        service.looked_again(work, **look, text=RESULT)
    with pytest.raises(NotFound), acting(store, at_desk.viewer) as work:
        service.looked_again(work, **look, text=RESULT)
    looking_again.list_late(bench, AFTER)
    assert to_look_at(store, handler, AFTER) == late_tasks(store, "complaint_handler") == []
    view, done = shown(store, who.viewer, case, AFTER)
    assert view.state == "completed"
    assert {event.what for event in view.events if event.at == AFTER} == {"looked_again", "completed"}
    again = done.letters[0].look_again
    assert again is not None and (again.done_on, again.result) == (amsterdam_day(AFTER), RESULT)
    # Six weeks for questions about it, as after any answer; then the case closes to the desk.
    with pytest.raises(NotFound):
        later = AFTER + timedelta(weeks=7)
        at_case(store, official=handler, case=case, at=later, today=amsterdam_day(later))


def test_both_sides_see_the_day_and_what_came_out(client_for: ClientFor) -> None:
    wife, handler = client_for("wife", lang="en"), client_for("complaint-handler", lang="en")
    case = complained(wife)
    taken_at_desk(handler, case)
    do(handler, case, "acknowledge", {})
    heard(handler, wife, case)
    page = handler.open(f"desk/complaints/{case}/letter")
    values = letter_values(page) | {"offers": ["reconsider"]}
    refused = handler.fill(page, values, form="/letter", button="send", status=400)
    assert "Fill in by which day you look again." in refused.text
    values |= day("look_again_on", "1", "2", "2027")
    assert (
        "They look again on 1 February 2027"
        in handler.fill(refused, values, form="/letter", button="read").text
    )
    page = handler.open(f"desk/complaints/{case}/letter")
    handler.fill(page, values, form="/letter", button="send")
    queue = handler.open("desk/complaints").text
    assert "What you promised to look at again" in queue
    assert "Look again on 1 February 2027 at the latest." in queue
    assert "They look again on 1 February 2027 at the latest. Not done yet" in wife.open(f"cases/{case}").text
    do(handler, case, "looked-again", {"result": RESULT})
    assert "What you promised to look at again" not in handler.open("desk/complaints").text
    read = wife.open(f"cases/{case}").text
    assert RESULT in read and "They looked again at what was done, and said what came out" in read
    handler.open(f"desk/complaints/{case}/steps/looked-again", status=404)
