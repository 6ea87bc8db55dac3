"""L-90: who cannot weigh the own interests has a representative; people judge that and tell why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access import Hold
from portal.access.models import Assignment
from portal.errors import Refused
from portal.mandates import by_law, capacity, taking
from portal.mandates.giving import Given
from portal.mandates.models_capacity import Judgement
from portal.mandates.rules import How
from portal.notices.models import Notice
from portal.people.models import Custody, Person
from portal.store import new_id
from portal.viewer import Act, Actor
from tests.clocks import MONDAY, FakeClock
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]
pytestmark = pytest.mark.requirement("L-90")
WHY = "Jij kunt nu niet overzien wat er met je gegevens gebeurt."
IN_A_MONTH = MONDAY.date() + timedelta(days=30)


def judged(app: Flask, person: str, *, until: date = IN_A_MONTH, is_checked: bool = True) -> str:
    """A judgement as two officials leave it in the store."""
    account, made = demo(app, "caseworker")[0], new_id()
    with store_of(app).writing() as work:
        values = {"person": person, "account": account, "agency": new_id(), "reason": WHY, "until": until}
        capacity.judge(work, **values, once=made, at=MONDAY, today=MONDAY.date())
        if is_checked:
            capacity.agree(work, account=demo(app, "privacy-officer")[0], judgement=made, at=MONDAY)
    return made


def own_of(app: Flask, person: str) -> str:
    """Let the caseworker work for a young person; the address of that person's pages at the desk."""
    made = new_id()
    with store_of(app).writing() as work:
        row = {"id": made, "person_id": person, "account_id": demo(app, "caseworker")[0]}
        work.add(
            Assignment,
            {**row, "reason": "support", "from_day": MONDAY.date(), "until_day": None, "told_at": MONDAY},
        )
    return f"desk/people/{made}"


def opened(worker: Visitor, own: str) -> str:
    page = worker.open(f"{own}/why")
    worker.fill(page, {"reason": "appointment", "privately": "no"}, form="/why")
    return own


def filled(worker: Visitor, own: str, *, why: str = WHY, until: date = IN_A_MONTH, status: int = 200) -> Page:
    page = worker.open(f"{own}/helpers/capacity")
    day = {"until-day": str(until.day), "until-month": str(until.month), "until-year": str(until.year)}
    return worker.fill(page, {"why": why, **day}, form="/capacity", status=status)


@pytest.mark.parametrize("years", [12, 15, 16, 17])
def test_the_page_opens_to_a_parent_only_once_two_people_found_so_and_the_child_reads_why(
    app: Flask, client_for: SignIn, years: int
) -> None:
    person = born(app, "p-mees", years_ago(years) - timedelta(days=20))
    custody, mother = custody_of(app, "mother", "p-mees"), client_for("mother")
    worker, officer, own = client_for("caseworker"), client_for("privacy-officer"), own_of(app, person)
    page = filled(worker, opened(worker, own))
    assert "Er is nog niets open" in page.text
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404
    listed = officer.open("desk/helpers")
    assert "Mees" not in listed.text
    page = officer.open(listed.links("/desk/capacity/")[0])
    assert WHY in page.text
    page = officer.fill(page, {"answer": "yes"}, form="/capacity/")
    assert "geldt nu" in page.text
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 200
    assert mother.open("me/children").links(f"/for/{custody}/consultations")
    with store_of(app).reading() as work:
        told = [row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))]
    assert "capacity_judged" in told
    page = worker.open(f"{own}/helpers")
    worker.fill(page, {}, form="/end")
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404, "at the next click"


def test_the_young_person_keeps_the_own_page_reads_the_reason_and_can_complain(
    app: Flask, client_for: SignIn
) -> None:
    _, person = demo(app, "wife")
    with store_of(app).writing() as work:
        sealed = work.seal(person, "persons", person, "born_on", years_ago(13).isoformat())
        work.run(update(Person).where(Person.id == person).values(born_on_sealed=sealed))
    young = client_for("wife")
    assert WHY not in young.open("me/young").text
    judged(app, person, is_checked=False)
    assert WHY not in young.open("me/young").text, "nothing counts before the second one looked"
    with store_of(app).writing() as work:
        found = work.value(select(Judgement.id).where(Judgement.person_id == person))
        capacity.agree(work, account=demo(app, "privacy-officer")[0], judgement=found, at=MONDAY)
    page = young.open("me/young")
    assert WHY in page.text
    assert page.links("/cases/new/complaint")
    for own in ("consultations", "cases", "declarations"):
        young.open(own)


def test_it_ends_by_itself_and_never_holds_beyond_eighteen(
    app: Flask, client_for: SignIn, clock: FakeClock
) -> None:
    person = born(app, "p-mees", years_ago(14))
    custody = custody_of(app, "mother", "p-mees")
    judged(app, person)
    assert client_for("mother").client.get(f"/nl/for/{custody}/cases/new/complaint").status_code == 200
    clock.later(days=31)
    assert client_for("mother").client.get(f"/nl/for/{custody}/consultations").status_code == 404
    with pytest.raises(capacity.Refused):
        born(app, "p-mees", years_ago(18) + timedelta(days=9))
        judged(app, person)


