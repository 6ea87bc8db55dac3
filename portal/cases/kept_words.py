"""Words of the rows of a case: keeping them, and reading those of many rows in one query."""

from __future__ import annotations

from datetime import datetime

from portal.access import Viewer
from portal.access.seen_texts import words_of
from portal.store import Writing
from portal.store.models import Text
from portal.store.texts import keep, text_row

__all__ = ["keep_again", "keep_new", "words_of"]


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
