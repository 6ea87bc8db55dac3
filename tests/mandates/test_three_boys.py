"""J04: three boys of one house; each reads and gets what is about him, and nobody else of the family does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.access import Viewer, looking
from portal.cases.models import Case
from portal.consultations import service as consultations
from portal.letters import engine
from portal.mandates.models import ParentRequest
from portal.notices.rules import Channel
from portal.notices.service import tell
from portal.people.models import Account, Person
from portal.people.service import citizen_hash
from portal.store import new_id
from portal.web import Portal
from portal.worker.running import bench_of, run_due
from tests.clocks import MONDAY
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.ways import store_of
from tests.notices.ways import reach
from tests.people_of_tests import Somebody
from tests.visitor import Visitor
from tests.worker.test_printing import folder, printed, printing, text_of

SignIn = Callable[..., Visitor]

__all__ = ["folder", "printing"]

BOYS = {"p-ayoub": "Ayoub", "p-tijn": "Tijn", "p-luuk": "Luuk"}
FAMILY = {*BOYS.values(), "Lotte", "Wessel", "Duinker", "Zandstra"}
WORDS = {"p-ayoub": "briefje", "p-tijn": "voetbal"}
"""A word that stands in the meeting of one boy only."""


def person_of(app: Flask, source_id: str) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(Person.id).where(Person.source_id == source_id)))


def account_for(app: Flask, source_id: str, demo_name: str) -> str:
    """Let one more of the demo town's people sign in."""
    store, made = store_of(app), new_id()
    row: dict[str, object] = {"id": made, "issuer": "demo", "kind": "citizen", "demo_name": demo_name}
    row |= {"subject_hash": citizen_hash(store.keyring, "demo", demo_name), "made_at": MONDAY}
    row |= {"person_id": person_of(app, source_id)}
    with store.writing() as work:
        work.add(Account, row)
    return made


@pytest.mark.requirement("R-213", "R-004")
@pytest.mark.parametrize("boy", list(BOYS))
def test_of_one_meeting_each_boy_reads_what_is_about_him(app: Flask, boy: str) -> None:
    viewer = Viewer(account=new_id(), person=person_of(app, boy))
    with looking(store_of(app), viewer, at=MONDAY) as look:
        lines = consultations.timeline(look).entries
        said = " ".join(
            text for line in lines for text in consultations.show(look, subject=line.id).texts.values()
        )
    assert said
    assert not [name for name in FAMILY - {BOYS[boy]} if name in said]
    assert not [word for other, word in WORDS.items() if other != boy and word in said.lower()]
    assert boy not in WORDS or WORDS[boy] in said.lower()


@pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")
@pytest.mark.requirement("R-213")
def test_three_letters_to_one_house_are_each_made_from_one_boys_data(
    app: Flask, printing: Portal, folder: Path
) -> None:
    for boy, name in BOYS.items():
        who = Somebody(person_of(app, boy), new_id())
        reach(store_of(app), who, f"{name}\nAnkerplaats 6\n9904 EG Waterstad", channel=Channel.POST)
        with store_of(app).writing() as work:
            about = {"about_table": "meeting_persons", "about_id": new_id()}
            tell(work, person=who.id, kind="meeting_planned", **about, at=MONDAY)
    run_due(bench_of(printing))
    texts = [text_of(file) for file in printed(folder)]
    assert len(texts) == len(BOYS)
    for name in BOYS.values():
        own = [text for text in texts if name in text]
        assert len(own) == 1, name
        assert not [other for other in FAMILY - {name} if other in own[0]]
        assert "overleg" not in own[0].lower(), "not even that there is a meeting"


@pytest.mark.requirement("L-94", "L-93", "L-90", "L-91")
def test_what_a_boy_says_himself_is_kept_as_his_and_no_parent_reads_it(
    app: Flask, client_for: SignIn
) -> None:
    boy = client_for("child-13")
    page = boy.open(boy.open("me/young").links("cases/new/complaint")[0])
    page = boy.fill(page, {page.form().xpath(".//textarea/@name")[0]: "Zij luisteren niet naar mij."})
    draft = next(part for part in boy.at.split("/") if len(part) == 26)
    boy.fill(boy.open(f"cases/drafts/{draft}?q=check"), {}, form="/send")
    with store_of(app).reading() as work:
        row = work.row(select(Case.id, Case.person_id, Case.account_id))
        own = work.value(select(Account.id).where(Account.demo_name == "child-13"))
    assert row is not None
    assert (row.person_id, row.account_id) == (person_of(app, "p-ayoub"), own)
    account_for(app, "p-lotte", "stepmother")
    mother = client_for("stepmother")
    custody = custody_of(app, "stepmother", "p-ayoub")
    for years in (13, 11):
        # Also when he would be so young that the page is open to his mother.
        born(app, "p-ayoub", years_ago(years))
        assert mother.client.get(f"/nl/for/{custody}/cases/{row.id}").status_code == 404, years
        listed = mother.client.get(f"/nl/for/{custody}/cases")
        assert (listed.status_code, row.id in listed.text) == (404 if years == 13 else 200, False)


@pytest.mark.requirement("L-95", "R-213")
def test_the_stepfather_sees_nothing_and_can_only_ask(app: Flask, client_for: SignIn) -> None:
    account_for(app, "p-wessel", "stepfather")
    stepfather, officer = client_for("stepfather"), client_for("privacy-officer")
    page = stepfather.open("me/children")
    assert "Ayoub" not in page.response.text
    assert "Tijn" in page.text, "his own child, for which a person decides"
    assert not page.links("/for/")
    custody = custody_of(app, "stepfather", "p-ayoub")
    missing = stepfather.client.get(f"/nl/consultations/{new_id()}").text
    for address in ("consultations", "cases", "declarations"):
        answer = stepfather.client.get(f"/nl/for/{custody}/{address}")
        assert (answer.status_code, answer.text) == (404, missing), address
    stepfather.fill(page, {"child": custody, "about": "Ayoub woont bij mij."}, form="/children", status=404)
    stepfather.fill(page, {"about": "Ayoub woont bij mij."}, form="/children")
    with store_of(app).reading() as work:
        rows = work.rows(select(ParentRequest.child_id))
    assert [row.child_id for row in rows] == [None], "no child is looked up for somebody without custody"
    request = officer.open(officer.open("desk/parents").links("/desk/parents/")[0])
    officer.fill(request, {"answer": "yes", "why": "Ja."}, status=400)
    officer.fill(request, {"answer": "no", "why": "U hebt geen gezag over dit kind."})
    assert "geen gezag over dit kind" in stepfather.open("me/children").text
    assert stepfather.client.get(f"/nl/for/{custody}/consultations").status_code == 404


@pytest.mark.requirement("L-95")
def test_unknown_custody_is_no_yes_for_a_stepmother(app: Flask, client_for: SignIn) -> None:
    account_for(app, "p-lotte", "stepmother")
    born(app, "p-tijn", years_ago(9))
    stepmother, custody = client_for("stepmother"), custody_of(app, "stepmother", "p-tijn")
    assert stepmother.client.get(f"/nl/for/{custody}/consultations").status_code == 404
    assert "Tijn" not in stepmother.open("me/children").response.text


def test_a_parent_of_a_boy_of_sixteen_has_no_view_of_itself(app: Flask, client_for: SignIn) -> None:
    account_for(app, "p-lotte", "stepmother")
    mother, custody = client_for("stepmother"), custody_of(app, "stepmother", "p-ayoub")
    born(app, "p-ayoub", years_ago(16))
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 404
    assert "Ayoub" not in mother.open("me/children").response.text