@pytest.mark.requirement("T-11")
@pytest.mark.parametrize("has_custody", ["no", "unknown"])
def test_who_has_no_custody_gains_nothing_by_it(app: Flask, client_for: SignIn, has_custody: str) -> None:
    person = born(app, "p-mees", years_ago(14))
    custody = custody_of(app, "mother", "p-mees")
    with store_of(app).writing() as work:
        work.run(update(Custody).where(Custody.id == custody).values(has_custody=has_custody))
    judged(app, person)
    assert client_for("mother").client.get(f"/nl/for/{custody}/consultations").status_code == 404


def test_where_a_child_is_at_risk_a_person_still_decides(app: Flask, client_for: SignIn) -> None:
    person = born(app, "p-mees", years_ago(14))
    custody = custody_of(app, "mother", "p-mees")
    with store_of(app).writing() as work:
        work.run(update(Person).where(Person.id == person).values(is_at_risk=True))
    judged(app, person)
    assert client_for("mother").client.get(f"/nl/for/{custody}/consultations").status_code == 404


def test_a_guardian_decides_as_for_a_younger_child(app: Flask, client_for: SignIn) -> None:
    account, person = demo(app, "advocate")[0], born(app, "p-mees", years_ago(14))
    acts = f"{Act.SEE} {Act.COMPLAINTS}"
    made = {"how": "law", "relation": "guardian", "acts": acts, "checked_at": MONDAY}
    grant = mandate(store_of(app), person=person, account=account, **made)  # type: ignore[arg-type]  # Any column.
    advocate = client_for("advocate")
    assert advocate.client.get(f"/nl/for/{grant}/cases/new/complaint").status_code == 404
    judged(app, person)
    assert advocate.client.get(f"/nl/for/{grant}/cases/new/complaint").status_code == 200


def test_a_guardian_of_a_young_person_of_sixteen_is_written_down_only_once_two_people_found_so(
    app: Flask, client_for: SignIn
) -> None:
    """Until sixteen a guardian decides, and until eighteen for who cannot weigh it: never by age alone."""
    person, until = born(app, "p-mees", years_ago(16)), MONDAY.date() + timedelta(days=20)
    given = Given(
        helper="Voogdij Waterstad",
        acts=frozenset({Act.SEE}),
        until=until,
        text="Ik mag kijken.",
        language="nl",
        how=How.LAW,
        relation="guardian",
        proof="register",
        decided_on=MONDAY.date(),
        number="C/10/1",
    )

    def written(until: date = until) -> str:
        account = demo(app, "caseworker")[0]
        with store_of(app).writing() as work:
            made = {"person": person, "account": account, "given": replace(given, until=until)}
            return by_law.register(work, **made, once=new_id(), at=MONDAY, today=MONDAY.date())  # type: ignore[arg-type]

    with pytest.raises(Refused, match="16 and 17"):
        written()
    judged(app, person)
    grant, account = written(), demo(app, "advocate")[0]
    born(app, "p-mees", years_ago(18) + timedelta(days=10))
    with pytest.raises(Refused, match="18"):
        written()
    born(app, "p-mees", years_ago(16))
    with store_of(app).writing() as work:
        code = by_law.agree(work, account=demo(app, "privacy-officer")[0], mandate=grant, at=MONDAY)
        taking.take(
            work, actor=Actor(account, "advocate", "", None, ""), code=code, at=MONDAY, today=MONDAY.date()
        )
    advocate = client_for("advocate")
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 200
    with store_of(app).writing() as work:
        work.run(update(Judgement).values(ended_at=MONDAY))
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 404, "it closes with it"


def test_bad_input_is_refused_in_words_and_one_official_is_not_two(app: Flask, client_for: SignIn) -> None:
    person = born(app, "p-mees", years_ago(14))
    worker = client_for("caseworker")
    own = opened(worker, own_of(app, person))
    assert "Schrijf waarom" in filled(worker, own, why=" ", status=400).text
    page = filled(worker, own, until=MONDAY.date(), status=400)
    assert page.tree.xpath("//textarea")[0].text_content().strip() == WHY, "what was typed is kept"
    filled(worker, own, until=MONDAY.date() + timedelta(days=400), status=400)
    born(app, "p-mees", years_ago(11))
    assert "12 tot en met 17" in filled(worker, own, status=400).text
    born(app, "p-mees", years_ago(14))
    filled(worker, own)
    with store_of(app).writing() as work:
        found = work.value(select(Judgement.id).where(Judgement.person_id == person))
        work.run(update(Judgement).values(made_by=demo(app, "privacy-officer")[0]))
    officer = client_for("privacy-officer")
    page = officer.open(f"desk/capacity/{found}")
    assert "tweede ambtenaar" in officer.fill(page, {"answer": "yes"}, form="/capacity/", status=400).text
    officer.fill(page, {}, form="/capacity/", status=400)
    other = client_for("second-privacy-officer")
    other.fill(other.open(f"desk/capacity/{found}"), {"answer": "no"}, form="/capacity/")
    assert other.client.get(f"/nl/desk/capacity/{found}").status_code == 404
    with store_of(app).reading() as work:
        assert not work.rows(select(Notice.id).where(Notice.kind == "capacity_judged"))
        assert not work.rows(select(Hold.id).where(Hold.hidden_from == person))
    for who in ("caseworker", "mother", "helpdesk", "team-leader"):
        assert client_for(who).client.get(f"/nl/desk/capacity/{found}").status_code == 404
