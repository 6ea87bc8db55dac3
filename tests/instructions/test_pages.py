"""The desk stays closed until the rules are read; the pages say so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from portal.instructions.models import Confirmation, Training
from portal.people.models import Account
from portal.store import Store
from tests.clocks import FakeClock
from tests.visitor import Visitor

Sign = Callable[..., Visitor]
RIGHT = {"letter": "no", "doctor": "no", "conclusion": "yes"}


def account_of(app: Flask, name: str) -> str:
    store: Store = app.extensions["inzage"].store
    with store.reading() as work:
        return str(work.value(select(Account.id).where(Account.demo_name == name)))


def forget(app: Flask, name: str, table: type[Confirmation] | type[Training]) -> None:
    store: Store = app.extensions["inzage"].store
    account = account_of(app, name)
    with store.writing() as work:
        work.run(delete(table).where(table.account_id == account))


def first_record_page(visitor: Visitor) -> str:
    person = visitor.open("desk").links("/desk/people/")[0]
    return f"{person}/record"


@pytest.mark.requirement("R-053", "R-065")
def test_an_official_who_read_no_rules_records_nothing(app: Flask, client_for: Sign) -> None:
    official = client_for("caseworker", lang="en")
    record = first_record_page(official)
    forget(app, "caseworker", Confirmation)
    page = official.open(record)
    assert page.heading == "The rules we work by"
    assert "The desk is still closed for you" in page.text
    assert official.at.startswith("/en/desk/rules")


@pytest.mark.requirement("R-053", "R-065", "R-192")
def test_an_emergency_is_written_down_all_the_same(app: Flask, client_for: Sign) -> None:
    official = client_for("caseworker", lang="en")
    record = first_record_page(official)
    forget(app, "caseworker", Confirmation)
    page = official.open(record.replace("/record", "/emergency"))
    assert page.heading != "The rules we work by"


@pytest.mark.requirement("R-053")
def test_the_desk_opens_by_itself_once_all_is_confirmed(app: Flask, client_for: Sign) -> None:
    forget(app, "caseworker", Confirmation)
    official = client_for("caseworker", lang="en")
    for code in ("asking", "file", "sharing", "informing"):
        answers = RIGHT if code == "file" else {}
        page = official.fill(official.open(f"desk/rules/{code}"), answers, form=f"/desk/rules/{code}")
        assert "We wrote down that you read it." in page.text
    assert "Still to read" not in official.open("desk/rules").text
    assert official.open(first_record_page(official)).heading != "The rules we work by"


@pytest.mark.requirement("R-058")
def test_a_wrong_answer_shows_the_rule_again_and_confirms_nothing(app: Flask, client_for: Sign) -> None:
    forget(app, "caseworker", Confirmation)
    official = client_for("caseworker", lang="en")
    page = official.open("desk/rules/file")
    page = official.fill(page, {**RIGHT, "doctor": "yes"}, form="/desk/rules/file", status=400)
    assert "Ask two or three clear questions in a letter" in page.text
    assert "Give it back, or have it destroyed" not in page.text
    assert page.tree.xpath("//input[@name='doctor'][@value='yes']/@checked")
    store: Store = app.extensions["inzage"].store
    with store.reading() as work:
        mine = Confirmation.account_id == account_of(app, "caseworker")
        assert work.rows(select(Confirmation.instruction).where(mine)) == []


def test_a_version_that_is_no_longer_in_force_is_not_confirmed(client_for: Sign) -> None:
    official = client_for("caseworker", lang="en")
    page = official.open("desk/rules/asking")
    answer = official.fill(page, {"version": "7"}, form="/desk/rules/asking", status=409)
    assert "These rules have just changed." in answer.text


@pytest.mark.requirement("R-080", "R-267")
def test_without_a_training_of_the_last_year_no_file_opens(
    app: Flask, client_for: Sign, clock: FakeClock
) -> None:
    official = client_for("caseworker", lang="en")
    person = official.open("desk").links("/desk/people/")[0]
    store: Store = app.extensions["inzage"].store
    long_ago = clock.today() - timedelta(days=400)
    with store.writing() as work:
        mine = Training.account_id == account_of(app, "caseworker")
        work.run(update(Training).where(mine).values(on_day=long_ago))
    page = official.open(person)
    assert "You need the yearly training first." in page.text
    assert "more than a year ago" in page.text


@pytest.mark.requirement("R-080", "R-053")
def test_a_team_leader_sees_shares_and_no_names(client_for: Sign) -> None:
    page = client_for("team-leader", lang="en").open("desk/rules/figures")
    assert "Too few colleagues to show" in page.text or "%" in page.text
    client_for("caseworker", lang="en").open("desk/rules/figures", status=404)


def test_a_citizen_finds_no_rules_of_staff(client_for: Sign) -> None:
    client_for("wife").open("desk/rules", status=404)
