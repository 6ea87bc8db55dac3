"""Pages of standing in, of the check of three facts, and of people one knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from portal.people.models import Account
from tests.clocks import MONDAY
from tests.desk.ways import account_of, assignment_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]

DAYS = {
    "from_day-day": "23",
    "from_day-month": "11",
    "from_day-year": "2026",
    "until_day-day": "30",
    "until_day-month": "11",
    "until_day-year": "2026",
    "because": "away",
}


@pytest.mark.requirement("R-045", "R-115", "R-116")
def test_a_leader_lets_a_colleague_stand_in_and_the_citizen_sees_it(
    app: Flask, client_for: ClientFor
) -> None:
    leader, worker = client_for("team-leader", lang="en"), client_for("neighbourhood-worker", lang="en")
    her = client_for("mother", lang="en")
    assert "You work for nobody today" in worker.open("desk").text
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    values = {**DAYS, "to": account_of(app, "neighbourhood-worker")}
    wrong = leader.fill(page, {**values, "until_day-month": "12"}, form="/stand-ins/", status=400)
    assert "14 days at most" in wrong.text
    page = leader.fill(page, values, form="/stand-ins/")
    assert "It is arranged. The person is told." in page.text
    assert "You work for nobody today" not in worker.open("desk").text
    assert "A colleague stands in for who works for you" in her.open("notices").text
    assert "The colleague is away" in her.open("consultations/access").text
    leader.fill(page, {}, form="/end")
    assert "You work for nobody today" in worker.open("desk").text


@pytest.mark.requirement("R-131", "R-045")
@pytest.mark.parametrize("over", [True, False])
def test_whose_last_day_comes_first_stands_in_for_nobody_after_it(
    app: Flask, client_for: ClientFor, over: bool
) -> None:
    leader, worker = client_for("team-leader", lang="en"), account_of(app, "neighbourhood-worker")
    last = MONDAY.date() - timedelta(days=1) if over else MONDAY.date() + timedelta(days=3)
    with app.extensions["inzage"].store.writing() as work:
        work.run(update(Account).where(Account.id == worker).values(until_day=last))
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    offered = page.tree.xpath("//form//*[@name='to']/descendant-or-self::*/@value")
    assert (worker in offered) is not over
    if not over:
        wrong = leader.fill(page, {**DAYS, "to": worker}, form="/stand-ins/", status=400)
        assert "On that day this colleague does not work here any more." in wrong.text
        page = leader.fill(wrong, {**DAYS, "to": worker, "until_day-day": "26"}, form="/stand-ins/")
        assert "It is arranged. The person is told." in page.text


def test_a_form_with_nothing_in_it_says_what_is_needed(app: Flask, client_for: ClientFor) -> None:
    leader = client_for("team-leader", lang="en")
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    page = leader.fill(page, {}, form="/stand-ins/", status=400)
    for text in ("Choose who stands in.", "Fill in the first day.", "Fill in the last day.", "Choose why."):
        assert text in page.text


@pytest.mark.requirement("R-113")
def test_the_safety_house_sees_three_facts_and_no_name(client_for: ClientFor) -> None:
    officer, her = client_for("safety-officer", lang="en"), client_for("wife", lang="en")
    page = officer.fill(officer.open("desk/check"), {"number": "9999 90 019"}, form="/check")
    assert len(page.tree.xpath("//main//dt")) == 3
    assert "Imane" not in page.response.get_data(as_text=True)
    assert "The safety house checked three facts about you" in her.open("notices").text
    assert "A check of three facts by the safety house" in her.open("consultations/access").text
    page = officer.fill(officer.open("desk/check"), {"number": "12"}, form="/check", status=400)
    assert "eight or nine digits" in page.text


@pytest.mark.requirement("R-261")
def test_an_official_declares_somebody_and_loses_that_file_at_once(app: Flask, client_for: ClientFor) -> None:
    worker = client_for("caseworker", lang="en")
    file = f"desk/people/{assignment_of(app, 'caseworker', 'wife')}"
    worker.open(file)
    page = worker.fill(worker.open("desk/known"), {"number": "999990019"}, form="/known")
    assert "That file stays closed to you." in page.text
    worker.open(file, status=404)


def test_each_list_to_choose_from_is_in_the_readers_language(app: Flask, client_for: ClientFor) -> None:
    leader, her = client_for("team-leader", lang="nl"), client_for("wife", lang="nl")
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    assert page.tree.xpath("//select/option[1]/text()") == ["Kies een collega"]
    page = her.open("kept-apart/letter")
    assert page.tree.xpath("//select/option[1]/text()") == ["Kies een organisatie"]
