"""An administrator of money sees what is about money, and nothing else: not even that it is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Viewer, acting, visible
from portal.access.money import BODIES
from portal.agencies.models import Agency
from portal.consultations.models import ConsultationSubject, SubjectParty
from portal.declarations.models import Declaration, DeclarationBody
from portal.mandates.models import Mandate
from portal.store import Base, new_id
from portal.viewer import Act
from tests.cases.ways import sent
from tests.clocks import MONDAY
from tests.mandates.test_by_law import by_law
from tests.mandates.test_children import born, years_ago
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]


def tables_of_persons() -> list[type[Base]]:
    """Every table that can go through the door."""
    mapped = Base.__subclasses__()
    return [one for one in mapped if {"id", "person_id"} <= set(one.__table__.c.keys())]


def entry(app: Flask, kinds: str, *agency_kinds: str) -> str:
    """An entry of the wife about these kinds of data, between organisations of these kinds."""
    _, person = demo(app, "wife")
    made, bodies = new_id(), [new_id() for _ in agency_kinds]
    with store_of(app).writing() as work:
        row = work.rows(
            select(*ConsultationSubject.__table__.columns).where(
                ConsultationSubject.person_id == person, ConsultationSubject.replaced_at.is_(None)
            )
        )[0]
        for id, kind in zip(bodies, agency_kinds, strict=True):
            work.add(Agency, {"id": id, "name": f"Huis {id[-4:]}", "kind": kind})
        parties = json.dumps([{"agency": id, "role": "caseworker", "part": "asked"} for id in bodies])
        new = {"id": made, "data_kinds": kinds, "parties": parties}
        new |= {"happened_at": MONDAY - timedelta(hours=3)}
        work.add(ConsultationSubject, {**row._mapping, **new})
        for id in bodies:
            party = {"subject_id": made, "agency_id": id, "person_id": person}
            work.add(SubjectParty, {**party, "happened_at": new["happened_at"]})
    return made


SEEN = [
    ("income", ("government", "private")),
    ("debt contact", ("private",)),
    ("contact income debt", ("government",)),
]
UNSEEN = [
    ("income health", ("government",)),
    ("debt care", ("government",)),
    ("contact", ("government",)),
    ("housing", ("private",)),
    ("work income", ("government",)),
    ("", ("government",)),
    ("income", ("government", "care")),
    ("income", ("education",)),
    ("income", ("police", "government")),
    ("income", ("unknown",)),
    ("income", ()),
    ("income gold", ("government",)),
]


@pytest.mark.requirement("L-96")
def test_an_administrator_opens_entries_about_money_alone(app: Flask, client_for: SignIn) -> None:
    grant, advocate = by_law(app, "administrator", acts=Act.SEE), client_for("advocate")
    seen = [entry(app, kinds, *bodies) for kinds, bodies in SEEN]
    unseen = [entry(app, kinds, *bodies) for kinds, bodies in UNSEEN]
    curator = by_law(app, "curator", acts=f"{Act.SEE} {Act.MEDICAL}")
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    listed = advocate.open(f"/nl/for/{grant}/consultations").response.text
    for id in seen:
        assert id in listed
        assert advocate.client.get(f"/nl/for/{grant}/consultations/{id}").status_code == 200
    for id, of in zip(unseen, UNSEEN, strict=True):
        assert id not in listed, of
        answer = advocate.client.get(f"/nl/for/{grant}/consultations/{id}")
        assert (answer.status_code, answer.text) == (404, missing), of
        permissions = advocate.client.get(f"/nl/for/{grant}/consultations/permissions").text
        assert id not in permissions, of
        assert advocate.client.get(f"/nl/for/{curator}/consultations/{id}").status_code == 200, of


@pytest.mark.requirement("L-96", "T-25")
def test_whatever_was_written_down_an_administrator_gets_no_care_and_begins_nothing_by_words_alone(
    app: Flask, client_for: SignIn
) -> None:
    everything = " ".join(sorted(Act))
    grant, advocate = by_law(app, "administrator", acts=everything), client_for("advocate")
    for page in ("cases/new", "cases/new/complaint", "cases/new/inspection", "cases/used/12"):
        assert advocate.client.get(f"/nl/for/{grant}/{page}").status_code == 404, page
    page = advocate.open("helping")
    assert "gezondheid" not in page.text
    assert page.links("/for/")[0].endswith("/consultations")


@pytest.mark.requirement("L-96")
@pytest.mark.parametrize("kind", ["correction", "complaint"])
def test_an_administrator_files_what_is_about_money_and_follows_that_alone(
    app: Flask, client_for: SignIn, kind: str
) -> None:
    acts = f"{Act.SEE} {Act.COMPLAINTS} {Act.REQUESTS}"
    grant, advocate, wife = (
        by_law(app, "administrator", acts=acts),
        client_for("advocate"),
        client_for("wife"),
    )
    theirs = sent(wife)
    about, other = entry(app, "income debt", "government"), entry(app, "income health", "government")
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    for closed in (f"cases/new/{kind}?entry={other}", f"cases/new/{kind}", theirs.removeprefix("/nl/")):
        answer = advocate.client.get(f"/nl/for/{grant}/{closed}")
        assert (answer.status_code, answer.text) == (404, missing), closed
    link = next(one for one in advocate.open(f"/nl/for/{grant}/consultations/{about}").links(f"/new/{kind}"))
    case = file_it(advocate, link, grant)
    assert advocate.open(f"/nl/for/{grant}/cases/{case}").status == 200
    assert "Te hoog bedrag" in advocate.open(f"/nl/for/{grant}/cases/{case}").response.text
    listed = advocate.open(f"/nl/for/{grant}/cases")
    assert [link.rsplit("/", 1)[1] for link in listed.links("/cases/")] == [case], (
        "and what the person sent is not there"
    )
    assert "Namens de persoon" in wife.open(f"cases/{case}").text
    assert "cases/new" not in " ".join(listed.links())


def file_it(advocate: Visitor, link: str, grant: str) -> str:
    """File the least about a row and return the id of the case."""
    page = advocate.open(link)
    boxes = page.form("/new/").xpath(".//textarea/@name")
    advocate.fill(page, {boxes[0]: "Te hoog bedrag"} if boxes else {"answer": "Te hoog bedrag"}, form="/new/")
    draft = advocate.at.partition("?")[0]
    page = advocate.open(f"{draft}?q=check")
    for question in page.links("q="):
        if "check" in question:
            continue
        asked = advocate.open(question)
        given = asked.form("q=").xpath(".//textarea/@name | .//input[@type='text']/@name")
        if given:
            advocate.fill(asked, dict.fromkeys(given, "Te hoog bedrag"), form="q=")
    page = advocate.open(f"{draft}?q=check")
    advocate.fill(page, {}, form="/send")
    return next(part for part in advocate.at.split("/") if len(part) == 26 and part != grant)


@pytest.mark.requirement("L-96")
def test_of_what_was_signed_an_administrator_sees_what_is_about_money(app: Flask, client_for: SignIn) -> None:
    grant, advocate = by_law(app, "administrator", acts=Act.SEE), client_for("advocate")
    _, person = demo(app, "wife")
    made: dict[str, str] = {}
    with store_of(app).writing() as work:
        row = work.rows(select(*Declaration.__table__.columns).where(Declaration.person_id == person))[0]
        office = work.rows(select(Agency.id).where(Agency.kind.in_(BODIES)).limit(1))[0].id
        clinic = work.rows(select(Agency.id).where(Agency.kind == "care").limit(1))[0].id
        for name, kinds, keeper, body in (
            ("money", "income debt", office, office),
            ("care", "care", office, office),
            ("at a clinic", "income", office, clinic),
            ("kept by a clinic", "income", clinic, office),
        ):
            made[name] = new_id()
            new = {"id": made[name], "data_kinds": kinds, "agency_id": keeper, "source_id": None}
            new |= {"title_sealed": work.seal(person, "declarations", made[name], "title", "Machtiging")}
            new |= {"about_sealed": None, "source": None, "replaced_at": None}
            work.add(Declaration, {**row._mapping, **new})
            said = {"declaration_id": made[name], "agency_id": body, "person_id": person, "answer": "yes"}
            work.add(DeclarationBody, said)
    found = {
        name: advocate.client.get(f"/nl/for/{grant}/declarations/{id}").status_code
        for name, id in made.items()
    }
    assert found == {"money": 200, "care": 404, "at a clinic": 404, "kept by a clinic": 404}
    listed = advocate.open(f"/nl/for/{grant}/declarations").response.text
    assert [name for name, id in made.items() if id in listed] == ["money"]


@pytest.mark.requirement("L-96")
def test_what_has_no_kinds_of_data_is_closed_at_the_door(app: Flask, client_for: SignIn) -> None:
    """Each table of the door: cases, meetings, files, promises and texts too, whatever page asks for them."""
    account, _ = demo(app, "advocate")
    _, person = demo(app, "wife")
    viewer = Viewer(account, person, "mandate", "mandate_law", grant=new_id(), acts=frozenset(Act))
    counted = {}
    for is_money in (False, True):
        held = Viewer(**{**viewer.__dict__, "only_money": is_money})
        with acting(store_of(app), held) as work:
            counted[is_money] = {
                table.__tablename__: len(work.rows(visible(table, table.__table__.c.id)))
                for table in tables_of_persons()
            }
    shown = {name for name, number in counted[True].items() if number}
    assert len(tables_of_persons()) > 30
    assert shown <= {"consultation_subjects", "declarations", "declaration_requests", "files"}
    assert sum(counted[False].values()) > sum(counted[True].values()) > 0


def test_a_guardian_follows_the_age_of_the_child(app: Flask, client_for: SignIn) -> None:
    account, _ = demo(app, "advocate")
    person = born(app, "p-mees", years_ago(11))
    acts = f"{Act.SEE} {Act.COMPLAINTS}"
    made = {"how": "law", "relation": "guardian", "acts": acts, "checked_at": MONDAY}
    grant = mandate(store_of(app), person=person, account=account, **made)  # type: ignore[arg-type]  # Any column.
    advocate = client_for("advocate")
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 200
    for years in (12, 15, 16, 17):
        born(app, "p-mees", years_ago(years) - timedelta(days=20))
        with store_of(app).writing() as work:
            earlier = MONDAY - timedelta(days=4000)
            work.run(update(Mandate).where(Mandate.id == grant).values(confirmed_at=earlier))
        assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 404, years
        assert grant not in advocate.open("helping").response.text
        with store_of(app).writing() as work:
            work.run(update(Mandate).where(Mandate.id == grant).values(confirmed_at=MONDAY))
        seen = advocate.client.get(f"/nl/for/{grant}/consultations").status_code
        assert seen == (200 if years < 16 else 404), years
        assert advocate.client.get(f"/nl/for/{grant}/cases/new/complaint").status_code == 404, years
