"""The end of hearing from somebody else: with the complaint, when that was the answer (R-238)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, exists, literal, or_, update

from portal.access.giving_back import give_back
from portal.access.handlers import for_worker, viewer_of
from portal.access.holding import is_held
from portal.cases.handling import say
from portal.cases.models import Case
from portal.cases.models_wishes import CaseWish
from portal.cases.rules import OPEN
from portal.store import Writing, once_more
from portal.store.work import AnyRow
from portal.viewer import Official

AT_ONCE = 500
"""How many wishes end in one go."""

_new_wish = once_more(CaseWish)
# What can be taken up again is not over, and while a new wish waits nothing changes for the person.
_OVER = (
    for_worker(CaseWish.id, CaseWish.case_id, CaseWish.person_id, CaseWish.account_id)
    .add_columns(CaseWish.moved_from, CaseWish.moved_to)
    .join(Case, Case.id == CaseWish.case_id)
    .where(
        CaseWish.lasts == "open",
        CaseWish.ended == "",
        CaseWish.moved_to.is_not(None),
        Case.state.not_in(sorted(OPEN)),
        or_(Case.undo_until.is_(None), Case.undo_until < bindparam("today")),
        ~exists(
            for_worker(literal(1)).where(
                _new_wish.person_id == CaseWish.person_id, _new_wish.answered_at.is_(None)
            )
        ),
        ~is_held(CaseWish.person_id, CaseWish.moved_from, CaseWish.moved_to),
    )
    .order_by(CaseWish.answered_at, CaseWish.id)
    .limit(AT_ONCE)
)
_END = (
    update(CaseWish)
    .where(CaseWish.id == bindparam("which"), CaseWish.ended == "")
    .values(ended=bindparam("how"))
)


def end_wishes(work: Writing, *, at: datetime, today: date) -> int:
    """Give work back whose complaint is over, and tell each person; for the worker. Return how many ended."""
    return sum(_ended(work, row, at, today) for row in work.rows(_OVER, today=today))


def _ended(work: Writing, row: AnyRow, at: datetime, today: date) -> int:
    went = give_back(
        work, person=row.person_id, first=row.moved_from, colleague=row.moved_to, today=today, at=at
    )
    how = "back" if went else "stays"
    if not work.run(_END, {"which": row.id, "how": how}):
        return 0
    # The line stands on the name of who gave the answer: that answer is over now.
    answered_by = viewer_of(Official(row.account_id, "", ""), row.person_id)
    say(work, answered_by, case=row.case_id, what=f"wish_{how}", at=at, details={"wish": row.id})
    return 1
