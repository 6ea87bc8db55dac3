"""Changes to published rows: written down while staging, carried out when the delivery is published."""

from __future__ import annotations

import base64
import json
import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, LargeBinary, Table, bindparam, delete, select, update
from sqlalchemy.types import TypeEngine

from portal.access.models import Assignment
from portal.agencies.models import System
from portal.consultations.models import Consultation
from portal.declarations.models import DeclarationBody
from portal.instructions.models_policies import Policy
from portal.mandates.finding import mandates_that_hold
from portal.notices.service import tell
from portal.partners import answers
from portal.partners.rows import TABLES, Row, Rows
from portal.people.models import Person
from portal.store import Base, Moment, Writing, new_id
from portal.store.models import Text
from portal.store.texts import keep
from portal.terms import amsterdam_day

DELIVERIES = "deliveries"
"""Stands in ``item_table`` for the note that a system delivered."""

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_ADDRESS = select(Person.address_sealed).where(Person.id == bindparam("the_row"))
_ENDED_HERE = select(Assignment.ended_here).where(Assignment.id == bindparam("the_row"))
_NEVER_CHANGED = frozenset({"id", "person_id", "batch_id", "made_at", "replaced_at", "withdrawn_at"})
_WHAT_HAPPENED = ("kind", "channel", "is_internal", "happened_at", "recorded_at", "system_id")
_BY_TABLE = {model.__tablename__: model for model in TABLES.values()}
_OTHER_BODIES = delete(DeclarationBody).where(DeclarationBody.declaration_id == bindparam("declaration"))
_DELIVERED = (
    update(System).where(System.id == bindparam("system")).values(last_delivered_at=bindparam("moment"))
)


def change(*, batch: str, model: type[Base], id: str, rows: Rows) -> Row:
    """Return the row that says what will change in a published one.

    A withdrawal by the person stands in the store only, so a delivery can set it but never undo it.
    """
    columns = {name: value for name, value in rows[model][0].items() if name not in _NEVER_CHANGED}
    withdrawn = rows[model][0].get("withdrawn_at")
    if withdrawn is not None:
        columns["withdrawn_at"] = withdrawn
    content = {
        "columns": {name: _written(value) for name, value in columns.items()},
        "person": rows[model][0].get("person_id"),
        "texts": {str(row["field"]): _written(row["sealed"]) for row in rows.get(Text, [])},
        "bodies": rows.get(DeclarationBody, []),
    }
    return _row(batch, model.__tablename__, id, json.dumps(content))


def newer_consultation(*, batch: str, id: str, entry: Row, fingerprint: str) -> Row:
    """Return the row that says what a consultation will be, as one of its new entries says it."""
    columns = {name: _written(entry[name]) for name in _WHAT_HAPPENED} | {"source_hash": fingerprint}
    content: Row = {"columns": columns, "person": None, "texts": {}, "bodies": []}
    return _row(batch, Consultation.__tablename__, id, json.dumps(content))


def delivery(*, batch: str, system: str, at: datetime) -> Row:
    """Return the row that says a system delivered with this batch."""
    return _row(batch, DELIVERIES, system, at.isoformat())


def _row(batch: str, table: str, id: str, content: str) -> Row:
    return {"id": new_id(), "batch_id": batch, "item_table": table, "item_id": id, "content": content}


def carry_out(work: Writing, *, item_table: str, item_id: str, content: str, at: datetime) -> None:
    """Carry out one staged change."""
    if item_table == DELIVERIES:
        work.run(_DELIVERED, {"system": item_id, "moment": datetime.fromisoformat(content)})
        return
    if item_table == answers.TASKS:
        answers.carry_out(work, task=item_id, content=content, at=at)
        return
    said = json.loads(content)
    model = _BY_TABLE[item_table]
    table = model.__table__
    assert isinstance(table, Table)  # Every model here is one table.
    columns = {name: _read(table.c[name].type, value) for name, value in said["columns"].items()}
    if model is Assignment:
        columns["until_day"] = _no_later(columns["until_day"], work.value(_ENDED_HERE, the_row=item_id))
    if model is Policy:
        columns["made_at"] = at
    stands = [table.c.replaced_at.is_(None)] if "replaced_at" in table.c else []
    changed = update(table).where(table.c.id == bindparam("the_row"), *stands).values(columns)
    before = work.value(_ADDRESS, the_row=item_id) if model is Person else None
    if not work.run(changed, {"the_row": item_id}):
        return  # What was taken away here does not come back by a later delivery of the same.
    if model is Person:
        _tell_moved(work, item_id, before, columns.get("address_sealed"), at)
    for field, sealed in said["texts"].items():
        text = work.open(said["person"], item_table, item_id, field, base64.b64decode(sealed))
        keep(
            work,
            person=said["person"],
            about_table=item_table,
            about_id=item_id,
            field=field,
            text=text,
            at=at,
        )
    if said["bodies"]:
        work.run(_OTHER_BODIES, {"declaration": item_id})
        work.add(DeclarationBody, *said["bodies"])


# Any: a day or nothing, as its column says.
def _no_later(delivered: Any, ended_here: date | None) -> date | None:
    """Return the last day of work that was ended here (R-238): a delivery may only make it sooner."""
    days = [day for day in (delivered, ended_here) if day is not None]
    return min(days, default=None)


def _tell_moved(work: Writing, person: str, before: object, after: object, at: datetime) -> None:
    """Tell somebody who moved to another town who may still act for them; moving itself ends nothing."""
    towns = [
        town_of(work.open(person, Person.__tablename__, person, "address", sealed))
        for sealed in (before, after)
        if isinstance(sealed, bytes)
    ]
    if len(towns) < 2 or "" in towns or towns[0] == towns[1]:
        return
    for mandate in mandates_that_hold(work, person=person, today=amsterdam_day(at)):
        tell(work, person=person, kind="mandate_stays", about_table="mandates", about_id=mandate, at=at)


def town_of(address: str) -> str:
    """Return the town of an address: what stands behind the postcode, or behind the last comma."""
    found = _POSTCODE.search(address)
    town = address[found.end() :] if found else address.rpartition(",")[2]
    return " ".join(town.split()).casefold()


def _written(value: object) -> object:
    """Write a column's value as JSON can hold it."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def _read(column: TypeEngine[Any], value: Any) -> object:  # Any: the column says what it is.
    """Read a value back as its column holds it."""
    if value is None:
        return None
    if isinstance(column, LargeBinary):
        return base64.b64decode(value)
    if isinstance(column, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column, Date) else value
