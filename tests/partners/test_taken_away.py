"""What an official took out of a file does not come back by a later delivery."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from portal.access.handing_over import _END
from portal.access.models import Assignment
from portal.agencies.models import File
from portal.dossiers.models import FileItem
from portal.dossiers.models_refusals import STOPPED, ContactStub
from portal.store import Store, new_id
from portal.store.models import Text
from tests.clocks import MONDAY
from tests.partners.deliveries import Record, record
from tests.partners.test_joint_files import a_file, loads

TODAY = MONDAY.date()
LAST = TODAY - timedelta(days=1)


def an_item(text: str) -> Record:
    return record(
        "file_item",
        "i-1",
        person="p-1",
        file="f-1",
        data_kind="housing",
        what="fact",
        text=text,
        purpose="Om te weten welke steun past.",
        written_on="2024-02-12",
        came_from="person",
    )


def test_a_later_delivery_brings_back_neither_the_item_nor_its_text(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1"), an_item("U woont boven."))
    with store.writing() as work:
        item = work.value(select(FileItem.id).where(FileItem.source_id == "i-1"))
        work.run(update(FileItem).where(FileItem.id == item).values(replaced_at=MONDAY))
        work.run(delete(Text).where(Text.about_id == item))
    loads(store, tmp_path, a_file("f-1", "p-1"), an_item("U woont boven een winkel."))
    with store.reading() as work:
        assert work.value(select(FileItem.replaced_at).where(FileItem.id == item)) == MONDAY
        assert work.value(select(func.count()).select_from(Text).where(Text.about_id == item)) == 0


def test_an_item_that_still_stands_is_renewed(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, a_file("f-1", "p-1"), an_item("U woont boven."))
    loads(store, tmp_path, a_file("f-1", "p-1"), an_item("U woont boven een winkel."))
    with store.reading() as work:
        item = work.value(select(FileItem.id).where(FileItem.source_id == "i-1"))
        assert work.value(select(func.max(Text.version)).where(Text.about_id == item)) is not None


@pytest.mark.requirement("R-042", "R-097")
def test_a_file_that_was_stopped_and_what_stood_in_it_stay_away(store: Store, tmp_path: Path) -> None:
    delivery = (a_file("f-1", "p-1"), an_item("U woont boven."), a_file("f-2", "p-1"))
    loads(store, tmp_path, *delivery)
    with store.writing() as work:
        row = work.rows(select(File.id, File.person_id, File.agency_id).where(File.source_id == "f-1"))[0]
        stub = {"id": new_id(), "person_id": row.person_id, "agency_id": row.agency_id, "channel": "portal"}
        stub |= {"contact_on": MONDAY.date(), "stopped_on": MONDAY.date(), "reference": "bcdfghjk"}
        mark = work.keyring.lookup(STOPPED, "proef/f-1")
        work.add(ContactStub, {**stub, "destroyed": 2, "mark": mark})
        work.run(delete(FileItem))
        work.run(delete(File).where(File.id == row.id))
    loads(store, tmp_path, *delivery)
    with store.reading() as work:
        assert [row.source_id for row in work.rows(select(File.source_id))] == ["f-2"]
        assert work.rows(select(FileItem.id)) == []


def work_for(until: str | None, reason: str = "benefit") -> Record:
    """The work of an official for somebody, as it is delivered."""
    day = {} if until is None else {"until_day": until}
    return record(
        "assignment", "t-1", official="u-1", person="p-1", from_day="2025-01-06", reason=reason, **day
    )


@pytest.mark.requirement("R-238", "R-066")
def test_work_that_was_ended_here_is_not_taken_up_again_by_a_later_delivery(
    store: Store, tmp_path: Path
) -> None:
    loads(store, tmp_path, work_for(None))
    with store.reading() as work:
        row = work.row(select(Assignment.id, Assignment.person_id).where(Assignment.source_id == "t-1"))
    assert row is not None
    with store.writing() as work:
        done = work.run(_END, {"which": row.id, "principal": row.person_id, "today": TODAY, "last": LAST})
    assert done == 1
    for delivered, stands in (("2027-06-30", LAST), (None, LAST), ("2026-01-31", date(2026, 1, 31))):
        loads(store, tmp_path, work_for(delivered, reason="benefit" if delivered else "debt_help"))
        with store.reading() as work:
            assert work.value(select(Assignment.until_day).where(Assignment.id == row.id)) == stands, (
                delivered
            )


def test_work_that_nobody_ended_here_is_lengthened_by_a_delivery(store: Store, tmp_path: Path) -> None:
    loads(store, tmp_path, work_for("2026-12-31"))
    loads(store, tmp_path, work_for("2027-06-30"))
    with store.reading() as work:
        until = work.value(select(Assignment.until_day).where(Assignment.source_id == "t-1"))
    assert until == date(2027, 6, 30)
