"""At the desk: by law with proof and two officials, on paper with the signature, and a body that says no."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from portal.mandates.models import Mandate, MandateEvent, MandateRefusal, MandateScan
from portal.notices.models import Notice
from portal.people.models import Person
from portal.store import new_id
from portal.store.texts import read_all
from portal.viewer import Act
from tests.assistance.ways import visit
from tests.clocks import MONDAY
from tests.desk.ways import assignment_of, opened
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.test_journey import CODE, type_code
from tests.mandates.ways import demo, mandate, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]

WORKER, WHO = "second-caseworker", "late-objector"
DECIDED = {"decided_on-day": "3", "decided_on-month": "11", "decided_on-year": "2026"}
UNTIL = {"until-day": "1", "until-month": "6", "until-year": "2027"}
RIGHT = {
    "relation": "curator",
    "helper": "mr. B. Zwart",
    "proof": "decision",
    "number": "C/10/123456 / FT RK 26-1",
    "acts": ["see", "complaints"],
    **DECIDED,
    **UNTIL,
}


def form_of_law(app: Flask, worker: Visitor) -> Page:
    """Come to the form, having said why the file is opened."""
    assignment = assignment_of(app, WORKER, WHO)
    page = opened(worker, assignment)
    overview = worker.open(page.links("/helpers")[0])
    return worker.open(overview.links("/helpers/law")[0])


def written_down(app: Flask, worker: Visitor, **changes: object) -> Page:
    page = form_of_law(app, worker)
    return worker.fill(page, {**RIGHT, **changes}, form="/law")


def told(app: Flask, who: str) -> list[str]:
    _, person = demo(app, who)
    with store_of(app).reading() as work:
        rows = work.rows(select(Notice.kind).where(Notice.person_id == person))
    return [row.kind for row in rows if row.kind.startswith("mandate")]


def the_one(app: Flask) -> str:
    with store_of(app).reading() as work:
        return str(work.value(select(Mandate.id)))


@pytest.mark.requirement("L-96", "L-92")
def test_by_law_it_holds_after_a_second_official_and_the_code_given_by_hand(
    app: Flask, client_for: SignIn
) -> None:
    worker, officer, advocate = client_for(WORKER), client_for("privacy-officer"), client_for("advocate")
    person = client_for(WHO)
    page = written_down(app, worker)
    assert "tweede ambtenaar" in page.text
    grant = the_one(app)
    assert told(app, WHO) == [], "nothing is told before it is sure"
    assert "tweede ambtenaar" in person.open(f"me/helpers/{grant}").text
    listed = officer.open("desk/helpers")
    assert "Boomgaard" not in listed.text, "no names on the list"
    check = officer.open(listed.links("/desk/helpers/")[0])
    assert RIGHT["number"] in check.text
    officer.fill(check, {}, form="/helpers/", status=400)
    code = CODE.search(officer.fill(check, {"answer": "yes"}, form="/helpers/").text)
    assert code
    assert "mandate_law" in told(app, WHO)
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 404, "not before the code"
    shown = person.open(f"me/helpers/{grant}")
    assert code[0] not in shown.text, "the code is not for the person"
    assert "mr. B. Zwart" in shown.text
    type_code(advocate, code[0])
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 200
    assert advocate.client.get(f"/nl/for/{grant}/cases/new/inspection").status_code == 404
    assert "mandate_law_used" in told(app, WHO)
    with store_of(app).reading() as work:
        row = work.row(select(Mandate).where(Mandate.id == grant))
        texts = read_all(work, person=demo(app, WHO)[1], about_id=grant)
        events = [one.what for one in work.rows(select(MandateEvent.what).order_by(MandateEvent.at))]
    assert row is not None
    assert (row.proof, row.proof_on.isoformat()) == ("decision", "2026-11-03")
    assert (row.made_by, row.checked_by) == (demo(app, WORKER)[0], demo(app, "privacy-officer")[0])
    assert texts["number"] == RIGHT["number"]
    assert events[:2] == ["registered", "checked"]
    worker.fill(worker.open(worker_list(app)), {}, form="/lifted")
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 404
    assert "mandate_ended" in told(app, WHO)


def worker_list(app: Flask) -> str:
    return f"desk/people/{assignment_of(app, WORKER, WHO)}/helpers"


@pytest.mark.requirement("L-96")
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"relation": ""}, "Kies als wat"),
        ({"proof": ""}, "Kies wat u zag"),
        ({"helper": " "}, "wie deze persoon is"),
        ({"number": " "}, "het nummer dat de rechtbank"),
        ({"decided_on-day": ""}, "Schrijf de dag"),
        ({"decided_on-year": "2030"}, "vandaag of eerder"),
        ({"acts": []}, "Kruis aan"),
        ({"relation": "administrator", "acts": ["see", "withdraw"]}, "meer dan de wet"),
        ({"relation": "administrator", "acts": ["medical"]}, "meer dan de wet"),
        ({"relation": "mentor", "acts": ["see", "withdraw"]}, "meer dan de wet"),
        ({"relation": "guardian", "acts": ["see"]}, "jonger dan 16"),
        ({"until-year": "2029"}, "binnen één jaar"),
        ({"until-year": "2020"}, "dag na vandaag"),
    ],
)
def test_without_proof_or_beyond_the_law_nothing_is_kept_and_nothing_typed_is_lost(
    app: Flask, client_for: SignIn, changes: dict[str, object], says: str
) -> None:
    worker = client_for(WORKER)
    page = worker.fill(form_of_law(app, worker), {**RIGHT, **changes}, form="/law", status=400)
    assert re.search(says, page.text)
    values = dict(page.form("/law").form_values())
    assert values["helper"] == str(changes.get("helper", RIGHT["helper"]))
    with store_of(app).reading() as work:
        assert not work.rows(select(Mandate.id))


def test_pressed_twice_it_is_written_down_once_and_not_checked_by_who_wrote_it(
    app: Flask, client_for: SignIn
) -> None:
    worker = client_for(WORKER)
    page = form_of_law(app, worker)
    for _ in range(2):
        worker.fill(page, RIGHT, form="/law")
    grant = the_one(app)
    officer = client_for("privacy-officer")
    check = officer.open(f"desk/helpers/{grant}")
    with store_of(app).writing() as work:
        own = demo(app, "privacy-officer")[0]
        work.run(Mandate.__table__.update().values(made_by=own))
    assert "tweede ambtenaar" in officer.fill(check, {"answer": "yes"}, form="/helpers/", status=400).text
    with store_of(app).reading() as work:
        assert work.value(select(Mandate.checked_at)) is None
        assert work.value(select(Mandate.code_hash)) is None


def test_what_a_second_official_turns_down_never_opens(app: Flask, client_for: SignIn) -> None:
    worker, officer = client_for(WORKER), client_for("privacy-officer")
    written_down(app, worker)
    grant = the_one(app)
    check = officer.open(f"desk/helpers/{grant}")
    assert "Er ging niets open" in officer.fill(check, {"answer": "no"}, form="/helpers/").text
    assert officer.client.get(f"/nl/desk/helpers/{grant}").status_code == 404
    assert "niet klopte" in client_for(WHO).open(f"me/helpers/{grant}").text


def test_a_guardian_is_written_down_up_to_the_next_birthday_that_counts(
    app: Flask, client_for: SignIn
) -> None:
    _, person = demo(app, WHO)
    with store_of(app).writing() as work:
        day = years_ago(12).replace(month=3, day=1)
        sealed = work.seal(person, "persons", person, "born_on", day.replace(year=day.year + 1).isoformat())
        work.run(Person.__table__.update().where(Person.id == person).values(born_on_sealed=sealed))
    worker = client_for(WORKER)
    page = form_of_law(app, worker)
    guardian = {**RIGHT, "relation": "guardian", "acts": ["see"]}
    assert "12, 16 of 18" in worker.fill(page, guardian, form="/law", status=400).text
    worker.fill(page, {**guardian, "until-month": "2"}, form="/law")


@pytest.mark.parametrize("other", ["caseworker", "manager", "advocate", "helpdesk", "wife"])
def test_nobody_else_comes_near_these_pages(app: Flask, client_for: SignIn, other: str) -> None:
    assignment, visitor = assignment_of(app, WORKER, WHO), client_for(other)
    grant = mandate(store_of(app), person=demo(app, WHO)[1], account=demo(app, "advocate")[0])
    for page in ("helpers", "helpers/law", "helpers/paper", f"helpers/{grant}/refuse"):
        assert visitor.client.get(f"/nl/desk/people/{assignment}/{page}").status_code == 404, page
    assert visitor.client.get("/nl/desk/helpers").status_code == 404
    assert visitor.client.get("/nl/helpers/paper").status_code == 404


def picture() -> io.BytesIO:
    """A photo of a page with a signature."""
    made = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(made, "PNG")
    made.seek(0)
    return made


INK = {"helper": "Buurvrouw Ans", "acts": ["see"], **UNTIL}


def signed(helper: Visitor, start: str, **changes: object) -> Page:
    """Fill in what is allowed, let the person sign, and keep it; come to the code."""
    page = helper.fill(helper.open(start), {**INK, **changes}, form="paper")
    return helper.fill(page, {"scan": (picture(), "foto.png")}, form="paper", button="keep")


@pytest.mark.requirement("L-97", "L-46")
def test_on_paper_in_a_visit_the_person_is_told_at_once_and_can_say_this_was_not_me(
    app: Flask, client_for: SignIn
) -> None:
    helper, person, neighbour = client_for("helpdesk"), client_for("wife"), client_for("mother")
    grant = visit(helper, person, acts=("see",))
    page = signed(helper, f"/nl/for/{grant}/helpers/paper")
    code = CODE.search(page.text)
    assert code
    assert "mandate_ink" in told(app, "wife")
    found = the_one(app)
    with store_of(app).reading() as work:
        row = work.row(select(Mandate).where(Mandate.id == found))
        scan = work.value(select(MandateScan.sealed))
    assert row is not None
    assert (row.how, row.acts, row.made_by) == ("ink", "see", demo(app, "helpdesk")[0])
    assert b"PNG" not in scan, "the page is sealed"
    type_code(neighbour, code[0])
    assert neighbour.client.get(f"/nl/for/{found}/consultations").status_code == 200
    assert neighbour.client.get(f"/nl/for/{found}/cases/new/complaint").status_code == 404
    own = person.open(f"me/helpers/{found}")
    assert "Buurvrouw Ans" in own.text
    download = person.client.get(own.links("/page")[0])
    assert (download.status_code, download.data[:4]) == (200, b"\x89PNG")
    for other in (neighbour, helper, client_for("husband")):
        assert other.client.get(f"/nl/me/helpers/{found}/page").status_code == 404
    person.fill(own, {}, form="/not-me")
    assert neighbour.client.get(f"/nl/for/{found}/consultations").status_code == 404


@pytest.mark.requirement("L-97")
def test_the_text_on_paper_is_kept_in_the_language_that_was_shown(app: Flask, client_for: SignIn) -> None:
    helper, person = client_for("helpdesk"), client_for("newcomer", lang="ar")
    grant = visit(helper, person, acts=("see",))
    helper.lang = "ar"
    signed(helper, f"/ar/for/{grant}/helpers/paper")
    with store_of(app).reading() as work:
        row = work.row(select(Mandate.id, Mandate.language))
        assert row is not None
        text = read_all(work, person=demo(app, "newcomer")[1], about_id=row.id)["text"]
    assert row.language == "ar"
    assert "Buurvrouw Ans" in text
    assert person.open(f"/ar/me/helpers/{row.id}")


@pytest.mark.requirement("R-030")
def test_a_mandate_on_paper_never_holds_what_was_not_ticked(app: Flask, client_for: SignIn) -> None:
    helper = client_for("helpdesk")
    grant = visit(helper, client_for("wife"), acts=("see",))
    form = helper.open(f"/nl/for/{grant}/helpers/paper")
    assert not form.tree.xpath("//input[@type='checkbox' and @checked]")
    helper.fill(form, {**INK, "acts": [Act.MEDICAL]}, form="paper", status=400)
    page = helper.fill(form, INK, form="paper")
    for wrong in ({}, {"scan": (io.BytesIO(b""), "leeg.png")}, {"scan": (io.BytesIO(b"x"), "a.txt")}):
        again = helper.fill(page, wrong, form="paper", button="keep", status=400)
        assert "Buurvrouw Ans" in again.text, "nothing typed is lost"
    with store_of(app).reading() as work:
        assert not work.rows(select(Mandate.id))


@pytest.mark.parametrize("born", ["2013-05-20", ""])
def test_no_child_signs_and_an_unknown_age_is_looked_at(app: Flask, client_for: SignIn, born: str) -> None:
    _, person = demo(app, "wife")
    helper = client_for("helpdesk")
    grant = visit(helper, client_for("wife"), acts=("see",))
    with store_of(app).writing() as work:
        sealed = work.seal(person, "persons", person, "born_on", born) if born else None
        work.run(Person.__table__.update().where(Person.id == person).values(born_on_sealed=sealed))
    form = helper.open(f"/nl/for/{grant}/helpers/paper")
    helper.fill(form, INK, form="paper", status=400)
    helper.fill(form, {**INK, "is_age_seen": "y"}, form="paper", status=400 if born else 200)


def test_at_the_desk_of_an_official_pressed_twice_it_is_kept_once(app: Flask, client_for: SignIn) -> None:
    worker = client_for(WORKER)
    opened(worker, assignment_of(app, WORKER, WHO))
    page = worker.fill(worker.open(f"{worker_list(app)}/paper"), INK, form="paper")
    codes = [
        worker.fill(page, {"scan": (picture(), "a.png")}, form="paper", button="keep").text for _ in range(2)
    ]
    assert CODE.search(codes[0])[0] == CODE.search(codes[1])[0]  # type: ignore[index]  # Both have one.
    with store_of(app).reading() as work:
        assert len(work.rows(select(Mandate.id))) == 1
    assert told(app, WHO).count("mandate_ink") == 1


@pytest.mark.requirement("L-46")
def test_a_body_that_does_not_accept_somebody_says_why_to_both(app: Flask, client_for: SignIn) -> None:
    worker, advocate, person = client_for(WORKER), client_for("advocate"), client_for(WHO)
    grant = mandate(store_of(app), person=demo(app, WHO)[1], account=demo(app, "advocate")[0])
    opened(worker, assignment_of(app, WORKER, WHO))
    page = worker.open(worker.open(worker_list(app)).links("/refuse")[0])
    worker.fill(page, {"why": " "}, form="/refuse", status=400)
    for _ in range(2):
        worker.fill(page, {"why": "Deze persoon dreigde aan onze balie."}, form="/refuse")
    assert "mandate_refused" in told(app, WHO)
    own = person.open(f"me/helpers/{grant}")
    assert "dreigde aan onze balie" in own.text
    assert own.links("/cases/new/complaint")
    assert "dreigde aan onze balie" in advocate.open("helping").text
    assert "dreigde aan onze balie" not in client_for("wife").open("me/helpers").text
    assert advocate.client.get(f"/nl/for/{grant}/consultations").status_code == 200, "elsewhere it goes on"
    with store_of(app).reading() as work:
        assert len(work.rows(select(MandateRefusal.id))) == 1


@pytest.mark.requirement("L-46")
def test_what_a_court_decided_is_not_for_a_body_to_refuse(app: Flask, client_for: SignIn) -> None:
    worker = client_for(WORKER)
    law: dict[str, object] = {"how": "law", "relation": "curator", "checked_at": MONDAY}
    grant = mandate(store_of(app), person=demo(app, WHO)[1], account=demo(app, "advocate")[0], **law)  # type: ignore[arg-type]
    other = mandate(store_of(app), person=demo(app, "wife")[1], account=demo(app, "advocate")[0])
    opened(worker, assignment_of(app, WORKER, WHO))
    for id in (grant, other, new_id()):
        assert worker.client.get(f"/nl/{worker_list(app)}/{id}/refuse").status_code == 404


@pytest.mark.requirement("L-97")
def test_signing_on_paper_is_for_visits_and_for_nobody_who_acts(app: Flask, client_for: SignIn) -> None:
    """The page is marked for acting, because a visit is a grant; with any other grant it is not there."""
    everything = " ".join(sorted(Act))
    law: dict[str, object] = {"how": "law", "relation": "curator", "checked_at": MONDAY}
    account, person = demo(app, "advocate")[0], demo(app, "wife")[1]
    grants = [
        mandate(store_of(app), person=person, account=account, acts=everything),
        mandate(store_of(app), person=person, account=account, acts=everything, **law),  # type: ignore[arg-type]
    ]
    advocate = client_for("advocate")
    missing = advocate.client.get(f"/nl/consultations/{new_id()}").text
    for grant in grants:
        answer = advocate.client.get(f"/nl/for/{grant}/helpers/paper")
        assert (answer.status_code, answer.text) == (404, missing)
    born(app, "p-mees", years_ago(9))
    mother, custody = client_for("mother"), custody_of(app, "mother", "p-mees")
    assert mother.client.get(f"/nl/for/{custody}/consultations").status_code == 200
    assert mother.client.get(f"/nl/for/{custody}/helpers/paper").status_code == 404
    helper = client_for("helpdesk")
    visited = visit(helper, client_for("wife"), acts=("complaints",))
    page = helper.open(f"/nl/for/{visited}/helpers/paper")
    end = page.tree.xpath("//header//form[contains(@action,'/end')]")[0]
    helper.post(end.get("action"), dict(end.form_values()))
    assert helper.client.get(f"/nl/for/{visited}/helpers/paper").status_code == 404
