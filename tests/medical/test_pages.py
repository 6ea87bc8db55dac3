"""Journeys: a recording of a quarrel (J10), and a letter about health for an aid at home (J12)."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from portal import catalogue
from portal.catalogue import register
from portal.letters import engine
from portal.medical.models import SetAside
from portal.store.models import Text
from tests.cases.ways import begun, picture, sent
from tests.desk.ways import assignment_of, opened, store_of
from tests.medical.sounds import m4a
from tests.visitor import Page, Visitor

TOKEN = "//input[@name='csrf_token']/@value"
ClientFor = Callable[..., Visitor]


def offer(who: Visitor, what: str, file: io.BytesIO, name: str) -> str:
    """Add a file to a case that was sent; return the address of the case."""
    case = sent(who)
    who.fill(who.open(case), {"file": (file, name), "medical": what}, form="/files")
    return case


def decide(adviser: Visitor, address: str, step: str, *, status: int = 200, **more: str) -> Page:
    """Take a decision about one thing."""
    page = adviser.open(address)
    values = {"step": step, "reason": "Ik moet weten wat er nodig is.", **more}
    return adviser.fill(page, values, form="/decision", status=status)


def first(adviser: Visitor) -> str:
    """The address of what waits first."""
    return adviser.open("desk/kept-apart").links("/desk/kept-apart/")[0]


@pytest.mark.requirement("R-041", "R-093")
def test_a_letter_about_health_is_opened_after_a_decision_and_only_a_conclusion_stays(
    app: Flask, client_for: ClientFor
) -> None:
    her, adviser = client_for("wife", lang="en"), client_for("medical-adviser", lang="en")
    case = offer(her, "yes", picture(), "huisarts.jpg")
    page = her.open(case)
    assert page.links("/files/") == []
    mine = page.links("/kept-apart/")[0]
    item = first(adviser)
    assert "huisarts" not in adviser.open(item).text
    assert adviser.client.post(f"{item}/file").status_code in {400, 404}
    page = decide(adviser, item, "decide_to_open")
    token = {"csrf_token": page.tree.xpath("//input[@name='csrf_token']/@value")[0]}
    answer = adviser.client.post(f"{item}/file", data=token)
    assert answer.data.startswith(b"\xff\xd8\xff")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="file.jpg"'
    assert "Write your conclusion." in decide(adviser, item, "destroy", status=400).text
    decide(adviser, item, "destroy", conclusion="Een traplift is nodig.")
    assert adviser.client.post(f"{item}/file", data=token).status_code == 404
    page = her.open(mine)
    assert "Een traplift is nodig." in page.text
    assert "The medical adviser opened it" in page.text
    assert "Ik moet weten wat er nodig is." in page.text
    assert "huisarts" not in page.text
    with store_of(app).reading() as work:
        assert work.value(select(SetAside.sealed)) is None
    assert "medical adviser" in her.open("consultations/access").text


@pytest.mark.requirement("R-210")
def test_a_recording_of_a_quarrel_waits_and_the_other_hears_that_it_was_offered(
    app: Flask, client_for: ClientFor
) -> None:
    rob, karin = client_for("husband", lang="en"), client_for("wife", lang="en")
    adviser = client_for("medical-adviser", lang="en")
    case = offer(rob, "others", io.BytesIO(m4a()), "ruzie.m4a")
    assert "Not listened to" in rob.open(case).text
    item = first(adviser)
    page = adviser.open(item)
    assert "It may be opened" not in page.text
    told = {"other": "told", "number": "999990019"}
    page = adviser.fill(page, told, form="/other")
    assert "It may be opened" in page.text
    notices = karin.open("notices")
    assert "Somebody offered us something that is about you." in notices.text
    assert "Oudeveld" not in notices.text
    assert "Nothing is kept apart" in karin.open("kept-apart").text
    own = rob.open(case).links("/kept-apart/")[0]
    karin.open(own, status=404)
    assert "999990019" not in rob.open(own).text


@pytest.mark.requirement("R-210")
def test_a_story_in_ones_own_voice_is_kept_with_the_case(client_for: ClientFor) -> None:
    her = client_for("wife", lang="en")
    case = offer(her, "voice", io.BytesIO(m4a()), "verhaal.m4a")
    page = her.open(case)
    assert "Your own voice" in page.text
    assert page.links("/kept-apart/") == []
    assert len(page.links("/files/")) == 1


@pytest.mark.requirement("T-46")
def test_a_recording_that_is_called_a_paper_asks_whose_voice_is_in_it(client_for: ClientFor) -> None:
    her = client_for("wife", lang="en")
    page = her.open(sent(her))
    wrong = {"file": (io.BytesIO(m4a()), "x.m4a"), "medical": "no"}
    page = her.fill(page, wrong, form="/files", status=400)
    assert "This is a recording. Choose below whose voice is in it." in page.text


@pytest.mark.requirement("R-044", "R-107")
def test_a_letter_to_a_doctor_holds_ticked_questions_and_never_asks_for_a_copy(
    client_for: ClientFor,
) -> None:
    her = client_for("wife", lang="en")
    page = her.open("kept-apart/letter")
    body = page.tree.xpath("//select[@name='answer_to']/option[contains(., 'Wmo')]/@value")[0]
    asked = {"ticked": ["walking", "aid"], "answer_to": body, "known": "Zij loopt met een stok."}
    wrong = her.fill(page, {**asked, "own_question": "kopie medisch dossier"}, form="/letter", status=400)
    assert "A letter may not ask for a copy of the file." in wrong.text
    assert "kopie medisch dossier" in wrong.response.get_data(as_text=True)
    made = her.fill(page, asked, form="/letter")
    for part in (
        "I, Imane Oudeveld-el Arrasi, agree that you give the answers",
        "How far can this person walk without help?",
        "Hoe ver kan deze persoon lopen zonder hulp?",
        "Zij loopt met een stok.",
        "in a closed envelope, to the medical adviser of Wmo-loket Waterstad",
    ):
        assert part in made.text
    assert "lift or carry" not in made.text
    assert [one.get("lang") for one in made.tree.xpath("//main/div[article]")] == ["en", "nl"]


@pytest.mark.requirement("R-044", "R-107")
@pytest.mark.skipif(not engine.is_available(), reason="this machine has no Pango")
def test_a_letter_to_a_doctor_is_a_file_in_each_form_and_nothing_of_it_is_kept(
    app: Flask, client_for: ClientFor
) -> None:
    her = client_for("wife", lang="ar", device="own")
    page = her.open("kept-apart/letter")
    body = page.tree.xpath("//select[@name='answer_to']/option[contains(., 'Wmo')]/@value")[0]
    asked = {"ticked": ["walking", "aid"], "answer_to": body, "known": "Zij loopt met een stok."}
    page = her.fill(page, asked, form="/letter")
    own, dutch = page.tree.xpath("//main//form[contains(@action,'/letter/file')]")
    found = {}
    for form, look in ((own, "letter"), (own, "large"), (own, "kept"), (own, "text"), (dutch, "letter")):
        answer = her.client.post(form.get("action"), data=MultiDict([*form.form_values(), ("look", look)]))
        name = answer.headers["Content-Disposition"].partition("filename=")[2].strip('"')
        assert "no-store" in answer.headers["Cache-Control"]
        found[name] = answer.data
    assert set(found) == {
        *("letter-ar.pdf", "letter-large-ar.pdf", "letter-kept-ar.pdf", "letter-ar.txt", "letter-nl.pdf"),
    }
    assert "Zij loopt met een stok." in found["letter-ar.txt"].decode()
    with pikepdf.open(io.BytesIO(found["letter-nl.pdf"])) as paper:
        assert (str(paper.Root.Lang), str(paper.docinfo["/Title"])) == ("nl", "Brief")
    store = app.extensions["inzage"].store
    with store.reading() as work:
        assert not [row for row in work.rows(select(Text.field)) if row.field == "known"]
    assert "أسئلتي" not in her.open("kept-apart/letter/file").text, "at its address nothing of it is left"


def test_a_letter_needs_a_question_and_an_organisation(client_for: ClientFor) -> None:
    her = client_for("wife", lang="en")
    page = her.fill(her.open("kept-apart/letter"), {}, form="/letter", status=400)
    assert page.links("#answer_to")


@pytest.mark.requirement("R-041", "R-093")
def test_a_doctors_paper_that_came_by_post_is_sealed_by_who_may_not_open_it(
    app: Flask, client_for: ClientFor
) -> None:
    worker, adviser = client_for("caseworker", lang="en"), client_for("medical-adviser", lang="en")
    her, assignment = client_for("wife", lang="en"), assignment_of(app, "caseworker", "wife")
    worker.open(f"desk/people/{assignment}/scan")  # Without a reason it leads to the question why.
    assert "Why" in worker.open(f"desk/people/{assignment}/scan").text
    opened(worker, assignment)
    page = worker.open(f"desk/people/{assignment}/scan")
    assert "Choose a file first." in worker.fill(page, {}, form="/scan", status=400).text
    sound = {"scan": (io.BytesIO(m4a()), "x.m4a")}
    assert "Send a picture (JPG or PNG) or a PDF." in worker.fill(page, sound, form="/scan", status=400).text
    assert adviser.open("desk/kept-apart").links("/desk/kept-apart/") == []
    done = worker.fill(page, {"scan": (picture(), "dokter.jpg")}, form="/scan")
    assert "It is sealed" in done.text and "dokter" not in done.text
    assert "A paper about your health came in." in her.open("notices").text
    mine = her.open("kept-apart").links("/kept-apart/")[0]
    assert "It was scanned and sealed, and not read" in her.open(mine).text
    item = first(adviser)
    for other in (worker, client_for("second-caseworker", lang="en"), client_for("husband", lang="en")):
        other.open(item, status=404)
        other.open(mine, status=404)
    token = {"csrf_token": adviser.open(item).tree.xpath("//input[@name='csrf_token']/@value")[0]}
    assert adviser.client.post(f"{item}/file", data=token).status_code == 404, "first a decision"
    decide(adviser, item, "decide_to_open")
    assert adviser.client.post(f"{item}/file", data=token).data.startswith(b"\xff\xd8\xff")
    decide(adviser, item, "destroy", conclusion="Een traplift is nodig.")
    page = her.open(mine)
    assert "Een traplift is nodig." in page.text and "The medical adviser opened it" in page.text
    with store_of(app).reading() as work:
        assert work.value(select(SetAside.sealed)) is None


@pytest.mark.requirement("R-095")
def test_a_sealed_paper_is_opened_by_the_adviser_and_its_person_only_and_each_opening_is_told(
    app: Flask, client_for: ClientFor
) -> None:
    worker, adviser = client_for("caseworker", lang="en"), client_for("medical-adviser", lang="en")
    her = client_for("wife", lang="en")
    opened(worker, assignment := assignment_of(app, "caseworker", "wife"))
    page = worker.open(f"desk/people/{assignment}/scan")
    worker.fill(page, {"scan": (picture(), "dokter.jpg")}, form="/scan")
    mine = her.open("kept-apart").links("/kept-apart/")[0]
    page = her.open(mine)
    assert "Only you and the medical adviser can open it." in page.text
    own = her.client.post(f"{mine}/file", data={"csrf_token": page.tree.xpath(TOKEN)[0]})
    assert own.data.startswith(b"\xff\xd8\xff") and "You fetched it" in her.open(mine).text
    item = first(adviser)
    page = decide(adviser, item, "decide_to_open")
    token = {"csrf_token": page.tree.xpath("//input[@name='csrf_token']/@value")[0]}
    told = "The medical adviser opened a file that is kept apart"
    assert told not in her.open("notices").text
    for times in (1, 2):
        assert adviser.client.post(f"{item}/file", data=token).status_code == 200
        assert her.open(mine).text.count("The medical adviser opened it") == times
        assert her.open("notices").text.count(told) == times
    for who in ("privacy-officer", "manager", "complaint-handler", "helpdesk"):
        client_for(who, lang="en").open(item, status=404)


@pytest.mark.requirement("R-094")
def test_a_paper_about_health_that_nobody_asked_for_says_so_and_can_be_taken_away(
    app: Flask, client_for: ClientFor
) -> None:
    her = client_for("wife", lang="en")
    case = offer(her, "yes", picture(), "huisarts.jpg")
    page = her.open(case)
    assert "We do not need this. You can take it away." in page.text
    item = her.open(page.links("/kept-apart/")[0])
    assert "We do not need this. For a case we never ask papers about your health." in item.text
    gone = her.fill(item, {}, form="/remove")
    assert "We do not need this." not in gone.text
    with store_of(app).reading() as work:
        assert work.value(select(SetAside.sealed)) is None
    her.fill(her.open(case), {"file": (picture(), "brief.jpg"), "medical": "no"}, form="/files")
    her.fill(her.open(case), {"file": (io.BytesIO(m4a()), "x.m4a"), "medical": "others"}, form="/files")
    assert "We do not need this" not in her.open(case).text


@pytest.mark.requirement("R-094")
def test_the_catalogue_decides_which_paper_is_not_needed(
    client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    her = client_for("wife", lang="en")
    assert "We do not need papers about your health." in her.open("why-we-ask/case").text
    needing = replace(catalogue.row("case", "files"), not_needed=())
    monkeypatch.setitem(register._ROWS, ("case", "files"), needing)
    assert "We do not need this" not in her.open(offer(her, "yes", picture(), "huisarts.jpg")).text


@pytest.mark.requirement("R-094")
def test_before_it_is_sent_the_page_of_files_says_what_is_not_needed(client_for: ClientFor) -> None:
    her = client_for("wife", lang="en")
    page = her.open(f"{begun(her)}?q=files")
    added = her.fill(page, {"file": (picture(), "huisarts.jpg"), "medical": "yes"}, form="/files")
    assert "We do not need this. Take it away? Nobody read it." in added.text
