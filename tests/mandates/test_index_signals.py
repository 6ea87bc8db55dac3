"""R-108: of a signal in the youth index the young person and the parents hear, and what is not in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from portal.consultations.models import IndexSignal
from portal.notices.models import Notice
from portal.partners.service import load
from portal.people.models import Account, Custody, Person
from tests.mandates.test_children import born, custody_of, years_ago
from tests.mandates.test_three_boys import account_for, person_of
from tests.mandates.ways import demo, mandate, store_of
from tests.partners.deliveries import Parts, Settings, write
from tests.visitor import Visitor

SignIn = Callable[..., Visitor]

SIGNAL = {
    "schema": "inzage-records/1",
    "kind": "index_signal",
    "source": "waterstad",
    "id": "s-1",
    "person": "p-ayoub",
    "organisation": "o-haven",
    "from_day": "2026-11-02",
    "until_day": "2027-11-01",
}


def deliver(app: Flask, folder: Path, **changes: object) -> None:
    """The index delivers a signal."""
    said = {name: value for name, value in {**SIGNAL, **changes}.items() if value is not None}
    found = load(
        Parts(store_of(app), settings=Settings(demo=True)), [write(folder / "signals.jsonl", [said])]
    )
    assert found.count.new + found.count.changed == 1, found


def told(app: Flask, source_id: str) -> list[str]:
    """The kinds of notice about a signal that somebody got."""
    with store_of(app).reading() as work:
        rows = work.rows(select(Notice.kind).where(Notice.person_id == person_of(app, source_id)))
    return [row.kind for row in rows if row.kind in {"youth_signal", "child_signal"}]


@pytest.mark.requirement("R-108", "L-111")
def test_a_signal_says_who_and_until_when_and_what_is_not_in_it(
    app: Flask, client_for: SignIn, tmp_path: Path
) -> None:
    boy = client_for("child-13")
    assert "Je naam staat er niet in" in boy.open("consultations/index").text
    deliver(app, tmp_path)
    page = boy.open(boy.open("me/young").links("/consultations/index")[0])
    for said in ("Wijkteam De Haven", "1 november 2027", "Niet waarom je naam erin staat", "niets fout"):
        assert said in page.text, said
    for kind in ("question", "erasure", "objection_to_use"):
        assert boy.open(page.links(f"/cases/new/{kind}")[0])
    assert told(app, "p-ayoub") == ["youth_signal"]
    assert told(app, "p-lotte") == ["child_signal"], "the parent with custody"
    assert told(app, "p-wessel") == [], "no custody"
    notices = boy.open("notices")
    assert "verwijsindex" in notices.text
    assert "Je naam staat er niet in" in client_for("husband").open("consultations/index").text
    assert set(IndexSignal.__table__.c.keys()) & {"reason", "text", "why", "kind", "data_kinds"} == set()


@pytest.mark.requirement("R-108", "L-111")
@pytest.mark.parametrize(
    ("years", "has_custody", "at_risk", "hears"),
    [
        (9, "yes", False, True),
        (15, "yes", False, True),
        (16, "yes", False, False),
        (9, "unknown", False, False),
        (9, "no", False, False),
        (9, "yes", True, False),
        (None, "yes", False, False),
    ],
)
def test_a_parent_hears_of_it_only_when_the_law_says_so(
    app: Flask, tmp_path: Path, years: int | None, has_custody: str, at_risk: bool, hears: bool
) -> None:
    child = born(app, "p-ayoub", years_ago(years or 9))
    with store_of(app).writing() as work:
        changed = {"is_at_risk": at_risk, **({} if years else {"born_on_sealed": None})}
        work.run(update(Person).where(Person.id == child).values(**changed))
        mother = Custody.parent_id == person_of(app, "p-lotte")
        work.run(update(Custody).where(Custody.child_id == child, mother).values(has_custody=has_custody))
    deliver(app, tmp_path)
    assert told(app, "p-ayoub") == ["youth_signal"]
    assert (told(app, "p-lotte") == ["child_signal"]) is hears


@pytest.mark.requirement("R-108", "L-90")
def test_a_parent_reads_it_with_a_young_child_and_not_with_an_older_one(
    app: Flask, client_for: SignIn, tmp_path: Path
) -> None:
    deliver(app, tmp_path)
    account_for(app, "p-lotte", "stepmother")
    mother, custody = client_for("stepmother"), custody_of(app, "stepmother", "p-ayoub")
    at = f"/nl/for/{custody}/consultations/index"
    for years, status in ((11, 200), (13, 404), (16, 404)):
        born(app, "p-ayoub", years_ago(years))
        assert mother.client.get(at).status_code == status, years
    grant = mandate(
        store_of(app), person=demo(app, "child-13")[1], account=demo(app, "advocate")[0], acts="requests"
    )
    assert client_for("advocate").client.get(f"/nl/for/{grant}/consultations/index").status_code == 404


@pytest.mark.requirement("R-108")
def test_it_ends_by_itself_when_taken_out_and_at_twenty_three(
    app: Flask, client_for: SignIn, tmp_path: Path
) -> None:
    deliver(app, tmp_path)
    boy = client_for("child-13")
    deliver(app, tmp_path, removed_on="2026-11-20")
    page = boy.open("consultations/index")
    assert "Eerder stond je naam erin" in page.text
    assert "staat er nu in" not in page.text
    assert told(app, "p-ayoub") == ["youth_signal"], "that it ended is no new signal"
    deliver(app, tmp_path, id="s-2", until_day="2040-01-01")
    assert "19 mei 2036" in boy.open("consultations/index").text, "the day before his 23rd birthday"
    born(app, "p-ayoub", date(2000, 1, 1))
    assert "staat er nu in" not in boy.open("consultations/index").text


@pytest.mark.requirement("R-030")
def test_a_hidden_signal_is_absent_and_tells_nobody(app: Flask, client_for: SignIn, tmp_path: Path) -> None:
    officers = officers_of(app)
    hold = {"article": "UAVG art. 41 lid 1 onder i", "review_on": "2026-12-20"}
    deliver(app, tmp_path, hold={**hold, "asked_by": officers[0], "approved_by": officers[1]})
    assert "Je naam staat er niet in" in client_for("child-13").open("consultations/index").text
    assert "verwijsindex" not in client_for("child-13").open("notices").text
    assert told(app, "p-lotte") == []


def officers_of(app: Flask) -> list[str]:
    """Two safety officers, as the town delivered them."""
    with store_of(app).reading() as work:
        rows = work.rows(select(Account.source_id).where(Account.role == "safety_officer"))
    return [row.source_id for row in rows][:2]
