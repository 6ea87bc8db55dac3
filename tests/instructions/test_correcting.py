"""A training or a theme meeting is corrected by a row that points to the old one; nothing is edited away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from portal.errors import Conflict, NotFound
from portal.instructions.learning import LearntIncomplete, add_learnt
from portal.instructions.models_policies import Policy
from portal.instructions.register import Learnt, learnt
from portal.store import Store, new_id
from tests.clocks import MONDAY
from tests.desk.complaining import official
from tests.partners.deliveries import record
from tests.partners.test_loading import deliver
from tests.visitor import Visitor

pytestmark = pytest.mark.requirement("R-127")

TODAY = date(2026, 11, 23)


def add(store: Store, text: str, *, once: str = "", **values: Any) -> str:
    """Keep a theme meeting of last week, or a correction of one."""
    said: dict[str, Any] = {
        "by": new_id(),
        "at": MONDAY,
        "what": "theme_meeting",
        "title": "Vragen",
        "on_day": date(2026, 11, 16),
        **values,
    }
    once = once or new_id()
    with store.writing() as work:
        add_learnt(work, text=text, once=once, today=TODAY, **said)
    return once


def shown(store: Store) -> list[Learnt]:
    with store.reading() as work:
        return learnt(work)


def test_a_correction_stands_first_and_all_that_stood_there_before_stays(store: Store) -> None:
    first = add(store, "Vraag altijd alles vooraf.")
    second = add(store, "Vraag eerst waarvoor het nodig is.", corrects=first)
    add(store, "Vraag eerst waarvoor u het nodig hebt.", corrects=second, on_day=date(2026, 11, 9))
    (one,) = shown(store)
    assert one.text == "Vraag eerst waarvoor u het nodig hebt."
    assert [older.id for older in one.before] == [second, first]
    with store.reading() as work:
        kept = work.rows(select(Policy.text, Policy.from_day).where(Policy.id == first))
    assert [tuple(row) for row in kept] == [("Vraag altijd alles vooraf.", date(2026, 11, 16))]


@pytest.mark.requirement("R-053")
def test_who_corrected_it_and_when_is_kept_for_each_row(store: Store) -> None:
    writer, leader = official(store), official(store, role="team_leader")
    first = add(store, "Vraag altijd alles vooraf.", by=writer.account)
    later = MONDAY + timedelta(days=1)
    add(store, "Vraag eerst waarvoor het nodig is.", corrects=first, by=leader.account, at=later)
    (one,) = shown(store)
    said = [(row.made_at, row.by.role if row.by else "") for row in (one, *one.before)]
    assert said == [(later, "team_leader"), (MONDAY, "complaint_handler")]


@pytest.mark.requirement("R-053")
def test_a_training_that_a_delivery_changes_says_when(store: Store, tmp_path: Path) -> None:
    policy = {
        "what": "training",
        "code": "vragen",
        "title": "Vragen",
        "version": "1",
        "from_day": "2026-03-12",
    }
    deliver(store, tmp_path, record("policy", "t-1", text="Vraag altijd alles vooraf.", **policy))
    (one,) = shown(store)
    assert (one.made_at, one.by) == (None, None)
    deliver(store, tmp_path, record("policy", "t-1", text="Vraag eerst waarvoor.", **policy))
    (one,) = shown(store)
    assert (one.text, one.by) == ("Vraag eerst waarvoor.", None) and one.made_at is not None
    changed_at = one.made_at
    deliver(store, tmp_path, record("policy", "t-1", text="Vraag eerst waarvoor.", **policy))
    assert [one.made_at for one in shown(store)] == [changed_at], "the same again changes nothing"


def test_a_second_press_of_a_correction_keeps_it_once(store: Store) -> None:
    first, once = add(store, "Vraag altijd alles vooraf."), new_id()
    for _ in range(2):
        add(store, "Vraag eerst waarvoor het nodig is.", corrects=first, once=once)
    (one,) = shown(store)
    assert len(one.before) == 1


def test_two_who_correct_the_same_text_do_not_make_two_of_it(store: Store) -> None:
    first = add(store, "Vraag altijd alles vooraf.")
    add(store, "Vraag eerst waarvoor het nodig is.", corrects=first)
    with pytest.raises(Conflict):
        add(store, "Iets heel anders dan dat.", corrects=first)
    assert [one.text for one in shown(store)] == ["Vraag eerst waarvoor het nodig is."]


def test_a_policy_or_nothing_at_all_is_not_corrected_here(store: Store) -> None:
    policy = new_id()
    row: dict[str, Any] = {
        "id": policy,
        "what": "policy",
        "code": "vragen",
        "title": "Vragen",
        "text": "Vraag.",
    }
    with store.writing() as work:
        work.add(Policy, {**row, "version": "1", "from_day": TODAY, "until_day": None})
    for which in (policy, new_id()):
        with pytest.raises(NotFound):
            add(store, "Vraag eerst waarvoor het nodig is.", corrects=which)
    first = add(store, "Vraag altijd alles vooraf.")
    with pytest.raises(LearntIncomplete):
        add(store, "Nee.", corrects=first)
    assert [one.before for one in shown(store)] == [()]


def test_who_leads_corrects_it_at_the_desk_and_colleagues_read_both(
    app: Flask, client_for: Callable[..., Visitor]
) -> None:
    add(app.extensions["inzage"].store, "Vraag altijd alles vooraf.")
    leader = client_for("team-leader", lang="en")
    (link,) = [one for one in leader.open("desk/policies").links("/policies/learnt/") if "?" not in one][:1]
    page = leader.open(link)
    assert "Vraag altijd alles vooraf." in page.response.text, "what stands there is in the form"
    refused = leader.fill(page, {"text": "Nee."}, form="/policies/learnt/", status=400)
    assert "Say in a whole sentence what was learnt." in refused.text
    page = leader.fill(refused, {"text": "Vraag eerst waarvoor het nodig is."}, form="/policies/learnt/")
    reader = client_for("complaint-handler", lang="en").open("desk/policies").text
    first, then = (reader.index(text) for text in ("Vraag eerst waarvoor", "Vraag altijd alles"))
    assert first < reader.index("What stood here first") < then
    assert "Corrected on 23 November 2026" in reader and "by: team leader" in reader
