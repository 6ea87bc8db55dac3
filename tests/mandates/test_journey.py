"""J07: a code given by hand, acting on behalf, the receipt to the person, and stopping at the next click."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.mandates.models import Mandate, MandateEvent
from portal.notices.models import Notice, Task
from portal.people.models import Account, Person
from portal.store.texts import read_all
from tests.clocks import MONDAY
from tests.mandates.test_gate import file_complaint
from tests.mandates.ways import demo, store_of
from tests.visitor import Page, Visitor

SignIn = Callable[..., Visitor]

CODE = re.compile(r"[2-9A-Z]{5}-[2-9A-Z]{5}")
IN_A_MONTH = MONDAY.date() + timedelta(days=30)


def fill_in(
    citizen: Visitor, *, helper: str, acts: list[str], agency: str = "", status: int = 200, **changes: str
) -> Page:
    """Fill in whom a person lets act, up to the page with the exact text."""
    page = citizen.open("me/helpers/new")
    day = {"until-day": IN_A_MONTH.day, "until-month": IN_A_MONTH.month, "until-year": IN_A_MONTH.year}
    values = {
        "helper": helper,
        "acts": acts,
        "agency": agency,
        **day,
        **changes,
    }
    return citizen.fill(page, values, status=status)


def give(citizen: Visitor, *, helper: str, acts: list[str], agency: str = "") -> tuple[str, str]:
    """Give a mandate; return its id and its code."""
    page = fill_in(citizen, helper=helper, acts=acts, agency=agency)
    page = citizen.fill(page, {}, button="give")
    found = CODE.search(page.text)
    assert found, page.text[:400]
    return citizen.at.rsplit("/", 1)[-1], found[0]


def street(app: Flask) -> str:
    """The organisation of the advocate."""
    with store_of(app).reading() as work:
        return str(work.value(select(Account.agency_id).where(Account.demo_name == "advocate")))


def type_code(helper: Visitor, code: str, *, status: int = 200) -> Page:
    """Type a code, and say yes when it may be used."""
    page = helper.fill(helper.open("helping/code"), {"code": code}, status=status)
    return page if status != 200 else helper.fill(page, {}, button="take")


@pytest.mark.requirement("R-030", "L-97")
def test_an_advocate_acts_on_behalf_until_the_client_stops_it(app: Flask, client_for: SignIn) -> None:
    wife, advocate = client_for("wife"), client_for("advocate")
    assert "Niemand heeft u nog iets gevraagd" in advocate.open("helping").text
    mandate, code = give(wife, helper="Hanneke", acts=["see", "complaints"], agency=street(app))
    page = type_code(advocate, code.lower().replace("-", " "))
    start = next(link for link in page.links("/for/"))
    name = page.tree.xpath("//main//h2/a")[0].text_content()
    assert "namens" in advocate.open(start).tree.xpath("//header")[0].text_content()
    case = file_complaint(advocate, mandate)
    assert "Namens de persoon" in wife.open(f"cases/{case}").text
    days = advocate.open("helping/days")
    assert any(case in link for link in days.links("/for/"))
    wife.fill(wife.open(f"me/helpers/{mandate}"), {}, form="/stop")
    assert advocate.client.get(start).status_code == 404
    after = advocate.open("helping").response.text
    assert name not in after
    assert name not in advocate.open("helping/days").response.text
    _, person = demo(app, "wife")
    with store_of(app).reading() as work:
        told = {row.kind for row in work.rows(select(Notice.kind).where(Notice.person_id == person))}
    assert {"mandate_given", "mandate_taken", "case_received", "mandate_ended"} <= told


def test_the_text_is_kept_exactly_as_it_was_shown_with_its_hash(app: Flask, client_for: SignIn) -> None:
    arabic = client_for("newcomer", lang="ar")
    mandate, _ = give(arabic, helper="Layla", acts=["complaints"])
    _, person = demo(app, "newcomer")
    with store_of(app).reading() as work:
        row = work.row(select(Mandate.language, Mandate.text_hash).where(Mandate.id == mandate))
        text = read_all(work, person=person, about_id=mandate)["text"]
    assert row is not None
    assert row.language == "ar"
    assert "Layla" in text
    page = arabic.open(f"/nl/me/helpers/{mandate}")
    assert all(line in page.text for line in text.splitlines())
    assert row.text_hash in page.text


def test_a_private_helper_opens_nothing_before_the_person_said_yes(app: Flask, client_for: SignIn) -> None:
    wife, mother = client_for("wife"), client_for("mother")
    mandate, code = give(wife, helper="Mijn buurvrouw", acts=["see"])
    type_code(mother, code)
    assert mother.client.get(f"/nl/for/{mandate}/consultations").status_code == 404
    wife.fill(wife.open(f"me/helpers/{mandate}"), {}, form="/yes")
    assert mother.client.get(f"/nl/for/{mandate}/consultations").status_code == 200
    # The helper's own pages stay the helper's own.
    own = mother.open("consultations")
    assert all("/for/" not in link for link in own.links("/consultations/"))


def test_allowing_less_counts_at_once_and_more_is_refused(app: Flask, client_for: SignIn) -> None:
    wife, advocate = client_for("wife"), client_for("advocate")
    mandate, code = give(wife, helper="Hanneke", acts=["see", "complaints"], agency=street(app))
    type_code(advocate, code)
    page = wife.open(f"me/helpers/{mandate}")
    wife.fill(page, {"acts": ["complaints"]}, form="/less")
    assert advocate.client.get(f"/nl/for/{mandate}/consultations").status_code == 404
    assert advocate.client.get(f"/nl/for/{mandate}/cases").status_code == 200
    wife.fill(
        wife.open(f"me/helpers/{mandate}"), {"acts": ["complaints", "medical"]}, form="/less", status=400
    )
    wife.fill(wife.open(f"me/helpers/{mandate}"), {"acts": []}, form="/less", status=400)


def test_this_was_not_me_stops_it_and_makes_a_task_for_the_privacy_officer(
    app: Flask, client_for: SignIn
) -> None:
    wife, advocate = client_for("wife"), client_for("advocate")
    mandate, code = give(wife, helper="Iemand", acts=["see"], agency=street(app))
    type_code(advocate, code)
    wife.fill(wife.open(f"me/helpers/{mandate}"), {}, form="/not-me")
    assert advocate.client.get(f"/nl/for/{mandate}/consultations").status_code == 404
    with store_of(app).reading() as work:
        assert work.rows(select(Task.role).where(Task.about_id == mandate))[0].role == "privacy_officer"


def test_a_code_works_once_for_the_right_person_only(app: Flask, client_for: SignIn) -> None:
    wife, advocate, husband = client_for("wife"), client_for("advocate"), client_for("husband")
    mandate, code = give(wife, helper="Hanneke", acts=["see"], agency=street(app))
    assert "uw eigen code" in type_code(wife, code, status=400).text
    assert "andere organisatie" in type_code(husband, code, status=400).text
    type_code(advocate, code)
    assert "werkt niet" in type_code(advocate, code, status=400).text
    assert husband.client.get(f"/nl/for/{mandate}/consultations").status_code == 404
    with store_of(app).reading() as work:
        rows = work.rows(select(MandateEvent.details).where(MandateEvent.what == "refused"))
    assert sorted(row.details for row in rows) == ["not_for_you", "not_for_you", "wrong_code"]


def test_whoever_guesses_codes_is_stopped(client_for: SignIn) -> None:
    husband = client_for("husband")
    for _ in range(5):
        type_code(husband, "AAAAA-AAAAA", status=400)
    type_code(husband, "AAAAA-AAAAA", status=429)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"until-year": "2020"}, "dag na vandaag"),
        ({"until-year": "2031"}, "binnen één jaar"),
        ({"helper": ""}, "wie deze persoon is"),
        ({"acts": ["medical"]}, "Kruis aan"),
    ],
)
def test_a_mandate_that_cannot_be_is_refused_on_the_same_page(
    client_for: SignIn, changes: dict[str, str], says: str
) -> None:
    wife = client_for("wife")
    values = {"helper": "Hanneke", "acts": ["see"], **changes}
    page = fill_in(wife, status=400, **values)  # type: ignore[arg-type]  # Some of them are lists.
    assert says in page.text


def test_a_child_gives_no_mandate(client_for: SignIn) -> None:
    page = fill_in(client_for("child-13"), helper="Mijn oom", acts=["see"], status=400)
    assert "geen zestien" in page.text


@pytest.mark.requirement("L-92")
@pytest.mark.parametrize("day", ["", "2030-01-01"])
def test_an_unknown_birthday_is_no_yes(app: Flask, client_for: SignIn, day: str) -> None:
    _, person = demo(app, "wife")
    with store_of(app).writing() as work:
        sealed = work.seal(person, "persons", person, "born_on", day) if day else None
        work.run(update(Person).where(Person.id == person).values(born_on_sealed=sealed))
    page = fill_in(client_for("wife"), helper="Hanneke", acts=["see"], status=400)
    assert "geboortedatum" in page.text
    with store_of(app).reading() as work:
        assert not work.rows(select(Mandate.id))


def test_pressed_twice_it_is_given_once(app: Flask, client_for: SignIn) -> None:
    wife = client_for("wife")
    page = fill_in(wife, helper="Hanneke", acts=["see"])
    for _ in range(2):
        wife.fill(page, {}, button="give")
    with store_of(app).reading() as work:
        assert len(work.rows(select(Mandate.id))) == 1


def test_a_helper_cannot_let_others_act_nor_see_who_else_does(app: Flask, client_for: SignIn) -> None:
    wife, advocate = client_for("wife"), client_for("advocate")
    mandate, code = give(wife, helper="Hanneke", acts=["see", "complaints"], agency=street(app))
    type_code(advocate, code)
    for page in ("me/helpers", "me/helpers/new", f"me/helpers/{mandate}"):
        assert advocate.client.get(f"/nl/for/{mandate}/{page}").status_code == 404
        assert advocate.client.get(f"/nl/{page}").status_code == 404


def test_who_acts_can_stop_and_hands_over_with_a_new_code_only(app: Flask, client_for: SignIn) -> None:
    wife, advocate = client_for("wife"), client_for("advocate")
    mandate, code = give(wife, helper="Hanneke", acts=["see"], agency=street(app))
    page = type_code(advocate, code)
    handed = advocate.fill(page, {}, form="/colleague")
    new = CODE.search(handed.text)
    assert new
    assert "Geef de code aan uw collega" in type_code(advocate, new[0], status=400).text
    advocate.fill(advocate.open("helping"), {}, form="/stop")
    assert advocate.client.get(f"/nl/for/{mandate}/consultations").status_code == 404
    assert "De andere persoon stopte" in wife.open(f"me/helpers/{mandate}").text


def test_the_title_says_no_more_than_is_open(client_for: SignIn) -> None:
    citizen, helper = client_for("counter-visitor", lang="en"), client_for("newcomer", lang="en")
    id, code = give(citizen, helper="Rahaf", acts=["see"])

    def title() -> str:
        return citizen.open(f"me/helpers/{id}").heading

    not_yet = "Somebody who may not act for you yet"
    assert title() == not_yet and not_yet in citizen.open("me/helpers").text
    type_code(helper, code)
    assert title() == not_yet, "the person did not say yes"
    citizen.fill(citizen.open(f"me/helpers/{id}"), {}, form="/yes")
    assert title() == "Somebody who may act for you"
    citizen.fill(citizen.open(f"me/helpers/{id}"), {}, form="/stop")
    assert title() == "Somebody who may no longer act for you"
