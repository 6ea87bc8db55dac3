"""Was it different then, and is it really done? The register answers both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from portal.agencies.themes import Theme
from portal.instructions import register
from portal.instructions.register import Tracked, Version, compare
from portal.store import Store
from tests.partners.deliveries import problems, record
from tests.partners.test_loading import deliver
from tests.visitor import Visitor

FIRST = Version("telling", "Telling", "1", "Write it down.", date(2018, 1, 1), date(2020, 10, 31))
SECOND = Version("telling", "Telling first", "2", "Ask first.", date(2020, 11, 1), None)
NOW = date(2026, 11, 2)


@pytest.mark.requirement("R-021")
def test_a_day_has_the_policy_that_held_then() -> None:
    (one,) = compare([FIRST, SECOND], then=date(2019, 8, 27), now=NOW)
    assert (one.title, one.then, one.now, one.is_different) == ("Telling first", FIRST, SECOND, True)
    (edge,) = compare([FIRST, SECOND], then=date(2020, 10, 31), now=NOW)
    assert edge.then is FIRST
    (same,) = compare([FIRST, SECOND], then=date(2020, 11, 1), now=NOW)
    assert not same.is_different


@pytest.mark.requirement("R-021")
def test_a_policy_that_did_not_exist_yet_says_so() -> None:
    (one,) = compare([SECOND], then=date(2019, 8, 27), now=NOW)
    assert one.then is None and one.is_different
    assert compare([FIRST], then=NOW, now=NOW) == []


@pytest.mark.requirement("R-235")
def test_adopted_is_not_done_and_done_needs_a_proof() -> None:
    one = Tracked(
        "R", date(2020, 7, 17), "Tell.", "adopted", "Yes.", "done", date(2020, 11, 1), "Handbook 2", "telling"
    )
    assert one.is_done
    assert not replace(one, state="busy").is_done
    assert not replace(one, proof="").is_done
    assert not replace(one, done_on=None).is_done


@pytest.mark.requirement("R-234")
def test_adopted_without_proof_is_marked_after_a_year() -> None:
    one = Tracked("R", date(2025, 11, 2), "Tell.", "adopted", "", "busy", None, "", "")
    assert not one.is_overdue(date(2026, 11, 1))
    assert one.is_overdue(date(2026, 11, 2))
    assert not replace(one, answer="refused").is_overdue(date(2027, 1, 1))
    done = replace(one, state="done", done_on=date(2026, 1, 1), proof="Handbook 2")
    assert not done.is_overdue(date(2027, 1, 1))
    assert replace(done, proof="").is_overdue(date(2027, 1, 1))


@pytest.mark.requirement("R-021")
def test_an_official_compares_a_day_with_today(client_for: Callable[..., Visitor]) -> None:
    official = client_for("complaint-handler", lang="en")
    page = official.open("desk/policies?then-day=27&then-month=8&then-year=2019")
    assert "Different then" in page.text and "The same then" in page.text
    wrong = official.open("desk/policies?then-day=soon", status=400)
    assert "Write the day, the month and the year in numbers." in wrong.text
    assert wrong.tree.xpath("//input[@name='then-day']/@value") == ["soon"]
    client_for("wife").open("desk/policies", status=404)


@pytest.mark.requirement("R-235")
def test_anybody_sees_that_adopted_is_not_done(app: Flask) -> None:
    page = Visitor(app, lang="en").open("recommendations")
    assert page.text.count("They are busy with it. It is not done.") == 1
    assert "Handboek re-integratie, versie 2020-2" in page.text


@pytest.mark.requirement("R-195")
def test_anybody_reads_which_role_opens_which_pages(app: Flask) -> None:
    page = Visitor(app, lang="en").open("who-may-see-what")
    assert "Complaint handler" in page.text
    assert "Answer" not in page.heading


@pytest.mark.requirement("R-141", "R-234")
def test_anybody_reads_why_it_was_refused_and_what_nothing_shows(app: Flask) -> None:
    page = Visitor(app, lang="en").open("recommendations")
    assert "De wet zegt dat wij ze vijftien jaar bewaren." in page.text
    assert page.text.count("They said yes over a year ago. Nothing shows that it is done.") == 1


@pytest.mark.requirement("R-244")
@pytest.mark.parametrize("path", ["recommendations", "our-checks", "agreements"])
def test_each_public_report_says_whom_to_ask_by_phone_mail_and_at_a_desk(app: Flask, path: str) -> None:
    page = Visitor(app, lang="en").open(path)
    foot = page.tree.xpath("//footer")[0]
    assert foot.xpath(".//a[starts-with(@href, 'tel:')]")
    assert "@" in foot.text_content(), "a mailbox of the office, and of nobody in person"
    desk = foot.xpath(".//a[contains(@href, '/where-can-i-go')]/@href")
    assert desk and Visitor(app, lang="en").open(desk[0]).status == 200


@pytest.mark.requirement("R-127")
def test_an_official_reads_which_trainings_and_theme_meetings_there_were(
    client_for: Callable[..., Visitor],
) -> None:
    page = client_for("complaint-handler", lang="en").open("desk/policies")
    assert "Themabijeenkomst: wat mag ik delen? Theme meeting 18 June 2026" in page.text
    assert "Training: alleen vragen wat nodig is Training 12 March 2026" in page.text
    assert page.text.count("Themabijeenkomst") == 1, (
        "it is no policy that holds until another takes its place"
    )


@pytest.mark.requirement("R-137")
def test_everybody_reads_beforehand_which_place_asks_little_and_which_a_lot(app: Flask) -> None:
    page = Visitor(app, lang="en").open("how-much-they-ask")
    places = {
        node.text_content().strip(): node.getnext().text_content().strip()
        for node in page.tree.xpath("//main//p/strong")
    }
    assert places == {
        "Wmo-loket Waterstad": "We ask little",
        "Vraagloket Centrum": "We ask little",
        "Wijkteam De Haven": "We ask a lot",
    }
    assert "your home and what you cannot do are enough" in page.text
    assert page.links("/what-must-i-tell"), "and that no may be said"
    assert Visitor(app).open("what-must-i-tell").links("/how-much-they-ask")


@pytest.mark.requirement("R-222")
def test_one_page_of_each_theme_lists_all_reports_about_it_and_leads_to_the_others(app: Flask) -> None:
    anybody = Visitor(app, lang="en")
    listed = anybody.open("recommendations")
    themes = listed.links("/recommendations/")
    assert {address.rsplit("/", 1)[1] for address in themes} == set(Theme)
    page = anybody.open("recommendations/asked_health")
    assert page.heading == "They ask about my health without need"
    assert "Ombudsman van Waterstad, onderzoek naar vragen" in page.text
    assert "Bewaar geen medische gegevens." in page.text and "Bewaar dossiers korter" not in page.text
    assert len(page.links("/recommendations/")) == len(Theme) - 1
    assert "No report is about this yet" in anybody.open("recommendations/no_answer").text
    anybody.open("recommendations/gossip", status=404)


@pytest.mark.requirement("R-222")
def test_two_reports_about_one_theme_stand_on_its_page_together(store: Store, tmp_path: Path) -> None:
    said = {"given_on": "2026-02-01", "text": "Vraag minder.", "answer": "adopted", "state": "busy"}
    reports = [
        record("recommendation", "a-1", report="Eerste", theme="asked_health", **said),
        record("recommendation", "a-2", report="Tweede", theme="asked_health", **said),
        record("recommendation", "a-3", report="Derde", **said),
    ]
    assert deliver(store, tmp_path, *reports).problems == ()
    with store.reading() as work:
        found = {one.report: one.theme for one in register.recommendations(work)}
    assert found == {"Eerste": "asked_health", "Tweede": "asked_health", "Derde": ""}
    (wrong,) = problems(record("recommendation", "a-4", report="Vierde", theme="gossip", **said))
    assert wrong.field == "theme"


def test_who_leads_writes_down_what_was_learnt_and_all_colleagues_read_it(
    client_for: Callable[..., Visitor],
) -> None:
    leader = client_for("team-leader", lang="en")
    page = leader.open(leader.open("desk/policies").links("/policies/learnt")[0])
    nothing = leader.fill(page, {"title": "Vragen zonder te veel"}, form="/learnt", status=400)
    for said in ("Choose what it was.", "today or earlier", "Say in a whole sentence what was learnt."):
        assert said in nothing.text
    assert "Vragen zonder te veel" in nothing.response.text, "what was typed is kept"
    day = {"on_day-day": "20", "on_day-month": "11", "on_day-year": "2026"}
    learnt = {"what": "theme_meeting", "text": "Vraag eerst waarvoor het nodig is.", **day}
    tomorrow = {**learnt, "on_day-day": "24"}
    assert "today or earlier" in leader.fill(nothing, tomorrow, form="/learnt", status=400).text
    for _ in range(2):  # Pressed twice: it stands there once.
        leader.fill(nothing, learnt, form="/learnt")
    reader = client_for("complaint-handler", lang="en").open("desk/policies")
    assert reader.text.count("Vragen zonder te veel Theme meeting 20 November 2026") == 1
    assert not reader.links("/policies/learnt"), "only who leads writes it"
    old = leader.open("desk/policies").links("/policies/learnt/")[0]
    client_for("complaint-handler").open(old, status=404)
    client_for("complaint-handler").open("desk/policies/learnt", status=404)
