"""Texts: what is said, sealed, one version after another; a correction never writes over the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from portal.store.columns import new_id
from portal.store.models import Text
from portal.store.work import Work, Writing

_CURRENT = select(Text.id, Text.about_table, Text.field, Text.sealed).where(
    Text.about_id == bindparam("about"), Text.version == 0
)
_CURRENT_OF = select(Text.about_id, Text.about_table, Text.field, Text.sealed).where(
    Text.person_id == bindparam("person"),
    Text.about_id.in_(bindparam("about_ids", expanding=True)),
    Text.version == 0,
)
_CURRENT_OF_EACH = select(Text.about_id, Text.about_table, Text.field, Text.sealed).where(
    Text.about_id.in_(bindparam("about_ids", expanding=True)), Text.version == 0
)
_LAST_VERSION = select(func.max(Text.version).label("highest"), func.count().label("number")).where(
    Text.about_id == bindparam("about"), Text.field == bindparam("field")
)
_DESTROY = delete(Text).where(
    Text.about_id.in_(bindparam("about_ids", expanding=True)),
    Text.field.not_in(bindparam("stays", expanding=True)),
)
_STEP_ASIDE = (
    update(Text)
    .where(Text.about_id == bindparam("about"), Text.field == bindparam("the_field"), Text.version == 0)
    .values(version=bindparam("number"))
)


def text_row(
    work: Work, *, person: str, about_table: str, about_id: str, field: str, text: str, at: datetime
) -> dict[str, object]:
    """Return a first version, sealed and ready to insert; importers collect many of these."""
    return {
        "id": new_id(),
        "person_id": person,
        "about_table": about_table,
        "about_id": about_id,
        "field": field,
        "version": 0,
        "sealed": work.seal(person, about_table, about_id, field, text),
        "kept_at": at,
    }


def keep(
    work: Writing, *, person: str, about_table: str, about_id: str, field: str, text: str, at: datetime
) -> None:
    """Keep a text as the one that reads now; an earlier one steps aside and stays."""
    last = work.row(_LAST_VERSION, about=about_id, field=field)
    if last is not None and last._mapping["number"]:
        work.run(_STEP_ASIDE, {"about": about_id, "the_field": field, "number": last._mapping["highest"] + 1})
    work.add(
        Text,
        text_row(
            work, person=person, about_table=about_table, about_id=about_id, field=field, text=text, at=at
        ),
    )


def read_all(work: Work, *, person: str, about_id: str) -> dict[str, str]:
    """Return the texts of one row as they read now, by field."""
    return {
        row.field: work.open(person, row.about_table, about_id, row.field, row.sealed)
        for row in work.rows(_CURRENT, about=about_id)
    }


def read_many(work: Work, *, person: str, about_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the texts of several rows of one person as they read now: by row, then by field."""
    found: dict[str, dict[str, str]] = {about: {} for about in about_ids}
    if not about_ids:
        return found
    for row in work.rows(_CURRENT_OF, person=person, about_ids=list(about_ids)):
        found[row.about_id][row.field] = work.open(
            person, row.about_table, row.about_id, row.field, row.sealed
        )
    return found


def read_of_each(work: Work, whose: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the texts of rows of several people as they read now: by row, then by field; two queries.

    :param whose: the person of each row, by the row's id.
    """
    found: dict[str, dict[str, str]] = {about: {} for about in whose}
    if not whose:
        return found
    work.know_all(whose.values())
    for row in work.rows(_CURRENT_OF_EACH, about_ids=list(whose)):
        found[row.about_id][row.field] = work.open(
            whose[row.about_id], row.about_table, row.about_id, row.field, row.sealed
        )
    return found


def destroy(work: Writing, *, about_ids: Sequence[str], stays: Sequence[str] = ()) -> int:
    """Throw the texts of some rows away, every version of them; return how many.

    :param stays: the fields that stay.
    """
    if not about_ids:
        return 0
    return work.run(_DESTROY, {"about_ids": list(about_ids), "stays": list(stays)})
