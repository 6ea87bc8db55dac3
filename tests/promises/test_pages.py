"""Promises in the portal and at the desk, page by page, in the demo town."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access.models import Assignment
from portal.notices.models import Task
from portal.promises.models import Promise, SentBefore
from portal.worker.promised import list_late
from portal.worker.running import bench_of
from tests.desk.ways import account_of, assignment_of, opened, person_of, store_of
from tests.promises.ways import PROMISED, SENT, day
from tests.visitor import Page, Visitor

Clients = Callable[..., Visitor]
WORK = "Werk en Inkomen Waterstad"


def body(page: Page, form: str) -> str:
    """The value of the organisation in the list of a form."""
    return str(page.form(form).xpath(f".//option[contains(., '{WORK}')]/@value")[0])


def asked(her: Visitor, **changes: str) -> Page:
    """Write down what was promised."""
    page = her.open("promises/new")
    return her.fill(page, {**PROMISED, "agency": body(page, "/new"), **changes}, form="/new")


@pytest.mark.requirement("R-005")
def test_she_reads_the_duties_of_both_sides_and_complains_with_one_tap(client_for: Clients) -> None:
    her = client_for("wife")
    page = her.open("promises")
    plan = her.open(page.links("/promises/plans/")[0])
    assert "18 oktober 2018" in plan.text and "u en de werkcoach" in plan.text
    sides = plan.text.split("Wat de organisatie doet")[1].split("Wat u doet")
    assert "Wij zoeken een plek" in sides[0] and "U oefent elke week" in sides[1]
    (link,) = plan.links("kind=complaint") or plan.links("/new/complaint")
    first = her.open(link)
    assert "Plan getekend op 18 oktober 2018" in first.text


@pytest.mark.requirement("R-025", "R-006")
def test_she_asks_and_the_body_answers_after_her_contact_changed(app: Flask, client_for: Clients) -> None:
    her = client_for("wife")
    assert "U vroeg of dit klopt" in asked(her).text
    with store_of(app).writing() as work:
        # Her work coach goes; another one of the same organisation comes.
        who = account_of(app, "second-caseworker")
        moved = update(Assignment).where(Assignment.person_id == person_of(app, "wife"))
        work.run(moved.where(Assignment.account_id == account_of(app, "caseworker")).values(account_id=who))
    new = client_for("second-caseworker")
    assert "1 belofte om te beantwoorden" in new.open("desk/promises").text
    assignment = assignment_of(app, "second-caseworker", "wife")
    opened(new, assignment)
    page = new.open(f"desk/people/{assignment}/promises")
    assert "Dan betalen wij uw opleiding" in page.text, "older promises stay as well"
    link = next(one for one in page.links("/promises/") if "betalen mijn cursus" in new.open(one).text)
    answer = new.open(link)
    wrong = new.fill(answer, {"to": "denied", "because": ""}, form="/promises/", status=400)
    assert "Zeg waarom" in wrong.text
    new.fill(answer, {"to": "denied", "because": "Wij beloofden een gesprek."}, form="/promises/")
    found = her.open(
        next(one for one in her.open("promises").links("/promises/") if "cursus" in her.open(one).text)
    )
    assert "Zij zeggen dat dit niet is beloofd" in found.text
    assert "Wij beloofden een gesprek." in found.text
    assert "Er is iets veranderd aan een belofte" in her.open("notices").text


@pytest.mark.requirement("R-006")
def test_i_already_sent_this_asks_the_body_and_no_file(app: Flask, client_for: Clients) -> None:
    her = client_for("wife")
    page = her.open("promises/sent")
    assert not page.tree.xpath("//main//input[@type='file']")
    values = {**SENT, "agency": body(page, "/sent")}
    for _press in range(2):
        after = her.fill(page, values, form="/sent")
    assert "U hoeft het niet opnieuw te sturen" in after.text
    with store_of(app).reading() as work:
        assert len(work.rows(select(SentBefore.id))) == 1
    official, assignment = client_for("caseworker"), assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    assert "1 stuk om op te zoeken" in official.open("desk/promises").text
    (link,) = official.open(f"desk/people/{assignment}/promises").links("/promises/sent/")
    official.fill(official.open(link), {"to": "found"}, form="/sent/")
    assert "Zij hebben het" in her.open("promises").text
    assert "stuk om op te zoeken" not in official.open("desk/promises").text


@pytest.mark.requirement("R-262")
def test_a_late_promise_is_on_her_list_and_on_the_managers_without_her(
    app: Flask, client_for: Clients
) -> None:
    her = client_for("wife")
    assert "Nog niet gedaan: te laat" in her.open("promises").text
    manager = client_for("manager").open("desk/promises")
    assert "dagen te laat" in manager.text
    for personal in ("Imane", "opleiding", "helpende"):
        assert personal not in manager.response.text
    bench = bench_of(app.extensions["inzage"])
    at = bench.portal.clock.now()
    assert list_late(bench, at) > 0
    assert list_late(bench, at) == 0, "each task once"
    assert "Een belofte is te laat" in client_for("manager").open("desk/tasks").text
    with store_of(app).writing() as work:
        work.run(update(Promise).values(status="kept"))
    list_late(bench, at)
    with store_of(app).reading() as work:
        left = work.rows(select(Task.id).where(Task.kind == "promise_late", Task.done_at.is_(None)))
    assert left == []
    assert "Niets is te laat" in client_for("manager").open("desk/promises").text


def test_what_is_missing_is_said_at_the_box_and_nothing_typed_is_lost(client_for: Clients) -> None:
    her = client_for("wife")
    page = her.open("promises/new")
    wrong = her.fill(page, {"text": "", "who": "mijn werkcoach"}, form="/new", status=400)
    assert wrong.tree.xpath("//a[@href='#agency'] | //a[@href='#text']")
    assert wrong.tree.xpath("//input[@name='who']/@value") == ["mijn werkcoach"]
    late = her.fill(page, {**PROMISED, **day("made_on", 31, 2, 2026)}, form="/new", status=400)
    assert "Deze dag bestaat niet" in late.text


def test_somebody_elses_promise_looks_like_none(app: Flask, client_for: Clients) -> None:
    asked(client_for("wife"))
    with store_of(app).reading() as work:
        mine = work.value(select(Promise.id).where(Promise.person_id == person_of(app, "wife")).limit(1))
    husband = client_for("husband")
    nothing = husband.open(f"promises/{'0' * 26}", status=404).text
    assert husband.open(f"promises/{mine}", status=404).text == nothing
    official = client_for("caseworker")
    opened(official, assignment_of(app, "caseworker", "husband"))
    official.open(f"desk/people/{assignment_of(app, 'caseworker', 'husband')}/promises/{mine}", status=404)
