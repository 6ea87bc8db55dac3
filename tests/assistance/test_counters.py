"""Where people are helped in person: which counter has a closed room, and what follows without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import update

from portal.agencies.models import Counter
from portal.agencies.service import say_changed
from portal.assistance.models import Visit
from tests.assistance.ways import begun, code_of, press, visit
from tests.clocks import FakeClock
from tests.mandates.ways import store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]
HELPER, WHO = "helpdesk", "wife"
HERE = "Vraagloket Centrum"


def screened(app: Flask, clock: FakeClock, screening: str) -> None:
    """Say how well the counter of the helper is screened."""
    with store_of(app).writing() as work:
        work.run(update(Counter).where(Counter.name == HERE).values(screening=screening))
        say_changed(work)
    clock.later(seconds=3)


@pytest.mark.requirement("R-125")
@pytest.mark.parametrize(
    ("lang", "room", "none"),
    [
        ("nl", "Er is een aparte spreekkamer", "Een open balie: anderen kunnen u zien en horen"),
        ("ar", "توجد غرفة مغلقة", "شباك مفتوح: قد يراك ويسمعك آخرون"),
    ],
)
def test_everybody_reads_where_there_is_a_closed_room_and_those_stand_first(
    app: Flask, lang: str, room: str, none: str
) -> None:
    page = Visitor(app, lang=lang).open("counters")
    said = [section.text_content() for section in page.tree.xpath("//main/section")]
    assert HERE in said[0]
    assert room in said[0]
    assert "Kadeplein 1" in said[0]
    # The body that keeps a counter may be named as another counter is.
    assert all(one.count("Vraagloket") == 1 for one in said)
    assert none in said[-1]
    assert not [one for one in said[1:] if room in one]


@pytest.mark.requirement("R-125")
def test_who_takes_a_code_along_chooses_where(client_for: SignIn) -> None:
    person = client_for(WHO)
    page = person.open("me/visits")
    assert page.links("/counters")
    assert person.fill(page, {}, form="/code").links("/counters")


@pytest.mark.requirement("R-125", "R-079")
@pytest.mark.parametrize("screening", ["screen", "open"])
def test_where_there_is_no_closed_room_nobody_begins_in_one(
    app: Flask, client_for: SignIn, clock: FakeClock, screening: str
) -> None:
    screened(app, clock, screening)
    helper, person = client_for(HELPER), client_for(WHO)
    assert "Uw balie heeft geen spreekkamer" in helper.open("desk/help").text
    code = code_of(person)
    page = begun(helper, code, setting="room", status=400)
    assert "noem een balie die er wel een heeft" in page.text
    assert page.tree.xpath("//input[@name='code']/@value") == [code], "what was typed is kept"
    with store_of(app).reading() as work:
        assert not work.rows(Visit.__table__.select())
    id = visit(helper, person)
    press(helper, helper.open(f"/nl/for/{id}/cases"), "/room", status=409)
    assert helper.open(f"/nl/for/{id}/cases").tree.xpath("//details[@id='cover']"), "the text stays covered"


@pytest.mark.requirement("R-125", "R-050")
def test_at_an_open_counter_a_visit_begins_under_the_cover(client_for: SignIn) -> None:
    """A script shows the text at each next page; at the first one it reads this end of the address."""
    helper, person = client_for(HELPER), client_for(WHO)
    page = begun(helper, code_of(person))
    form = page.form(helper.at)
    answer = helper.client.post(form.get("action"), data={**dict(form.form_values()), "acts": ["see"]})
    assert answer.headers["Location"].endswith("/consultations#cover")


def test_a_counter_that_said_nothing_is_no_hindrance(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    with store_of(app).writing() as work:
        work.run(update(Counter).values(name="Elders"))
        say_changed(work)
    clock.later(seconds=3)
    helper = client_for(HELPER)
    assert "spreekkamer." not in helper.open("desk/help").text
    assert visit(helper, client_for(WHO), setting="room")
