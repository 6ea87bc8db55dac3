"""The pages of saying no in the demo town: three screens, the desk, and the proof after a stop."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from portal.worker.running import bench_of
from portal.worker.stopped import destroy_stopped
from tests.clocks import MONDAY
from tests.desk.ways import assignment_of, opened
from tests.dossiers.test_pages import HE, ClientFor, file_of
from tests.visitor import Page, Visitor

AFTER_A_WEEK = MONDAY + timedelta(days=8)


def choose(app: Flask, he: Visitor, answers: dict[str, str], *, status: int = 200) -> Page:
    page = he.open(f"dossier/files/{file_of(app, 'f-hendrik')}/no/choose")
    return he.fill(page, answers, form="/no/choose", status=status)


def desk_page(app: Flask, client_for: ClientFor) -> tuple[Visitor, str]:
    adviser = client_for("wmo-adviser", lang="en")
    assignment = assignment_of(app, "wmo-adviser", HE)
    opened(adviser, assignment)
    return adviser, f"desk/people/{assignment}/files/{file_of(app, 'f-hendrik')}"


@pytest.mark.requirement("R-085", "R-122")
def test_three_plain_screens_lead_from_why_to_what_else(app: Flask, client_for: ClientFor) -> None:
    he, file = client_for(HE, lang="en"), file_of(app, "f-hendrik")
    (first,) = he.open(f"dossier/files/{file}").links("/no")
    page = he.open(first)
    assert "Hulp om thuis te blijven wonen." in page.text
    assert "If you tell no more than that, they must still help you." in page.text
    page = he.open(page.links("/no/without")[0])
    assert "They must warn you first." in page.text
    page = he.open(page.links("/no/choose")[0])
    for choice in (
        "do not want to tell it",
        "a part of it",
        "think about it",
        "somebody with me",
        "another contact",
        "to stop",
    ):
        assert choice in page.text
    assert "30 November 2026" in page.text, "a week to think"
    assert "Vraagloket Centrum" in page.text, "who else can help"


@pytest.mark.requirement("R-203")
def test_no_way_of_saying_no_is_chosen_beforehand_or_has_a_worse_button(
    app: Flask, client_for: ClientFor
) -> None:
    page = client_for(HE, lang="en").open(f"dossier/files/{file_of(app, 'f-hendrik')}/no/choose")
    form = page.form("/no/choose")
    assert not form.xpath(".//input[@checked]")
    assert len(form.xpath(".//button")) == 1


def test_a_wrong_answer_says_what_to_do_and_changes_nothing(app: Flask, client_for: ClientFor) -> None:
    he = client_for(HE, lang="en")
    assert "Choose what you want." in choose(app, he, {}, status=400).text
    unsure = choose(app, he, {"choice": "stop"}, status=400)
    assert "Say that you know what happens when you stop." in unsure.text
    assert unsure.form("/no/choose").xpath(".//input[@value='stop']/@checked")
    assert "you chose:" not in he.open(f"dossier/files/{file_of(app, 'f-hendrik')}").text


@pytest.mark.requirement("R-122")
def test_the_desk_reads_only_that_another_contact_person_is_asked_and_answers(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE, lang="en")
    assert "Nothing is lost." in choose(app, he, {"choice": "other_worker"}).text
    adviser, address = desk_page(app, client_for)
    page = adviser.open(address)
    assert "Asks for another contact person" in page.text
    form = adviser.open(f"{address}/answer")
    wrong = adviser.fill(form, {"reply": "Ja."}, form="/answer", status=400)
    assert "Say in a whole sentence who helps this person now." in wrong.text
    adviser.fill(form, {"reply": "Fatma van het loket helpt u nu."}, form="/answer")
    assert adviser.client.get(f"/en/{address}/answer").status_code == 404, "answered once"
    his = he.open(f"dossier/files/{file_of(app, 'f-hendrik')}").text
    assert "The answer: Fatma van het loket helpt u nu." in his


@pytest.mark.requirement("R-122")
def test_who_stops_reads_as_a_plain_no_at_the_desk(app: Flask, client_for: ClientFor) -> None:
    choose(app, client_for(HE, lang="en"), {"choice": "stop", "is_sure": "y"})
    adviser, address = desk_page(app, client_for)
    page = adviser.open(address)
    assert "Says no for now" in page.text
    assert "stop" not in page.tree.xpath("string(//main)").lower()
    assert adviser.client.get(f"/en/{address}/answer").status_code == 404


@pytest.mark.requirement("R-042", "R-097")
def test_after_the_week_the_proof_stands_in_my_file_and_the_desk_has_nothing(
    app: Flask, client_for: ClientFor
) -> None:
    he, file = client_for(HE, lang="en"), file_of(app, "f-hendrik")
    kept = choose(app, he, {"choice": "stop", "is_sure": "y"})
    assert "You can think until 30 November 2026." in kept.text
    assert destroy_stopped(bench_of(app.extensions["inzage"]), AFTER_A_WEEK) == 1
    page = he.open("dossier")
    (proof,) = page.links("/dossier/stopped/")
    shown = he.open(proof)
    for words in ("Wmo-loket Waterstad", "12 February 2024", "Here in the portal", "Reference"):
        assert words in shown.text
    assert "Dossier Wmo" not in shown.text
    assert he.client.get(f"/en/dossier/files/{file}").status_code == 404
    adviser, address = desk_page(app, client_for)
    assert adviser.client.get(f"/en/{address}").status_code == 404
    wife = client_for("wife", lang="en")
    assert wife.client.get(proof).status_code == 404


@pytest.mark.requirement("R-122")
def test_taking_the_no_back_leaves_everything_as_it_was(app: Flask, client_for: ClientFor) -> None:
    he = client_for(HE, lang="en")
    page = choose(app, he, {"choice": "stop", "is_sure": "y"})
    after = he.fill(page, {}, form="/no/back")
    assert "you chose:" not in after.text
    assert destroy_stopped(bench_of(app.extensions["inzage"]), AFTER_A_WEEK) == 0


@pytest.mark.requirement("R-122")
def test_a_plain_no_can_be_chosen_and_the_desk_reads_it_as_any_other_no(
    app: Flask, client_for: ClientFor
) -> None:
    he = client_for(HE, lang="en")
    page = choose(app, he, {"choice": "no"})
    assert "You said no" in page.text and "I take my no back" in page.text
    adviser, address = desk_page(app, client_for)
    assert "Says no for now" in adviser.open(address).text
    assert destroy_stopped(bench_of(app.extensions["inzage"]), AFTER_A_WEEK) == 0, "nothing ends by a no"


def test_who_asks_for_somebody_else_did_not_say_no(app: Flask, client_for: ClientFor) -> None:
    he = client_for(HE, lang="en")
    for choice in ("other_worker", "with_someone"):
        page = choose(app, he, {"choice": choice})
        assert "You asked for this" in page.text and "I take this back" in page.text
        assert "You said no" not in page.text and "my no" not in page.text
        assert "You read the answer here." in page.text


@pytest.mark.requirement("R-042")
def test_who_stops_reads_one_last_day_wherever_the_file_stands(app: Flask, client_for: ClientFor) -> None:
    he, file = client_for(HE, lang="en"), file_of(app, "f-hendrik")
    page = he.open(f"dossier/files/{file}")
    assert "Your file goes on 12 February 2039." in page.text
    keep = {"until-day": "1", "until-month": "1", "until-year": "2028"}
    assert "You asked to keep it until 1 January 2028." in he.fill(page, keep, form="/keep").text
    choose(app, he, {"choice": "stop", "is_sure": "y"})
    for path in (f"dossier/files/{file}", "dossier"):
        page = he.open(path)
        assert "After 30 November 2026, because you stop." in page.text
        assert "12 February 2039" not in page.text and "1 January 2028" not in page.text
    he.fill(he.open(f"dossier/files/{file}"), {}, form="/no/back")
    page = he.open(f"dossier/files/{file}")
    assert "12 February 2039" in page.text and "1 January 2028" in page.text
