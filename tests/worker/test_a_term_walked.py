"""One complaint from its first day to too late, in the running portal: who hears what, on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask

from portal.worker.last_days import DAYS_BEFORE, before
from portal.worker.running import bench_of, run_due
from tests.cases.ways import sent
from tests.clocks import MONDAY, FakeClock
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
LAST = date(2027, 1, 4)
"""Six weeks after a Monday, as the page itself says."""

DELAY = "Uw antwoord komt waarschijnlijk te laat"
LATE = "Het antwoord aan u is te laat"


def at(clock: FakeClock, day: date) -> None:
    """Wait until the morning of a day."""
    clock.later(days=(day - clock.now().date()).days)


@pytest.mark.requirement("R-253", "R-259", "L-12")
def test_officials_are_warned_the_person_hears_in_time_and_the_next_step_is_ready(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    bench = bench_of(app.extensions["inzage"])
    case = sent(client_for("wife"))
    assert "4 januari 2027" in client_for("wife").open(case).text

    def look(day: date) -> tuple[bool, bool, bool, bool]:
        """Whether the official has the warning and the alarm, and the person the delay and the lateness."""
        at(clock, day)
        assert run_due(bench) == 0
        tasks = client_for("complaint-handler").open("desk/tasks").text
        own = client_for("wife").open("notices").text
        return (
            "Driekwart van de tijd" in tasks,
            "Het antwoord is te laat" in tasks,
            DELAY in own,
            LATE in own,
        )

    # 31 of 42 days have passed.
    quarter_left = MONDAY.date() + timedelta(days=31)
    told_from = before(LAST, DAYS_BEFORE)
    assert quarter_left < told_from < LAST
    assert look(quarter_left - timedelta(days=1)) == (False, False, False, False)
    assert look(quarter_left) == (True, False, False, False)
    assert look(told_from - timedelta(days=1)) == (True, False, False, False)
    assert look(told_from) == (True, False, True, False), "before the last day, by itself"
    assert look(LAST) == (True, False, True, False), "the last day itself is in time"
    assert look(LAST + timedelta(days=1))[1:] == (True, True, True)
    handler, officer = client_for("complaint-handler"), client_for("privacy-officer")
    id = case.rsplit("/", 1)[-1]
    assert not handler.open("desk/tasks").links(id), "nobody took it, so nobody can open it"
    handler.fill(handler.open("desk/complaints"), {}, form=f"/{id}/take")
    for address in set(handler.open("desk/tasks").links(id)):
        assert handler.open(address).heading
    assert len(handler.open("desk/tasks").links(f"/desk/complaints/{id}")) == 2, "the warning and the alarm"
    assert not officer.open("desk/tasks").links(id), "only who handles it"
    assert "Het antwoord is te laat" in client_for("team-leader").open("desk/tasks").text, "it goes higher up"
    wife = client_for("wife")
    page = wife.open(wife.open(case).links("/late")[0])
    assert page.links("/late/ombudsman"), "the letter for the next step is there, filled in"
    letter = wife.open(page.links("/late/ombudsman")[0]).text
    number = wife.open(case).tree.xpath("string(//main//dd)").strip()
    assert number in letter
    assert "4 januari 2027" in letter
