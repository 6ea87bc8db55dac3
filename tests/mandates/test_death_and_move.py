"""A death ends acting at the next click; moving to another town ends nothing, and the person hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.cases.models import Draft
from portal.mandates.models import Mandate
from portal.notices.models import Notice, Task
from portal.partners.changes import town_of
from portal.partners.service import load
from portal.people.models import Person
from portal.worker.cleaning import drop_drafts
from portal.worker.ending import end_after_death, warn_of_ends
from portal.worker.running import bench_of
from tests.clocks import MONDAY, FakeClock
from tests.mandates.test_journey import give, type_code
from tests.mandates.ways import demo, mandate, store_of
from tests.partners.deliveries import Parts, Settings, write
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]

DIED = (MONDAY - timedelta(days=3)).date()
PERSON = {
    "schema": "inzage-records/1",
    "kind": "person",
    "source": "waterstad",
    "id": "p-vrouw",
    "number": "999990019",
    "name": "Imane Oudeveld-el Arrasi",
    "born_on": "1989-04-12",
    "address": "Lijnbaan 41, 9901 AD Waterstad",
    "language": "nl",
    "demo_name": "wife",
}


def deliver(app: Flask, folder: Path, **changes: object) -> None:
    """The registry delivers the person anew."""
    file = write(folder / "person.jsonl", [{**PERSON, **changes}])
    found = load(Parts(store_of(app), settings=Settings(demo=True)), [file])
    assert found.count.changed == 1, found


def told(app: Flask, who: str) -> list[str]:
    _, person = demo(app, who)
    with store_of(app).reading() as work:
        return [row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))]


@pytest.mark.requirement("L-97")
def test_a_death_that_is_delivered_ends_acting_at_the_next_click(
    app: Flask, client_for: SignIn, tmp_path: Path
) -> None:
    neighbour, wife = client_for("mother"), client_for("wife")
    waiting, code = give(wife, helper="Een ander", acts=["see"])
    grant = mandate(store_of(app), person=demo(app, "wife")[1], account=demo(app, "mother")[0])
    assert neighbour.client.get(f"/nl/for/{grant}/consultations").status_code == 200
    deliver(app, tmp_path, died_on=DIED.isoformat())
    assert neighbour.client.get(f"/nl/for/{grant}/consultations").status_code == 404
    assert grant not in neighbour.open("helping").response.text
    type_code(client_for("husband"), code, status=400)
    before, bench = told(app, "wife"), bench_of(app.extensions["inzage"])
    assert end_after_death(bench, MONDAY) == 2
    assert end_after_death(bench, MONDAY) == 0
    assert told(app, "wife") == before, "whoever reads it now is somebody else"
    assert told(app, "mother").count("helping_ended") == 1
    with store_of(app).reading() as work:
        ends = {row.end_reason for row in work.rows(select(Mandate.end_reason))}
    assert ends == {"died"}
    assert waiting


@pytest.mark.requirement("L-97")
def test_the_death_of_who_acts_ends_it_and_the_person_is_told(app: Flask, client_for: SignIn) -> None:
    account, person = demo(app, "mother")
    grant = mandate(store_of(app), person=demo(app, "wife")[1], account=account)
    neighbour = client_for("mother")
    with store_of(app).writing() as work:
        work.run(update(Person).where(Person.id == person).values(died_on=DIED))
    assert neighbour.client.get(f"/nl/for/{grant}/consultations").status_code == 404
    end_after_death(bench_of(app.extensions["inzage"]), MONDAY)
    assert "mandate_ended" in told(app, "wife")
    assert "omdat iemand overleed" in client_for("wife").open(f"me/helpers/{grant}").text


def test_what_somebody_began_stays_a_year_after_the_death_for_the_heirs(
    app: Flask, client_for: SignIn
) -> None:
    for who in ("wife", "husband"):
        citizen = client_for(who)
        page = citizen.open("cases/new/complaint")
        citizen.fill(page, {page.form().xpath(".//textarea/@name")[0]: "Zij luisterden niet."})
    with store_of(app).writing() as work:
        died = update(Person).where(Person.id == demo(app, "wife")[1])
        work.run(died.values(died_on=MONDAY.date()))

    def kept() -> set[str]:
        with store_of(app).reading() as reading:
            return {row.person_id for row in reading.rows(select(Draft.person_id))}

    bench = bench_of(app.extensions["inzage"])
    drop_drafts(bench, MONDAY + timedelta(days=60))
    assert kept() == {demo(app, "wife")[1]}
    drop_drafts(bench, MONDAY + timedelta(days=367))
    assert kept() == set()


@pytest.mark.requirement("L-97")
@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("Havenweg 2, 3011 AA Rotterdam", True),
        ("Havenweg 2, 9902 BE Waterstad", False),
        ("", False),
    ],
)
def test_a_move_to_another_town_ends_nothing_and_the_person_hears_of_it(
    app: Flask, client_for: SignIn, tmp_path: Path, address: str, is_told: bool
) -> None:
    grant = mandate(store_of(app), person=demo(app, "wife")[1], account=demo(app, "advocate")[0])
    deliver(app, tmp_path, **({"address": address} if address else {"wants_easier": True}))
    assert ("mandate_stays" in told(app, "wife")) is is_told
    assert client_for("advocate").client.get(f"/nl/for/{grant}/consultations").status_code == 200


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Lijnbaan 41, 9901 AD  Waterstad", "waterstad"),
        ("Sluiskade 12, Waterstad", "waterstad"),
        ("Plein 1, 2511CR Den Haag", "den haag"),
        ("Schuilhof 9", "schuilhof 9"),
        ("", ""),
    ],
)
def test_a_town_stands_behind_the_postcode(address: str, town: str) -> None:
    assert town_of(address) == town


@pytest.mark.requirement("L-97")
def test_both_hear_two_weeks_before_the_end_and_of_a_court_an_officer_as_well(
    app: Flask, clock: FakeClock
) -> None:
    person, bench = demo(app, "wife")[1], bench_of(app.extensions["inzage"])
    soon = (MONDAY + timedelta(days=13)).date()
    own = mandate(store_of(app), person=person, account=demo(app, "mother")[0], until=soon)
    law = mandate(
        store_of(app),
        person=person,
        account=demo(app, "advocate")[0],
        until=soon,
        how="law",
        relation="mentor",
        checked_at=MONDAY,
    )
    for _ in range(2):
        warn_of_ends(bench, clock.now())
    assert told(app, "wife").count("mandate_ends") == 2
    assert told(app, "mother").count("helping_ends") == 1
    with store_of(app).reading() as work:
        tasks = work.rows(select(Task.about_id, Task.role, Task.for_day).where(Task.kind == "law_ends"))
    assert [(task.about_id, task.role, task.for_day) for task in tasks] == [(law, "privacy_officer", soon)]
    assert own
