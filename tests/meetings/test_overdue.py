"""What time does with meetings, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from portal.access import acting
from portal.meetings import service
from portal.store import Store, new_id
from portal.store.texts import read_all
from tests.clocks import MONDAY, FakeClock
from tests.meetings.tables import AFTER, planned
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


@pytest.mark.requirement("R-156", "R-165")
def test_a_report_that_is_late_is_on_the_list_until_it_is_told(store: Store, someone: Someone) -> None:
    table = planned(store, someone())
    table.hold()
    with store.reading() as work:
        assert service.late_reports(work, today=date(2026, 12, 7)) == []
        assert service.late_reports(work, today=date(2026, 12, 8)) == [(table.id, date(2026, 12, 7))]
    table.finish()
    with store.reading() as work:
        assert service.late_reports(work, today=date(2027, 1, 1)) == []


@pytest.mark.requirement("R-170")
def test_an_invitation_without_answer_is_on_the_list_after_three_working_days(
    store: Store, someone: Someone
) -> None:
    table = planned(store, someone())
    (partner,) = table.read().partners
    with store.reading() as work:
        assert service.unanswered(work, today=date(2026, 11, 26)) == []
        assert service.unanswered(work, today=date(2026, 11, 27)) == [(partner.id, date(2026, 11, 26))]
    table.stop()
    with store.reading() as work:
        assert service.unanswered(work, today=date(2026, 11, 27)) == [], "after a stop nobody has to answer"


@pytest.mark.requirement("R-167")
def test_after_its_day_a_report_is_gone_in_every_version_and_what_was_agreed_stays(
    store: Store, someone: Someone
) -> None:
    table, other = planned(store, someone()), planned(store, someone())
    viewer = table.person.viewer
    with acting(store, viewer) as work:
        found = table.read()
        service.add_point(work, viewer=viewer, found=found, text="Mijn huur.", token=new_id(), at=MONDAY)
    for one in (table, other):
        one.hold()
    table.finish()
    other.finish(keep_until=AFTER.date() + timedelta(days=300))
    with store.writing() as work:
        assert service.empty_old(work, at=AFTER + timedelta(weeks=6)) == 0, "the last day still counts"
        assert service.empty_old(work, at=AFTER + timedelta(weeks=6, days=1)) == 1
        assert service.empty_old(work, at=AFTER + timedelta(weeks=6, days=1)) == 0
    found = table.read()
    assert found.texts == {"solution": "De regeling loopt door."}
    assert [text for _at, text in found.points] == [""] and found.partners[0].why == ""
    assert other.read().text("report") == "Wij spraken over de regeling."
    with store.reading() as work:
        assert read_all(work, person=table.person.id, about_id=table.id) == found.texts


def test_the_worker_lists_what_is_late_once(app: Flask, clock: FakeClock) -> None:
    from portal.notices.tasks import open_tasks
    from portal.worker.meetings import list_late_reports, list_unanswered
    from portal.worker.running import bench_of
    from tests.desk.ways import assignment_of
    from tests.meetings import ways
    from tests.visitor import Visitor

    official = Visitor(app)
    official.sign_in("caseworker")
    meeting = ways.planned(official, assignment_of(app, "caseworker", "wife"), app)
    bench = bench_of(app.extensions["inzage"])
    later = MONDAY + timedelta(days=5)
    assert (list_unanswered(bench, later), list_unanswered(bench, later)) == (1, 0)
    clock.moment = AFTER + timedelta(hours=6)
    official = Visitor(app)
    official.sign_in("caseworker")
    ways.opened(official, assignment_of(app, "caseworker", "wife"))
    ways.held(official, meeting)
    late = AFTER + timedelta(days=30)
    assert (list_late_reports(bench, late), list_late_reports(bench, late)) == (2, 0)
    with app.extensions["inzage"].store.reading() as work:
        assert "report_over" in {task.kind for task in open_tasks(work, role="team_leader")}
