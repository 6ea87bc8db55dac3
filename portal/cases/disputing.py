"""Which items are in dispute, and whose statement stands beside them: read from the requests about them.

A request to correct disputes an item while it is open; one to set it aside also after a yes, until it is
lifted. A statement stands beside an item once that was granted. Source: AVG art. 16, 18 lid 1, 2 and 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, literal_column, or_

from portal.access import visible
from portal.access.disputes import Marks
from portal.cases.kept_words import words_of
from portal.cases.lifting import lifted
from portal.cases.models import CasePart
from portal.cases.models_recipients import RestrictionEnd, RightAnswer
from portal.cases.rights_shown import GIVES
from portal.cases.rules import OPEN
from portal.store import Work

DISPUTES = ("correction", "restriction")
STATEMENT = "statement"

_GRANTED = and_(
    RightAnswer.case_id == CasePart.case_id,
    RightAnswer.kind == CasePart.kind,
    RightAnswer.outcome.in_(sorted(GIVES)),
)
_IN_DISPUTE = or_(
    and_(CasePart.kind.in_(DISPUTES), CasePart.state.in_(sorted(OPEN))),
    and_(CasePart.kind == "restriction", RightAnswer.id.is_not(None), RestrictionEnd.id.is_(None)),
)


# Any: a select of any columns; SQLAlchemy's own type for that.
def _parts(*columns: Any) -> Select[Any]:
    """Select parts that are about an item, with what was answered and what was lifted again."""
    return (
        visible(CasePart, *columns)
        .outerjoin(RightAnswer, _GRANTED)
        .outerjoin(RestrictionEnd, lifted(CasePart.case_id))
        # Written out, so that the store knows that its index of items will do.
        .where(CasePart.about_id != literal_column("''"))
    )


_MARKS = (
    _parts(CasePart.id, CasePart.about_id, CasePart.kind)
    .where(
        CasePart.about_id.in_(bindparam("items", expanding=True)),
        or_(_IN_DISPUTE, and_(CasePart.kind == STATEMENT, RightAnswer.id.is_not(None))),
    )
    .order_by(CasePart.case_id, CasePart.position)
)

DISPUTED = _parts(CasePart.about_id).where(_IN_DISPUTE)
"""The ids of all items in dispute, for a list that asks for them in its own statement."""


def marks_of(look: Work, items: Sequence[str]) -> Marks:
    """Return what is to be said of these items; one query, and one more where somebody made a statement."""
    rows = look.rows(_MARKS, items=items)
    told = [row for row in rows if row.kind == STATEMENT]
    words = words_of(look, [row.id for row in told]) if told else {}
    statements: dict[str, list[str]] = {}
    for row in told:
        text = words.get(row.id, {}).get(STATEMENT, "")
        if text:
            statements.setdefault(row.about_id, []).append(text)
    return Marks(frozenset(row.about_id for row in rows if row.kind != STATEMENT), statements)
