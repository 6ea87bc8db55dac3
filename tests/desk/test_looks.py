"""A team leader looks back: who opened files, how often, why. Never whose, and each look back is a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from portal.access.models_samples import LookReview
from tests.desk.test_team import DAYS
from tests.desk.ways import account_of, assignment_of, opened, store_of
from tests.visitor import Page, Visitor

ClientFor = Callable[..., Visitor]


def worked(app: Flask, client_for: ClientFor) -> Visitor:
    """Let a worker of the team open a file, and return the team leader."""
    leader, worker = client_for("team-leader", lang="en"), client_for("neighbourhood-worker", lang="en")
    page = leader.open(f"desk/stand-ins/{assignment_of(app, 'team-leader', 'mother')}")
    leader.fill(page, {**DAYS, "to": account_of(app, "neighbourhood-worker")}, form="/stand-ins/")
    opened(worker, assignment_of(app, "neighbourhood-worker", "mother"), reason="record")
    return leader


def looked_back(leader: Visitor) -> Page:
    return leader.fill(leader.open("desk/looks"), {"period": "30"}, form="/desk/looks")


def rows(app: Flask) -> int:
    with store_of(app).reading() as work:
        return int(work.value(select(func.count()).select_from(LookReview)))


@pytest.mark.requirement("R-081")
def test_a_leader_sees_who_how_often_and_why_and_never_whose(app: Flask, client_for: ClientFor) -> None:
    leader = worked(app, client_for)
    page = looked_back(leader)
    row = page.tree.xpath("//main//table[1]/tbody/tr")[0]
    cells = [cell.text_content().strip() for cell in row]
    assert cells[0].startswith("case manager, number ") and int(cells[2]) >= 1
    assert cells[1] == "Writing down a talk about the person"
    whole = page.response.get_data(as_text=True)
    assert "Fatma" not in whole and "Wij belden vandaag" not in whole, "not whose, and not what"
    assert assignment_of(app, "neighbourhood-worker", "mother") not in whole


@pytest.mark.requirement("R-081")
def test_each_look_back_is_written_down_and_the_next_leader_reads_it(
    app: Flask, client_for: ClientFor
) -> None:
    leader = client_for("team-leader", lang="en")
    assert "Nobody looked back yet." in leader.open("desk/looks").text and rows(app) == 0
    page = looked_back(leader)
    assert "Nobody of the team opened a file in these days" in page.text
    assert rows(app) == 1 and "24 October 2026" in page.text
    refused = leader.fill(page, {"period": "9"}, form="/desk/looks", status=400)
    assert "Choose over which days." in refused.text and rows(app) == 1


def test_only_a_leader_looks_back(client_for: ClientFor) -> None:
    client_for("caseworker").open("desk/looks", status=404)
    client_for("wife").open("desk/looks", status=404)
