"""A delivered talk about what its person had been asked first, without a yes, is marked and shown (R-075)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.access import proposals
from portal.agencies.breaches import NOT_AGREED
from portal.agencies.models import Agency
from portal.consultations.models import ConsultationSubject
from portal.dossiers import proposing
from portal.dossiers.models_refusals import FileProposal
from portal.store import Store, new_id
from tests.partners.deliveries import BASE, exchange, subject
from tests.partners.test_loading import deliver, person_id
from tests.test_queries import heard

pytestmark = pytest.mark.requirement("R-075")

BEFORE, DURING, AFTER = (datetime(2026, 11, day, 8, tzinfo=UTC) for day in (13, 16, 18))
"""Days around the talk, which was on 16 November at nine o'clock UTC."""


def broken(store: Store, tmp_path: Path, **values: Any) -> str:
    """Deliver the talk, and return the rules it broke."""
    deliver(store, tmp_path, exchange("k-1", subject("p-1", **{"release": "not_needed", **values})))
    with store.reading() as work:
        return str(work.value(select(ConsultationSubject.broken_rules)))


def proposed(store: Store, tmp_path: Path, **values: Any) -> None:
    """Let the first organisation propose to ask the second about the work of somebody."""
    proposals.register(proposing.standing)
    deliver(store, tmp_path)
    with store.writing() as work:
        bodies = {row.source_id: row.id for row in work.rows(select(Agency.id, Agency.source_id))}
        row: dict[str, Any] = {
            "id": new_id(),
            "item_id": new_id(),
            "account_id": new_id(),
            "role": "caseworker",
        }
        row |= {"person_id": person_id(store, "p-1"), "agency_id": bodies["o-1"], "body_id": bodies["o-2"]}
        row |= {"data_kinds": "work", "asked_at": BEFORE, "answer": "", "answered_at": None, **values}
        work.add(FileProposal, row)


@pytest.mark.parametrize(
    ("said", "answered_at"), [("", None), ("no", DURING), ("ask", DURING)], ids=["nothing", "no", "question"]
)
def test_a_talk_without_a_yes_is_kept_and_marked(
    store: Store, tmp_path: Path, said: str, answered_at: datetime | None
) -> None:
    proposed(store, tmp_path, answer=said, answered_at=answered_at)
    assert broken(store, tmp_path) == "not_agreed"


@pytest.mark.parametrize(
    "values",
    [
        {"answer": "yes", "answered_at": DURING},
        {"answer": "no", "answered_at": AFTER},
        {"asked_at": AFTER},
        {"data_kinds": "debt"},
    ],
    ids=["yes", "a no of later", "asked later", "other data"],
)
def test_what_is_not_sure_accuses_nobody(store: Store, tmp_path: Path, values: dict[str, Any]) -> None:
    proposed(store, tmp_path, **values)
    assert broken(store, tmp_path) == ""


@pytest.mark.parametrize("ground", ["vital_interest", "safety"])
def test_danger_is_an_exception_for_deliveries_too(store: Store, tmp_path: Path, ground: str) -> None:
    proposed(store, tmp_path)
    assert broken(store, tmp_path, basis=ground) == ""


def test_the_command_tells_line_and_field_of_what_had_no_yes(store: Store, tmp_path: Path) -> None:
    proposed(store, tmp_path)
    talk = exchange("k-1", subject("p-2", release="not_needed"), subject("p-1", release="not_needed"))
    outcome = deliver(store, tmp_path, exchange("k-0", subject("p-2", release="not_needed")), talk)
    told = [one for one in outcome.notes if f"({NOT_AGREED})" in one.text]
    assert [(one.file, one.line, one.field) for one in told] == [
        ("delivery.jsonl", len(BASE) + 2, "subjects[1].asked_first")
    ]
    assert outcome.is_published and "p-1" not in str(told[0])


def test_the_same_talk_again_is_not_noted_again_and_a_changed_one_is(store: Store, tmp_path: Path) -> None:
    proposed(store, tmp_path)

    def noted(**values: Any) -> int:
        talk = exchange("k-1", subject("p-1", **{"release": "not_needed", **values}))
        return sum(f"({NOT_AGREED})" in one.text for one in deliver(store, tmp_path, talk).notes)

    assert [noted(), noted(), noted()] == [1, 0, 0]
    assert [noted(question="Wat weet u van haar werk?"), noted(question="Wat weet u van haar werk?")] == [
        1,
        0,
    ]
    with store.reading() as work:
        assert work.value(select(func.count()).select_from(ConsultationSubject)) == 2


def test_nothing_is_noted_of_who_said_yes(store: Store, tmp_path: Path) -> None:
    proposed(store, tmp_path, answer="yes", answered_at=DURING)
    outcome = deliver(store, tmp_path, exchange("k-1", subject("p-1", release="not_needed")))
    assert not [one for one in outcome.notes if NOT_AGREED in one.text]


def test_many_talks_ask_for_proposals_once_a_batch(store: Store, tmp_path: Path) -> None:
    proposed(store, tmp_path)
    asked: dict[int, int] = {}
    for many in (2, 20):
        talks = (exchange(f"{many}-{n}", subject("p-1"), subject("p-2")) for n in range(many))
        with heard(store) as said:
            assert deliver(store, tmp_path, *talks).is_published
        asked[many] = sum("FROM file_proposals" in one for one in said)
    assert asked == {2: 2, 20: 2}, "once to examine, and once to stage"
