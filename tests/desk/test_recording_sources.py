"""Who told it is not safe: it stays hidden from the one it is about, and nothing says who told it (R-191)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.access.models import Hold
from portal.people.models import Person
from portal.store import Store
from portal.store.models import Text
from tests.clocks import MONDAY
from tests.desk.test_recording import ClientFor, Desk, entries, notices
from tests.desk.ways import assignment_of, person_of, second, store_of, talk
from tests.partners.deliveries import HOLD, exchange, record, subject
from tests.partners.test_loading import deliver
from tests.partners.test_loading import entries as seen

HIDDEN = {
    "is_hidden": "y",
    "hold_article": "UAVG art. 41 lid 1 onder i",
    "hold_reason": "Iemand anders loopt gevaar.",
    **{"review_on-day": "7", "review_on-month": "12", "review_on-year": "2026"},
}
ASKED = {"safe_asked_on-day": "20", "safe_asked_on-month": "11", "safe_asked_on-year": "2026"}


@pytest.fixture
def desk(app: Flask, client_for: ClientFor) -> Desk:
    """The caseworker with the wife's file open; the husband told something, and is not safe."""
    with store_of(app).writing() as work:
        husband = person_of(app, "husband")
        work.run(update(Person).where(Person.id == husband).values(is_at_risk=True))
    return Desk(app, client_for)


def told(desk: Desk, **changes: object) -> dict[str, object]:
    """What the husband told about his wife."""
    source = assignment_of(desk.app, "caseworker", "husband")
    return {"source_kind": "other_person", "source_person": source, **changes}


@pytest.mark.requirement("R-191", "R-110")
def test_what_somebody_told_who_is_not_safe_is_hidden_or_not_kept(desk: Desk) -> None:
    page = desk.press(desk.write(**told(desk)), "save", status=400)
    assert page.tree.xpath("//*[@role='alert']//a[contains(@href, 'is_hidden')]")
    assert page.tree.xpath("//*[@role='alert']//a[contains(@href, 'safe_asked_on')]")
    assert page.tree.xpath("//details[@open]//input[@name='is_hidden']"), "where the fault is stands open"
    assert "De regeling loopt nog een jaar." in page.response.text
    assert entries(desk.app, "wife") == []
    unasked = desk.press(desk.write(**told(desk, **HIDDEN)), "save", status=400)
    assert "First ask what is safe" in unasked.text and entries(desk.app, "wife") == []


@pytest.mark.requirement("R-191")
def test_it_is_held_from_the_first_moment_and_says_to_nobody_who_told_it(
    desk: Desk, client_for: ClientFor
) -> None:
    desk.press(desk.write(**told(desk, **HIDDEN, **ASKED)), "save")
    (kept,) = entries(desk.app, "wife")
    assert notices(desk.app, kept.id) == 0
    assert "Debt" not in client_for("wife", lang="en").open("consultations").text
    client_for("wife", lang="en").open(f"consultations/{kept.id}", status=404)
    husband = person_of(desk.app, "husband")
    assert husband not in json.dumps(dict(kept._mapping), default=str)
    with store_of(desk.app).reading() as work:
        hold = work.row(select(Hold.id, Hold.approved_by, Hold.hidden_from).where(Hold.item_id == kept.id))
        assert hold is not None and hold.approved_by is None, "two others decide"
        row = work.row(select(*Text.__table__.columns).where(Text.about_id == hold.id))
        assert row is not None
        why = work.open(row.person_id, row.about_table, row.about_id, row.field, row.sealed)
    assert why == "Iemand anders loopt gevaar.\nAan de bron gevraagd wat veilig is op: 2026-11-20."


@pytest.mark.requirement("R-191")
def test_when_it_was_about_both_the_other_one_may_have_told_it(desk: Desk) -> None:
    other = assignment_of(desk.app, "caseworker", "husband")
    page = desk.write(source_kind="other_person", other=other)
    page = desk.press(page, "go", **second(contact=talk(desk.app)["contact"]))
    page = desk.press(page, "save", status=400)
    assert "Who told this is not safe." in page.text and entries(desk.app, "wife") == []


def test_who_is_safe_may_be_named_as_the_one_who_told_it(desk: Desk) -> None:
    with store_of(desk.app).writing() as work:
        work.run(update(Person).values(is_at_risk=False))
    desk.press(desk.write(**told(desk)), "save")
    (kept,) = entries(desk.app, "wife")
    assert notices(desk.app, kept.id) == 1


@pytest.mark.requirement("R-191", "T-16")
def test_an_official_cannot_find_out_who_is_not_safe_among_people_of_others(desk: Desk) -> None:
    """Naming somebody whom a colleague works for is answered alike, whether that person is safe or not."""
    foreign, said = assignment_of(desk.app, "second-caseworker", "late-objector"), []
    who = person_of(desk.app, "late-objector")
    for is_at_risk in (True, False):
        with store_of(desk.app).writing() as work:
            work.run(update(Person).where(Person.id == who).values(is_at_risk=is_at_risk))
        form = desk.write(source_kind="other_person").form(desk.assignment)
        typed = {**dict(form.form_values()), "source_person": foreign, "do": "save"}
        page = desk.official.client.post(form.get("action"), data=typed)
        said.append((page.status_code, "Who told this is not safe" in page.text))
    assert said[0] == said[1]
    assert said[0][1] is False


@pytest.mark.requirement("R-191")
@pytest.mark.parametrize("is_known_before", [True, False])
def test_a_delivered_entry_is_refused_unless_it_hides_what_somebody_told_who_is_not_safe(
    store: Store, tmp_path: Path, is_known_before: bool
) -> None:
    person = record("person", "p-9", name="Bo Zomer", is_at_risk=True)
    talk = exchange("k-1", subject("p-1", source_person="p-9"))
    first = (person,) if is_known_before else ()
    assert deliver(store, tmp_path, *first).problems == ()
    (wrong,) = deliver(store, tmp_path, *(() if first else (person,)), talk).problems
    assert wrong.field == "subjects[0].hold" and "is not safe" in wrong.text
    assert seen(store, "p-1") == []
    held = exchange("k-1", subject("p-1", source_person="p-9", hold=HOLD))
    assert deliver(store, tmp_path, person, held).problems == ()
    assert seen(store, "p-1") == []
    with store.reading() as work:
        assert work.value(select(Hold.made_at)) == MONDAY
    safe = exchange("k-2", subject("p-1", source_person="p-2"))
    assert deliver(store, tmp_path, person, safe).problems == ()
    assert len(seen(store, "p-1")) == 1
