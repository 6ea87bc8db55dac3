"""What an official took out of a file does not come back by a later delivery."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, func, select, update

from portal.dossiers.models import FileItem
from portal.store import Store
from portal.store.models import Text
from tests.clocks import MONDAY
from tests.partners.deliveries import Record, record
from tests.partners.test_joint_files import a_file, loads


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
