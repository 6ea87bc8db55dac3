"""J04: each child its own page; a parent sees what the law opens, and nothing by asking alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold
from portal.cases.models import CasePart
from portal.consultations.models import ConsultationSubject
from portal.mandates.models import Birthday, ParentRequest
from portal.notices.models import Notice, Task
from portal.people.models import Account, Custody, Person
from portal.store import new_id
from portal.worker.birthdays import tell_birthdays
from portal.worker.running import bench_of
from tests.cases.ways import sent
from tests.clocks import MONDAY, FakeClock
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]


def custody_of(app: Flask, parent: str, child: str) -> str:
    """The custody of a demo parent over the child with this id at its source."""
    with store_of(app).reading() as work:
        found = work.value(
            select(Custody.id)
            .join(Account, Account.person_id == Custody.parent_id)
            .join(Person, Person.id == Custody.child_id)
            .where(Account.demo_name == parent, Person.source_id == child)
        )
    return str(found)


def born(app: Flask, child: str, day: date) -> str:
    """Give a child another birthday, and return its id."""
    with store_of(app).writing() as work:
        person = str(work.value(select(Person.id).where(Person.source_id == child)))
        sealed = work.seal(person, "persons", person, "born_on", day.isoformat())
        work.run(update(Person).where(Person.id == person).values(born_on_sealed=sealed))
    return person


def years_ago(years: int) -> date:
    return MONDAY.date().replace(year=MONDAY.year - years)


@pytest.mark.requirement("L-90", "R-213")
def test_a_parent_with_custody_opens_the_page_of_a_young_child(app: Flask, client_for: SignIn) -> None:
    born(app, "p-mees", years_ago(11))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    page = mother.open("me/children")
    assert page.links(f"/for/{custody}/consultations")
    assert mother.open(f"/nl/for/{custody}/consultations")
    assert mother.client.get(f"/nl/for/{custody}/me/notices").status_code == 404


@pytest.mark.requirement("L-91")
@pytest.mark.parametrize("years", [12, 13, 15, 16, 17])
def test_from_the_twelfth_birthday_the_page_is_not_open_by_itself(
    app: Flask, client_for: SignIn, years: int
) -> None:
    born(app, "p-mees", years_ago(years))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    missing = mother.client.get(f"/nl/consultations/{new_id()}").text
    answer = mother.client.get(f"/nl/for/{custody}/consultations")
    assert (answer.status_code, answer.text) == (404, missing)
    assert not mother.open("me/children").links("/for/")


@pytest.mark.requirement("L-91", "T-09")
def test_it_turns_at_midnight_without_anybody_doing_anything(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    born(app, "p-mees", years_ago(12) + timedelta(days=1))
    mother, custody = client_for("mother", device="own"), custody_of(app, "mother", "p-mees")
    clock.moment = clock.now().replace(hour=22, minute=59)
    mother = client_for("mother")
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 200
    clock.moment = clock.now().replace(hour=23, minute=1)
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404


@pytest.mark.requirement("R-213", "L-91", "T-09")
def test_for_a_child_of_thirteen_a_person_decides_and_the_child_hears_of_it(
    app: Flask, client_for: SignIn
) -> None:
    person = born(app, "p-mees", years_ago(13))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    page = mother.open("me/children")
    mother.fill(page, {"child": custody, "about": "Ik wil weten hoe het gaat."}, form="/children")
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404, "asking opens nothing"
    officer = client_for("privacy-officer")
    listed = officer.open("desk/parents")
    assert "Sterrenburg" not in listed.text, "no names on the list"
    request = officer.open(listed.links("/desk/parents/")[0])
    officer.fill(request, {"answer": "yes", "why": ""}, status=400)
    officer.fill(request, {"answer": "yes", "why": "Mees vindt het goed."})
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 200
    # Never what the child complains about itself.
    assert mother.client.get(f"/nl/for/{custody}/cases/new/complaint").status_code == 404
    with store_of(app).reading() as work:
        told = {row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))}
        tasks = work.rows(select(Task.done_at).where(Task.kind == "asks_to_see_child"))
    assert "parent_looks" in told
    assert [task.done_at for task in tasks] != [None], "what was decided is off the list"


def test_a_yes_of_before_twelve_does_not_count_after_it(app: Flask, client_for: SignIn) -> None:
    person = born(app, "p-mees", years_ago(13))
    account, parent = demo(app, "mother")
    row = {"id": new_id(), "child_id": person, "parent_id": parent, "account_id": account, "made_at": MONDAY}
    with store_of(app).writing() as work:
        work.add(
            ParentRequest,
            {**row, "decided_at": MONDAY - timedelta(days=800), "decided_by": account, "outcome": "yes"},
        )
    custody = custody_of(app, "mother", "p-mees")
    assert client_for("mother").client.get(f"/nl/for/{custody}/consultations").status_code == 404


@pytest.mark.requirement("R-213", "L-95", "T-11")
@pytest.mark.parametrize("has_custody", ["no", "unknown"])
def test_a_stepfather_sees_nothing_and_asking_makes_a_request(
    app: Flask, client_for: SignIn, has_custody: str
) -> None:
    born(app, "p-mees", years_ago(9))
    custody = custody_of(app, "mother", "p-mees")
    with store_of(app).writing() as work:
        work.run(update(Custody).where(Custody.id == custody).values(has_custody=has_custody))
    stepfather = client_for("mother")
    assert stepfather.client.get(f"/nl/for/{custody}/consultations").status_code == 404
    page = stepfather.open("me/children")
    assert "Mees" not in page.text
    for _ in range(2):
        stepfather.fill(page, {"about": "Ik zorg voor dit kind."}, form="/children")
    with store_of(app).reading() as work:
        assert len(work.rows(select(ParentRequest.id))) == 1
        assert [row.role for row in work.rows(select(Task.role).where(Task.kind == "asks_to_see_child"))] == [
            "privacy_officer"
        ]


@pytest.mark.requirement("R-030")
def test_what_is_hidden_from_a_parent_is_hidden_on_the_page_of_the_child(
    app: Flask, client_for: SignIn
) -> None:
    person = born(app, "p-mees", years_ago(10))
    _, parent = demo(app, "mother")
    custody = custody_of(app, "mother", "p-mees")
    with store_of(app).writing() as work:
        row = work.rows(
            select(ConsultationSubject.id, ConsultationSubject.consultation_id)
            .where(ConsultationSubject.person_id == person, ConsultationSubject.replaced_at.is_(None))
            .limit(1)
        )[0]
        own = new_id()
        columns = list(ConsultationSubject.__table__.columns)
        whole = work.row(select(*columns).where(ConsultationSubject.id == row.id))
        assert whole is not None
        work.add(ConsultationSubject, {**dict(whole._mapping), "id": own, "person_id": parent})
        held = {"id": new_id(), "item_table": "consultation_subjects", "item_id": own, "hidden_from": parent}
        held |= {"article": "UAVG 41", "review_on": MONDAY.date(), "asked_by": new_id(), "made_at": MONDAY}
    mother = client_for("mother")
    assert mother.client.get(f"/nl/for/{custody}/consultations/{row.id}").status_code == 200
    with store_of(app).writing() as work:
        work.add(Hold, held)
    assert mother.client.get(f"/nl/for/{custody}/consultations/{row.id}").status_code == 404
    assert row.id not in mother.open(f"/nl/for/{custody}/consultations").response.text


@pytest.mark.requirement("R-213", "T-09")
def test_a_child_has_an_own_page_in_simple_words(app: Flask, client_for: SignIn) -> None:
    child = client_for("child-13")
    page = child.open("me/young")
    assert "12 jaar of ouder" in page.text
    assert page.links("cases/new/complaint")
    names = ("Lotte", "Wessel", "Tijn", "Luuk", "Duinker")
    for address in ("me/young", "consultations", "declarations", "cases", "notices"):
        assert not [name for name in names if name in child.open(address).text], address


@pytest.mark.requirement("L-90")
def test_a_birthday_tells_the_child_and_the_parents_once(app: Flask, clock: FakeClock) -> None:
    person = born(app, "p-mees", years_ago(12))
    _, parent = demo(app, "mother")
    bench = bench_of(app.extensions["inzage"])
    tell_birthdays(bench, clock.now())
    tell_birthdays(bench, clock.now())
    with store_of(app).reading() as work:
        told = [row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))]
        heard = [row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == parent))]
        kept = work.rows(select(Birthday.age).where(Birthday.person_id == person))
    assert told.count("turned_12") == 1
    assert heard.count("child_turned_12") == 1
    assert [row.age for row in kept] == [12]


@pytest.mark.requirement("L-91")
def test_a_parent_reads_why_the_page_stays_closed_and_nobody_else_does(
    app: Flask, client_for: SignIn
) -> None:
    born(app, "p-mees", years_ago(13))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    mother.fill(mother.open("me/children"), {"child": custody, "about": "Hoe gaat het?"}, form="/children")
    assert "Nog niemand heeft beslist" in mother.open("me/children").text
    officer = client_for("privacy-officer")
    request = officer.open(officer.open("desk/parents").links("/desk/parents/")[0])
    officer.fill(request, {"answer": "no", "why": "Wij spraken eerst met uw kind."})
    page = mother.open("me/children")
    assert "Wij spraken eerst met uw kind." in page.text
    assert page.links("/cases/new/objection")
    for other in ("husband", "child-13"):
        assert "Wij spraken eerst" not in client_for(other).open("me/children").text
    grant = mandate(store_of(app), person=demo(app, "mother")[1], account=demo(app, "advocate")[0])
    assert client_for("advocate").client.get(f"/nl/for/{grant}/me/children").status_code == 404


def test_the_reason_of_a_yes_is_not_shown_to_the_parent(app: Flask, client_for: SignIn) -> None:
    born(app, "p-mees", years_ago(13))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    mother.fill(mother.open("me/children"), {"child": custody, "about": "Hoe gaat het?"}, form="/children")
    officer = client_for("privacy-officer")
    request = officer.open(officer.open("desk/parents").links("/desk/parents/")[0])
    officer.fill(request, {"answer": "yes", "why": "Mees zei ja."})
    assert "Mees zei ja." not in mother.open("me/children").text


@pytest.mark.requirement("T-04", "T-11")
def test_custody_that_ended_yesterday_opens_and_names_nothing(app: Flask, client_for: SignIn) -> None:
    born(app, "p-mees", years_ago(9))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 200
    assert "Mees" in mother.open("me/children").text
    with store_of(app).writing() as work:
        yesterday = MONDAY.date() - timedelta(days=1)
        work.run(update(Custody).where(Custody.id == custody).values(until_day=yesterday))
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404
    page = mother.open("me/children")
    assert "Mees" not in page.text and not page.links("/for/")


@pytest.mark.requirement("R-190")
def test_what_somebody_else_told_about_a_child_is_shown_to_a_parent_only_after_a_decision(
    app: Flask, client_for: SignIn
) -> None:
    person = born(app, "p-mees", years_ago(10))
    custody, mother = custody_of(app, "mother", "p-mees"), client_for("mother")
    own = ConsultationSubject.person_id == person, ConsultationSubject.replaced_at.is_(None)
    with store_of(app).reading() as work:
        entry = str(work.value(select(ConsultationSubject.id).where(*own).limit(1)))
    page = f"/nl/for/{custody}/consultations/{entry}"

    def told_by(source: str, *, decided: bool = False) -> int:
        values = {"source_kind": source, "for_parents": decided}
        with store_of(app).writing() as work:
            work.run(update(ConsultationSubject).where(ConsultationSubject.id == entry).values(**values))
        listed = mother.open(f"/nl/for/{custody}/consultations").response.text
        status = mother.client.get(page).status_code
        assert (entry in listed) is (status == 200)
        return status

    assert told_by("partner_body") == 200
    assert told_by("other_person") == 404, "the other parent may have told it"
    assert mother.client.get(page).data == mother.client.get(page.replace(entry, "0" * 26)).data
    assert told_by("other_person", decided=True) == 200, "this one thing, and nothing else"


@pytest.mark.requirement("R-190")
def test_many_requests_in_a_fight_are_each_looked_at_by_a_person(app: Flask, client_for: SignIn) -> None:
    mother, officer = client_for("mother"), client_for("privacy-officer")
    for _ in range(12):
        sent(mother, "inspection", {"answer": "Alles over mijn kind."})
    with store_of(app).reading() as work:
        rows = work.rows(select(CasePart.state).where(CasePart.kind == "inspection"))
    assert [row.state for row in rows] == ["received"] * 12, "none is refused by itself"
    waiting = officer.open("desk/rights").tree.xpath("//button[@name='case']/@value")
    assert len(waiting) == 12
