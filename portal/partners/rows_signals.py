"""Rows of signals in the youth index, and who is told of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import bindparam, or_, select

from portal.access import Hold
from portal.consultations.models import IndexSignal
from portal.mandates.ages import ALONE
from portal.notices.models import Notice
from portal.notices.service import notice_row
from portal.partners.rows import Making, Row, Rows, about_person, required_day
from portal.people.models import Custody, Person
from portal.terms import amsterdam_day
from portal.terms.ages import age_on

_CHILD = select(Person.born_on_sealed, Person.is_at_risk).where(Person.id == bindparam("person"))
_PARENTS = select(Custody.parent_id).where(
    Custody.child_id == bindparam("person"),
    Custody.has_custody == "yes",
    Custody.from_day <= bindparam("today"),
    or_(Custody.until_day.is_(None), Custody.until_day >= bindparam("today")),
)


def index_signal(making: Making) -> Rows:
    """Return a signal, and the notices to the young person and, when the law says so, the parents."""
    values = making.values
    row: Row = {
        "agency_id": making.one("organisation", "organisation"),
        "from_day": required_day(values, "from_day"),
        "until_day": required_day(values, "until_day"),
        "removed_on": values.day("removed_on"),
    }
    rows = about_person(making, IndexSignal, row)
    is_over = values.day("removed_on") is not None or required_day(values, "until_day") < making.at.date()
    return rows if is_over else {**rows, Notice: list(_told(making, is_hidden=bool(rows[Hold])))}


def _told(making: Making, *, is_hidden: bool) -> Iterator[Row]:
    """Give who is told. A notice about what is hidden waits with it; then no parent is told either.

    Source: L-111: the youth and the parents. From sixteen on the young person decides alone (L-90), and where
    somebody may be in danger a person decides whether a parent is told.
    """
    person = making.one("person", "person")
    yield _notice(making, person, "youth_signal", "index_signals")
    if is_hidden or not _tells_parents(making, person):
        return
    today = amsterdam_day(making.at)
    for parent in {row.parent_id for row in making.work.rows(_PARENTS, person=person, today=today)}:
        yield _notice(making, parent, "child_signal", "children")


def _notice(making: Making, person: str, kind: str, table: str) -> Row:
    return notice_row(
        person=person, kind=kind, about_table=table, about_id=making.id, at=making.at, batch=making.batch
    )


def _tells_parents(making: Making, person: str) -> bool:
    row = making.work.row(_CHILD, person=person)
    if row is None or row.is_at_risk:
        return False
    text = making.work.open(person, Person.__tablename__, person, "born_on", row.born_on_sealed)
    return bool(text) and age_on(date.fromisoformat(text), amsterdam_day(making.at)) < ALONE
