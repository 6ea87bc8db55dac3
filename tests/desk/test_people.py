"""Opening somebody's file: by assignment and reason only, and the person reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from portal.access import Hold, RefusedTry, ViewLog
from portal.access.models import Assignment, Opening
from portal.consultations.models import ConsultationSubject
from portal.store import new_id
from tests.clocks import MONDAY, FakeClock
from tests.desk.ways import account_of, assignment_of, opened, person_of, store_of
from tests.visitor import Visitor

ClientFor = Callable[..., Visitor]


def count(app: Flask, table: type, *conditions: object) -> int:
    """How many rows of a table there are."""
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(table).where(*conditions)))


def test_an_official_finds_the_people_of_today_on_the_first_page(app: Flask, client_for: ClientFor) -> None:
    page = client_for("caseworker", lang="en").open("desk")
    assert "Imane Oudeveld-el Arrasi" in page.text and "Jelle Oudeveld" in page.text
    assert "Dirk Boomgaard" not in page.text
    assert len(page.links("/desk/people/")) == 2
    assert person_of(app, "wife") not in page.response.text


def test_somebody_who_works_for_nobody_is_told_what_to_do(app: Flask, client_for: ClientFor) -> None:
    with store_of(app).writing() as work:
        work.run(update(Assignment).values(until_day=MONDAY.date() - timedelta(days=1)))
    assert "You work for nobody today" in client_for("caseworker", lang="en").open("desk").text


def test_an_advocate_is_told_that_the_desk_is_being_built(client_for: ClientFor) -> None:
    helper = client_for("advocate", lang="en")
    assert "is being built" in helper.open("desk").heading


@pytest.mark.requirement("T-51")
def test_a_helper_at_a_counter_sees_only_what_is_done_there(client_for: ClientFor) -> None:
    page = client_for("helpdesk", lang="en").open("desk")
    assert set(page.links("/desk/")) == {
        f"/en/desk/{part}" for part in ("help", "post", "accounts", "accounts/agree", "collect")
    }


def test_a_role_without_people_sees_what_it_can_do(client_for: ClientFor) -> None:
    assert client_for("manager", lang="en").open("desk").links("/desk/duties")


@pytest.mark.requirement("R-261", "R-116", "T-54", "T-77")
def test_a_file_opens_only_with_a_reason_and_the_person_reads_it(app: Flask, client_for: ClientFor) -> None:
    official, wife = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    assignment = assignment_of(app, "caseworker", "wife")
    asked = official.open(f"desk/people/{assignment}")
    assert asked.heading == "Why do you open this file?"
    refused = official.fill(asked, {}, form="/why", status=400)
    assert "Choose why you open this file." in refused.text
    assert count(app, Opening) == 0
    page = opened(official, assignment)
    assert "Imane" in page.text and "Imane" not in page.heading
    listed = wife.open("consultations")
    assert "Werk en Inkomen Waterstad opened your file" in listed.text
    assert "Wij belden vandaag." in listed.text
    access = wife.open("consultations/access")
    assert "Werk en Inkomen Waterstad, case manager" in access.text
    assert "Writing down a talk about you" in access.text


@pytest.mark.requirement("R-261")
def test_a_reason_counts_for_half_an_hour(app: Flask, client_for: ClientFor, clock: FakeClock) -> None:
    official = client_for("caseworker", lang="en", device="own")
    assignment = assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    clock.later(minutes=10)
    assert official.open(f"desk/people/{assignment}").heading == "One of your people"
    clock.later(minutes=14)
    official.open("desk")
    clock.later(minutes=10)
    assert official.open(f"desk/people/{assignment}").heading == "Why do you open this file?"


@pytest.mark.requirement("R-261", "T-55")
def test_who_knows_the_person_privately_stays_out(app: Flask, client_for: ClientFor) -> None:
    official = client_for("caseworker", lang="en")
    assignment = assignment_of(app, "caseworker", "wife")
    asked = official.open(f"desk/people/{assignment}")
    answer = {"reason": "question", "privately": "yes"}
    page = official.fill(asked, answer, form="/why", status=403)
    assert "Tell your team leader today." in page.text
    assert count(app, Opening) == 0
    assert count(app, RefusedTry, RefusedTry.endpoint == "known-privately") == 1
    official.open(f"desk/people/{assignment}", status=404)
    assert "Imane" not in official.open("desk").text


@pytest.mark.requirement("R-045", "T-54")
@pytest.mark.parametrize("rest", ["", "/why", "/record", "/emergency"])
def test_who_is_not_assigned_gets_the_page_of_what_does_not_exist(
    app: Flask, client_for: ClientFor, rest: str
) -> None:
    official = client_for("second-caseworker")
    assignment = assignment_of(app, "caseworker", "wife")
    before = count(app, RefusedTry)
    theirs = official.client.get(f"/nl/desk/people/{assignment}{rest}")
    missing = official.client.get(f"/nl/desk/people/{new_id()}{rest}")
    assert theirs.status_code == missing.status_code == 404
    assert theirs.get_data() == missing.get_data()
    assert count(app, RefusedTry) == before + 2


@pytest.mark.requirement("R-045")
def test_an_ended_assignment_closes_at_the_next_click(app: Flask, client_for: ClientFor) -> None:
    official = client_for("caseworker")
    assignment = assignment_of(app, "caseworker", "wife")
    page = opened(official, assignment)
    with store_of(app).writing() as work:
        work.run(update(Assignment).values(until_day=MONDAY.date() - timedelta(days=1)))
    for link in page.links(assignment):
        official.open(link, status=404)


@pytest.mark.requirement("R-045")
def test_a_person_sees_who_may_look_and_who_could_before(client_for: ClientFor) -> None:
    page = client_for("husband", lang="en").open("consultations/access")
    assert "Werk en Inkomen Waterstad, case manager" in page.text
    assert "From 6 March 2018 to 11 November 2019" in page.text
    assert "Since 12 November 2019" in page.text
    assert "/consultations/access" in client_for("husband").open("consultations").response.text


def test_work_that_is_hidden_leaves_no_trace(app: Flask, client_for: ClientFor) -> None:
    """The official opens, reads and leaves; the person sees neither the work, nor the look, nor the entry."""
    wife, official = client_for("wife", lang="en"), client_for("caseworker")
    assignment, person = assignment_of(app, "caseworker", "wife"), person_of(app, "wife")
    with store_of(app).writing() as work:
        hold = {"id": new_id(), "item_table": "assignments", "item_id": assignment, "hidden_from": person}
        hold |= {"article": "UAVG art. 41 lid 1 onder i", "review_on": MONDAY.date(), "made_at": MONDAY}
        work.add(Hold, {**hold, "asked_by": account_of(app, "safety-officer"), "approved_by": new_id()})
    before = [wife.open(page).text for page in ("consultations", "consultations/access")]
    opened(official, assignment)
    assert count(app, ViewLog, ViewLog.person_id == person) == 1
    assert [wife.open(page).text for page in ("consultations", "consultations/access")] == before
    assert "case manager" not in before[1] and "complaint handler" in before[1]


def test_looks_in_one_go_are_one_line(app: Flask, client_for: ClientFor) -> None:
    official, wife = client_for("caseworker", lang="en"), client_for("wife", lang="en")
    assignment = assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    official.open(f"desk/people/{assignment}")
    official.open(f"desk/people/{assignment}")
    assert "3 pages" in wife.open("consultations/access").text


def test_an_official_reads_the_very_page_that_the_person_reads(app: Flask, client_for: ClientFor) -> None:
    official, wife = client_for("caseworker"), client_for("wife")
    assignment = assignment_of(app, "caseworker", "wife")
    opened(official, assignment)
    with store_of(app).reading() as work:
        one = select(ConsultationSubject.id).where(
            ConsultationSubject.person_id == person_of(app, "wife"),
            ConsultationSubject.declaration_id.is_(None),
        )
        entry = work.rows(one.limit(1))[0].id
    theirs = official.open(f"desk/people/{assignment}/entries/{entry}")
    assert theirs.tree.get_element_by_id("entry").text_content() == (
        wife.open(f"consultations/{entry}").tree.get_element_by_id("entry").text_content()
    )
    official.open(f"desk/people/{assignment}/entries/{new_id()}", status=404)
