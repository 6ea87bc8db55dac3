"""Words of the rows of a case: keeping them, and reading those of many rows in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.store import Work, Writing
from portal.store.models import Text
from portal.store.texts import keep, text_row

_TEXTS = visible(Text, Text.person_id, Text.about_table, Text.about_id, Text.field, Text.sealed).where(
    Text.about_id.in_(bindparam("rows", expanding=True)), Text.version == 0
)


def words_of(look: Work, rows: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the texts of rows, by the id of the row and then by field."""
    found: dict[str, dict[str, str]] = {}
    for row in look.rows(_TEXTS, rows=list(rows)):
        text = look.open(row.person_id, row.about_table, row.about_id, row.field, row.sealed)
        found.setdefault(row.about_id, {})[row.field] = text
    return found


def keep_new(work: Writing, viewer: Viewer, *, table: str, row: str, at: datetime, **texts: str) -> None:
    """Keep the texts of a new row; an empty one is not kept."""
    rows = [
        text_row(work, person=viewer.person, about_table=table, about_id=row, field=field, text=text, at=at)
        for field, text in texts.items()
        if text
    ]
    if rows:
        work.add(Text, *rows)


def keep_again(
    work: Writing, viewer: Viewer, *, table: str, row: str, field: str, text: str, at: datetime
) -> None:
    """Keep one text of a row that was there before."""
    keep(work, person=viewer.person, about_table=table, about_id=row, field=field, text=text, at=at)
