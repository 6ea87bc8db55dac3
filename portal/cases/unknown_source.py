"""What a copy cannot say where it comes from: it must be put right, without anybody having to ask for that.

Source: AVG art. 15 lid 1 onder g: "alle beschikbare informatie over de bron"; art. 5 lid 1 onder d; R-181.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import Viewer, visible
from portal.cases import kinds
from portal.cases.copies_shown import DataCopy
from portal.cases.models import CasePart
from portal.cases.sending import Asked, add_parts
from portal.cases.shown import CaseView
from portal.cases.timeline import write_event
from portal.store import Writing

TABLE = "file_items"
MOST = 20
"""Corrections that begin with one copy; for more, the desk reads the same of the organisation as a whole."""

_BEGUN = visible(CasePart, CasePart.about_id).where(
    CasePart.about_table == TABLE, CasePart.about_id == bindparam("item"), CasePart.kind == "correction"
)


def ask_to_put_right(
    work: Writing, viewer: Viewer, view: CaseView, copy: DataCopy, *, text: str, today: date, at: datetime
) -> int:
    """Begin a correction of each thing without a source, once; return how many began.

    :param text: what is wrong, in the language of the person.
    """
    position = max(part.position for part in view.parts)
    begun = 0
    for agency, item in copy.without_source()[:MOST]:
        if work.rows(_BEGUN, item=item):
            continue
        begun += 1
        asked = Asked(
            kind=kinds.find("correction"),
            answers={"wrong": text},
            first_day=today,
            about_table=TABLE,
            about_id=item,
            bodies=(agency or None,),
        )
        add_parts(work, viewer, asked, case=view.id, position=position + begun, at=at)
    if begun:
        write_event(work, viewer, case=view.id, what="source_unknown", at=at)
    return begun
