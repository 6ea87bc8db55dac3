"""Texts of many rows in one query, for who may see those rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam

from portal.access.service import visible
from portal.store import Work
from portal.store.models import Text

_TEXTS = visible(Text, Text.person_id, Text.about_table, Text.about_id, Text.field, Text.sealed).where(
    Text.about_id.in_(bindparam("rows", expanding=True)), Text.version == 0
)


def words_of(look: Work, rows: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the texts of rows that may be seen, by the id of the row and then by field."""
    found: dict[str, dict[str, str]] = {}
    ids = list(rows)
    for row in look.rows(_TEXTS, rows=ids) if ids else ():
        text = look.open(row.person_id, row.about_table, row.about_id, row.field, row.sealed)
        found.setdefault(row.about_id, {})[row.field] = text
    return found
