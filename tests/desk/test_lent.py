"""Officials who are lent to a team: the person sees by whom, and the lender gets nothing by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from portal.people.models import Account
from tests.clocks import MONDAY, FakeClock
from tests.desk.test_team import DAYS
from tests.desk.ways import account_of, agency, assignment_of, opened, store_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


def stands_in(app: Flask, client_for: ClientFor) -> str:
    leader = client_for("team-leader", lang="en")
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    leader.fill(page, {**DAYS, "to": account_of(app, "neighbourhood-worker")}, form="/stand-ins/")
    return assignment_of(app, "neighbourhood-worker", "mother")


@pytest.mark.requirement("R-131")
def test_the_person_reads_the_team_and_who_lends_the_official(app: Flask, client_for: ClientFor) -> None:
    stands_in(app, client_for)
    page = client_for("mother", lang="en").open("consultations/access")
    assert "Wijkteam De Haven, case manager, lent by Thuiszorg Zonneveld" in page.text


@pytest.mark.requirement("R-131")
def test_a_colleague_of_the_lender_without_an_assignment_finds_nothing(
    app: Flask, client_for: ClientFor
) -> None:
    file = stands_in(app, client_for)
    with store_of(app).writing() as work:
        # Somebody who works at the organisation that lends the worker, and was given nobody.
        lender = update(Account).where(Account.demo_name == "second-caseworker")
        work.run(lender.values(agency_id=agency(app, "o-zonne")))
    colleague = client_for("second-caseworker")
    page = colleague.open(f"desk/people/{file}", status=404)
    nothing = colleague.open("desk/people/" + "0" * 26, status=404)
    assert page.text == nothing.text


@pytest.mark.requirement("R-131")
def test_the_last_day_ends_all_access_without_anybody_doing_anything(
    app: Flask, client_for: ClientFor, clock: FakeClock
) -> None:
    file = stands_in(app, client_for)
    worker = client_for("neighbourhood-worker", lang="en")
    opened(worker, file)
    with store_of(app).writing() as work:
        row = update(Account).where(Account.demo_name == "neighbourhood-worker")
        work.run(row.values(until_day=MONDAY.date()))
    worker.open(f"desk/people/{file}")
    with store_of(app).writing() as work:
        work.run(row.values(until_day=MONDAY.date() - timedelta(days=1)))
    assert worker.client.get(f"/en/desk/people/{file}").status_code in {302, 303}, "out at the next click"
    again = Visitor(app, lang="en")
    token = again.open("/demo").tree.xpath("//input[@name='csrf_token']/@value")[0]
    values = {"csrf_token": token, "person": "neighbourhood-worker", "device": "shared", "lang": "en"}
    assert again.client.post("/demo", data=values).status_code == 404, "and not in again"
    earlier = client_for("mother", lang="en").open("consultations/access")
    assert "lent by" in earlier.text.partition("Who could look before")[2]
