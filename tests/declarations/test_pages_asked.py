"""Asking, signing, taking back and stopping, page by page and from both sides, in the demo town."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.agencies.models_texts import TextVersion, TextWording
from portal.consultations.models import Consultation, ConsultationSubject
from portal.declarations.models import Declaration, Stop
from portal.declarations.phrases import KIND_LEADS
from portal.declarations.rules import Kind
from portal.worker.running import bench_of
from portal.worker.stops import list_silent
from tests.cases.ways import picture
from tests.clocks import FakeClock
from tests.declarations.pages import ask, whole
from tests.desk.ways import agency, assignment_of, contact, opened, store_of, talk, written
from tests.promises.ways import day
from tests.visitor import Page, Visitor

Clients = Callable[..., Visitor]
SCHOOL, DOCTOR = "Basisschool De Waterlelie", "Huisartsen aan de Singel"

CONSENT = re.compile(r"toestemming|akkoord|ga ermee eens|\bconsent\b|\bagree\b|موافق", re.IGNORECASE)
"""Words that would make reading look like a yes."""


@pytest.fixture
def at(app: Flask) -> str:
    """The declarations of the mother at the desk of the team leader."""
    return f"desk/people/{assignment_of(app, 'team-leader', 'mother')}/declarations"


@pytest.fixture
def leader(app: Flask, client_for: Clients) -> Visitor:
    """The team leader, who said why the file is opened."""
    found = client_for("team-leader")
    opened(found, assignment_of(app, "team-leader", "mother"))
    return found


def version(app: Flask, purpose: str) -> str:
    """The text of a purpose that is in use."""
    with store_of(app).reading() as work:
        found = select(TextVersion.id).where(TextVersion.purpose == purpose, TextVersion.retired_at.is_(None))
        return str(work.value(found))


def asked(who: Visitor) -> Page:
    """Open what waits for an answer."""
    return who.open(who.open("declarations").links("/declarations/asked/")[0])


@pytest.mark.requirement("R-043", "R-101", "T-19")
def test_nothing_is_ticked_beforehand_and_a_blank_release_is_refused(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    page = leader.open(f"{at}/new")
    assert not page.tree.xpath("//main//input[@checked]")
    blank = leader.fill(page, {"version": version(app, "about-child")}, form="/new", status=400)
    assert "Noem elke organisatie, één voor één" in blank.text
    ask(leader, at, version=version(app, "about-child"))
    mine = asked(client_for("mother"))
    assert not mine.tree.xpath("//main//input[@checked]")
    radios = mine.tree.xpath("//main//input[@type='radio']")
    assert len(radios) == 4, "yes and no for the school and for the doctor"


@pytest.mark.requirement("R-043", "R-100", "T-20", "T-22", "R-208")
def test_j03_she_says_no_for_the_school_and_reads_the_exceptions(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    ask(leader, at, version=version(app, "about-child"))
    her = client_for("mother")
    page = asked(her)
    ticks = [name for name in whole(page) if name.startswith("read-")]
    wrong = her.fill(page, {**whole(page), ticks[0]: []}, form="/asked/", status=400)
    assert "Lees dit en vink het aan" in wrong.text
    signed = her.fill(page, whole(page, school="no"), form="/asked/")
    assert f"{SCHOOL}: Nee, die mag het niet weten" in signed.text
    assert f"{DOCTOR}: Ja, die mag het weten" in signed.text
    assert "Is iemand in direct gevaar?" in signed.text and "2026-1" in signed.text
    with store_of(app).writing() as work:
        work.run(update(TextWording).values(body="Iets heel anders.", exceptions="Niets."))
    again = her.open(her.at)
    assert "Iets heel anders" not in again.text, "a signed text never changes"
    assert "Is iemand in direct gevaar?" in again.text and "2026-1" in again.text


@pytest.mark.requirement("R-043")
def test_a_retired_text_is_refused_with_409_at_every_door(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    old = version(app, "about-child")
    form = leader.open(f"{at}/new")
    ask(leader, at, version=old)
    her, officer = client_for("mother"), client_for("privacy-officer")
    page = asked(her)
    text = officer.open(f"desk/declarations/texts/{old}")
    values = dict(text.tree.xpath("//main//form")[-1].form_values())
    officer.post(f"/nl/desk/declarations/texts/{old}", {**values, "version": "2026-2"})
    refused = her.fill(page, whole(page), form="/asked/", status=409)
    assert "Deze tekst is oud" in refused.text
    assert refused.tree.xpath("//main//input[@checked]"), "nothing she ticked is lost"
    again = {"version": old, "question": "x", "professional": "arts", "data_kinds": ["health"]}
    again |= {"bodies": [agency(app, "o-lelie")], **day("valid_to", 1, 5, 2027)}
    leader.fill(form, again, form="/new", status=409)
    register = officer.open("desk/declarations/texts").text
    assert "2026-2" in register and "Niet meer in gebruik" in register


@pytest.mark.requirement("R-048", "R-138")
@pytest.mark.parametrize("lang", ["nl", "en", "ar"])
def test_reading_is_never_worded_as_a_yes(
    app: Flask, leader: Visitor, client_for: Clients, at: str, lang: str
) -> None:
    ask(leader, at, version=version(app, "how-we-work"))
    her = client_for("mother", lang=lang)
    page = asked(her)
    assert not CONSENT.search(page.text), CONSENT.search(page.text)
    assert not page.tree.xpath("//main//input[@type='radio']")
    done = her.fill(page, {"do": "sign"}, form="/asked/")
    # The one sentence that says that reading is no yes may name what it is not.
    lead = app.extensions["inzage"].words[lang].text(KIND_LEADS[Kind.ACKNOWLEDGED])
    assert lead in done.text and not CONSENT.search(done.text.replace(lead, ""))
    with store_of(app).reading() as work:
        kinds = [
            row.kind for row in work.rows(select(Declaration.kind).where(Declaration.version_id.is_not(None)))
        ]
    assert kinds == ["acknowledged"]


@pytest.mark.requirement("R-203", "T-18")
def test_no_has_the_same_button_and_help_goes_on(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    ask(leader, at, version=version(app, "help-at-home"))
    her = client_for("mother")
    page = asked(her)
    looks = {node.get("class") for node in page.form("/asked/").xpath(".//button")}
    assert len(looks) == 1, "no button looks worse than the other"
    assert "U krijgt ook hulp als u nee zegt" in page.text
    said = her.fill(page, {"do": "refuse"}, form="/asked/")
    assert said.heading == "U zei nee" and "U krijgt ook hulp" in said.text
    assert "De inwoner zei nee" in leader.open(at).text


@pytest.mark.requirement("T-23", "T-69")
def test_in_arabic_the_text_is_arabic_and_says_that_the_dutch_one_counts(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    ask(leader, at, version=version(app, "about-child"))
    her = client_for("mother", lang="ar")
    page = asked(her)
    assert "أعفي مقدم المساعدة" in page.text and "النص الهولندي هو المعتمد" in page.text
    assert "Ik ontsla de genoemde hulpverlener" in page.text, "the Dutch text can be read at once"
    signed = her.fill(page, whole(page), form="/asked/")
    assert "أعفي مقدم المساعدة" in signed.text
    with store_of(app).reading() as work:
        rows = work.rows(select(Declaration.language).where(Declaration.version_id.is_not(None)))
    assert [row.language for row in rows] == ["ar"]


def test_together_at_the_counter_and_on_paper_with_the_signature(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    for _time in range(2):
        ask(leader, at, version=version(app, "about-child"))
    page = leader.open(leader.open(at).links("/counter")[0])
    leader.fill(page, whole(page), form="/counter")
    page = leader.open(leader.open(at).links("/paper")[0])
    bare = leader.fill(page, whole(page), form="/paper", status=400)
    assert "Voeg de pagina met de handtekening toe" in bare.text
    broken = {**whole(page), **day("signed_on", 20, 11, 2026), "scan": (picture(), "x.jpg")}
    leader.fill(page, broken, form="/paper")
    her = client_for("mother")
    links = [one for one in her.open("declarations").links("/declarations/") if "/asked/" not in one]
    mine = [one for one in map(her.open, links) if "2026-1" in one.text and DOCTOR in one.text]
    assert len(mine) >= 2
    for way in ("Aan de balie", "Op papier"):
        assert any(way in one.text for one in mine), way
    (link,) = [link for one in mine for link in one.links("/signature")]
    scan = her.client.get(link)
    assert scan.mimetype == "image/jpeg" and "no-store" in scan.headers["Cache-Control"]
    assert client_for("husband").client.get(link).status_code == 404


@pytest.mark.requirement("R-067", "R-066")
def test_she_takes_it_back_and_gets_an_end_receipt_with_all_three(
    app: Flask, leader: Visitor, client_for: Clients, at: str, clock: FakeClock
) -> None:
    ask(leader, at, version=version(app, "about-child"))
    her = client_for("mother")
    signed = her.fill(page := asked(her), whole(page), form="/asked/")
    end = her.fill(her.open(signed.links("/withdraw")[0]), {}, form="/withdraw")
    for body in ("Wijkteam De Haven", DOCTOR):
        assert body in end.text
    assert SCHOOL not in end.text and end.text.count("Nog niet") == 2
    stop = leader.open(leader.open(at).links("/stops/")[0])
    assert "Zeg wat al is gebruikt" in leader.fill(stop, {"used": ""}, form="/stops/", status=400).text
    leader.fill(stop, {"used": "Eén gesprek met de huisarts."}, form="/stops/")
    assert "Eén gesprek met de huisarts." in her.open(her.at).text
    assert leader.open(at).links("/stops/") == []
    officer = client_for("privacy-officer")
    silent = officer.open("desk/declarations")
    assert DOCTOR in silent.text and "Patricia" not in silent.response.text
    bench = bench_of(app.extensions["inzage"])
    assert list_silent(bench, clock.now()) == 0
    clock.later(days=10)
    assert list_silent(bench, clock.now()) == 1
    officer = client_for("privacy-officer")
    page = officer.open(officer.open("desk/declarations").links("/stops/")[0])
    officer.fill(page, {"used": "Niets."}, form="/stops/")
    assert list_silent(bench, clock.now()) == 0
    end = client_for("mother").open(her.at)
    assert "Nog niet" not in end.text and "Niets." in end.text
    with store_of(app).reading() as work:
        assert len(work.rows(select(Stop.id).where(Stop.stopped_at.is_not(None)))) == 2


@pytest.mark.requirement("R-066", "R-067")
def test_an_exchange_under_a_release_that_was_taken_back_is_refused(
    app: Flask, leader: Visitor, client_for: Clients, at: str, clock: FakeClock
) -> None:
    assignment = at.split("/")[2]
    said = {
        "asker_role": "team_leader",
        "answerer_agency": agency(app, "o-singel"),
        "answerer_role": "practice_nurse",
        "data_kinds": ["care"],
        "basis": "release",
        "contact": contact(app, "c-haven"),
        **day("release_on", 23, 11, 2026),
        **day("source_on", 23, 11, 2026),
    }
    values = talk(app, **said)

    def saved(*, status: int) -> Page:
        preview = written(leader, assignment, values)
        return leader.fill(preview, {"do": "save"}, form="/record", status=status)

    refused = saved(status=400)
    assert "gaf hier geen ontheffing voor" in refused.text, "there is no release yet"
    ask(leader, at, version=version(app, "about-child"))
    her = client_for("mother")
    signed = her.fill(page := asked(her), whole(page), form="/asked/")
    clock.later(minutes=5)
    saved(status=200)
    made = her.at.rsplit("/", 1)[1]
    under = select(ConsultationSubject.id).where(ConsultationSubject.declaration_id == made)
    with store_of(app).reading() as work:
        assert len(work.rows(under)) == 1
    her.fill(her.open(signed.links("/withdraw")[0]), {}, form="/withdraw")
    clock.later(minutes=5)
    assert "gaf hier geen ontheffing voor" in saved(status=400).text
    with store_of(app).reading() as work:
        assert len(work.rows(under)) == 1
        assert work.rows(select(Consultation.id))


def test_nobody_else_sees_what_she_is_asked(
    app: Flask, leader: Visitor, client_for: Clients, at: str
) -> None:
    ask(leader, at, version=version(app, "about-child"))
    link = client_for("mother").open("declarations").links("/declarations/asked/")[0]
    husband = client_for("husband")
    nothing = husband.open(f"declarations/asked/{'0' * 26}", status=404).text
    assert husband.open(link, status=404).text == nothing
    foreign = client_for("caseworker")
    request = link.rsplit("/", 1)[1]
    opened(foreign, assignment_of(app, "caseworker", "wife"))
    own = f"desk/people/{assignment_of(app, 'caseworker', 'wife')}/declarations"
    for way in ("counter", "paper"):
        foreign.open(f"{own}/{request}/{way}", status=404)
