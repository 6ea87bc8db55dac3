"""Files to test with: one organisation, one person's file, and what stands in it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from portal.access import Hold
from portal.agencies.models import Agency, File
from portal.dossiers.models import FileItem
from portal.dossiers.rules import ItemDraft
from portal.store import Store, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.viewer import Viewer

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WMO, OTHER = "a" * 26, "b" * 26


def official(person: str, *, agency: str = WMO) -> Viewer:
    """An adviser at work for a person."""
    return Viewer(
        account="c" * 26,
        person=person,
        capacity="assigned",
        reason="question",
        role="caseworker",
        agency=agency,
    )


def a_file(store: Store, person: str, **given: Any) -> str:
    """Keep a file of the Wmo about a person."""
    id = new_id()
    row = {"id": id, "person_id": person, "agency_id": WMO, "from_day": date(2024, 2, 12)}
    with store.writing() as work:
        for agency, name in ((WMO, "Wmo-loket"), (OTHER, "Wijkteam")):
            card = {"id": agency, "name": name, "kind": "government"}
            work.add_if_new(Agency, card, "id")
        work.add(File, {**row, "service": "wmo_simple", **given})
        for field, text in (("name", "Dossier Wmo"), ("purpose", "Een steun in de badkamer.")):
            work.add(
                Text,
                text_row(
                    work, person=person, about_table="files", about_id=id, field=field, text=text, at=AT
                ),
            )
    return id


def an_item(store: Store, person: str, file: str, text: str = "U woont boven.", **given: Any) -> str:
    """Keep an item as a delivery would."""
    id = new_id()
    row = {"id": id, "person_id": person, "item_id": file, "data_kind": "housing", "what": "fact"}
    row |= {"written_on": date(2024, 2, 12), "came_from": "person"}
    purpose = given.pop("purpose", "Om te weten welke steun past.")
    with store.writing() as work:
        work.add(FileItem, {**row, **given})
        for field, words in (("text", text), ("purpose", purpose)):
            if words:
                work.add(
                    Text,
                    text_row(
                        work,
                        person=person,
                        about_table="file_items",
                        about_id=id,
                        field=field,
                        text=words,
                        at=AT,
                    ),
                )
    return id


def draft(person: str, file: str, **given: Any) -> ItemDraft:
    """An item that says all it must."""
    complete: dict[str, Any] = {
        "text": "U woont boven.",
        "data_kind": "housing",
        "what": "fact",
        "came_from": "person",
        "purpose": "Om te weten welke steun past.",
        "came_on": TODAY,
        "needed_until": date(2027, 3, 1),
    }
    return ItemDraft(person=person, file=file, **{**complete, **given})


def hide(store: Store, table: str, item: str, person: str) -> None:
    """Put something on hold for a person."""
    row = {"id": new_id(), "item_table": table, "item_id": item, "hidden_from": person}
    row |= {"article": "UAVG art. 41", "review_on": TODAY, "asked_by": new_id(), "approved_by": new_id()}
    with store.writing() as work:
        work.add(Hold, {**row, "made_at": AT})
