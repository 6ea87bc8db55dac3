"""A joint file: both partners are told beforehand who may talk about it, about what, and for what."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from portal.agencies.models import File
from portal.notices.models import Notice
from portal.store import Store
from tests.partners.deliveries import HOLD, Record, record
from tests.partners.test_loading import deliver, person_id

pytestmark = pytest.mark.requirement("R-015")

JOINT = {
    "is_joint": True,
    "shared_with": "uw partner",
    "consulters": "Uw consulent en die van uw partner",
    "consult_kinds": ["work"],
    "consult_goal": "De afspraken over uw uitkering.",
}


def a_file(id: str, person: str, **values: object) -> Record:
    return record(
        "file",
        id,
        person=person,
        organisation="o-1",
        name="Dossier bijstand",
        purpose="Uw uitkering.",
        from_day="2020-01-06",
        **values,
    )


def told(store: Store) -> list[tuple[str, str]]:
    """Who got a notice about which file."""
    with store.reading() as work:
        rows = work.rows(
            select(Notice.person_id, File.source_id)
            .join(File, File.id == Notice.about_id)
            .where(Notice.kind == "file_joint")
            .order_by(File.source_id)
        )
        return [(row.person_id, row.source_id) for row in rows]


def days(store: Store) -> dict[str, bool]:
    """Whether the day of the notice is kept with each file."""
    with store.reading() as work:
        return {
            row.source_id: row.joint_told_on is not None
            for row in work.rows(select(File.source_id, File.joint_told_on))
        }


def loads(store: Store, folder: Path, *records: Record) -> None:
    outcome = deliver(store, folder, *records)
    assert not outcome.problems


def test_both_partners_get_their_own_notice_and_its_day_is_kept(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1", **JOINT), a_file("f-2", "p-2", **JOINT), a_file("f-3", "p-1"))
    assert told(store) == [(person_id(store, "p-1"), "f-1"), (person_id(store, "p-2"), "f-2")]
    assert days(store) == {"f-1": True, "f-2": True, "f-3": False}


def test_a_later_delivery_of_the_same_file_tells_nobody_again(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1", **JOINT))
    loads(store, tmp_path, a_file("f-1", "p-1", **{**JOINT, "consult_kinds": ["work", "income"]}))
    assert told(store) == [(person_id(store, "p-1"), "f-1")]
    assert days(store) == {"f-1": True}


def test_a_personal_file_that_becomes_joint_is_told(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1"))
    assert told(store) == []
    loads(store, tmp_path, a_file("f-1", "p-1", **JOINT))
    assert told(store) == [(person_id(store, "p-1"), "f-1")]
    assert days(store) == {"f-1": True}


def test_a_file_that_is_hidden_for_safety_is_not_told(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1", hold=HOLD), a_file("f-2", "p-1", hold=HOLD, **JOINT))
    loads(store, tmp_path, a_file("f-1", "p-1", **JOINT))
    assert told(store) == []
    assert days(store) == {"f-1": False, "f-2": False}


@pytest.mark.parametrize("left_out", ["consulters", "consult_kinds", "consult_goal"])
def test_a_joint_file_without_who_about_what_and_for_what_is_refused(
    store: Store, tmp_path: Path, left_out: str
) -> None:
    given = {name: value for name, value in JOINT.items() if name != left_out}
    outcome = deliver(store, tmp_path, a_file("f-1", "p-1", **given))
    assert [problem.field for problem in outcome.problems] == [left_out]
    assert told(store) == []
