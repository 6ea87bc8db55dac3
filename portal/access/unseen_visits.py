"""A visit in which something was written down that must stay hidden is hidden along with it.

Somebody who reads "a talk about you was written down" and then finds no talk knows that there is one.
Source: R-110, R-191: hidden means hidden everywhere, also in the list of who looked.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, column, delete, exists, func, literal, select, table, update

from portal.access.models import Hold, Opening, ViewLog
from portal.notices.models import Notice
from portal.store import Moment, Writing
from portal.viewer import Official

TABLE = "consultation_subjects"

# The room of talks lies above this one; only these columns of its table are used here.
_ENTRIES = table(
    TABLE,
    *(column("id"), column("person_id"), column("kind")),
    *(column("happened_at", Moment()), column("replaced_at", Moment())),
)
_VIEW = "view"
"""How that room calls an entry of somebody who opened a file."""

ONE_VISIT = timedelta(hours=1)
"""A reason counts for half an hour; who types longer gives it again, and that is still one visit."""

# An entry of an opening stands at the very moment of that opening.
_OPENED = select(Opening.at).where(
    Opening.account_id == bindparam("account"),
    Opening.assignment_id == bindparam("assignment"),
    Opening.at > bindparam("since"),
)
_VIEWS = (
    select(_ENTRIES.c.id, func.max(Notice.opened_at).label("seen_at"))
    .outerjoin(Notice, Notice.about_id == _ENTRIES.c.id)
    .where(
        _ENTRIES.c.person_id == bindparam("person"),
        _ENTRIES.c.kind == _VIEW,
        _ENTRIES.c.replaced_at.is_(None),
        _ENTRIES.c.happened_at.in_(_OPENED),
    )
    .group_by(_ENTRIES.c.id)
    .limit(20)
)
_ASIDE = (
    update(_ENTRIES)
    .where(_ENTRIES.c.id.in_(bindparam("views", expanding=True)))
    .values(replaced_at=bindparam("moment"))
)
_UNTOLD = delete(Notice).where(Notice.about_id.in_(bindparam("views", expanding=True)))
_IS_HIDDEN = exists(
    select(literal(1)).where(
        Hold.item_id == ViewLog.item_id,
        Hold.hidden_from == ViewLog.person_id,
        Hold.ended_at.is_(None),
    )
)
_LOOKS = (
    update(ViewLog)
    .where(
        ViewLog.person_id == bindparam("whose"),
        ViewLog.account_id == bindparam("account"),
        ViewLog.at > bindparam("since"),
        ~_IS_HIDDEN,
    )
    .values(item_table=TABLE, item_id=bindparam("entry"))
)


def hide_visit(
    work: Writing, *, official: Official, assignment: str, person: str, entry: str, at: datetime
) -> bool:
    """Let the looks of this visit share the hold of an entry that was just kept hidden from this person.

    The looks stay written down, and come back when the hold ends. Of the opening itself nothing is told any
    more. What the person saw already stays as it is: what disappears would tell the most.

    :returns: whether the visit is hidden now.
    """
    visit: dict[str, object] = {"account": official.account, "since": at - ONE_VISIT}
    views = work.rows(_VIEWS, person=person, assignment=assignment, **visit)
    if any(view.seen_at is not None for view in views):
        return False
    if views:
        found = [view.id for view in views]
        work.run(_ASIDE, {"views": found, "moment": at})
        work.run(_UNTOLD, {"views": found})
    work.run(_LOOKS, {"whose": person, "entry": entry, **visit})
    return True
