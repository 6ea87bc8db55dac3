"""A draft becomes a case. A file that is added and the send that takes it out both lock the draft's row.

So one waits for the other, on PostgreSQL too: no file stays behind a draft that went.
"""

from __future__ import annotations

from sqlalchemy import bindparam, delete, exists, update

from portal.access import visible
from portal.cases.models import Case, Draft
from portal.cases.numbers import new_number
from portal.errors import NotFound, StoreUnavailable
from portal.medical.service import HeldDraft
from portal.store import Writing
from portal.store.work import AnyRow

_TRIES = 5

_OWN = (Draft.id == bindparam("draft"), Draft.person_id == bindparam("principal"))
_IS_THERE = visible(Draft, Draft.id).where(Draft.id == bindparam("draft"))
_MARK = update(Draft).where(*_OWN).values(has_files=True)
# Taking the draft out is what makes a send happen once: of two presses at the same moment the second waits
# here for the first, and then finds nothing. The unique draft id of a case guards the same.
_CLAIM = (
    delete(Draft)
    .where(*_OWN)
    .returning(*Draft.__table__.columns, exists().where(Case.number == bindparam("number")).label("is_taken"))
)


def hold_for_file(work: Writing, draft: str) -> HeldDraft:
    """Hold a draft while a file is added, and mark it: only where there is a mark a send looks for files.

    :raises NotFound: when it is not there, or was sent.
    """
    if work.value(_IS_THERE, draft=draft) is None or not work.run(_MARK, {"draft": draft}):
        raise NotFound("drafts")
    return HeldDraft(draft)


def claim(work: Writing, draft: str, *, year: int) -> tuple[AnyRow, str] | None:
    """Take a draft out of the drafts; return it with a number for its case. Nothing when it is not there.

    :param year: of the first day, with which the number begins. It is empty when the one drawn was taken.
    """
    number = new_number(year)
    row = work.row(_CLAIM, draft=draft, number=number)
    return row and (row, "" if row.is_taken else number)


def keep_case(work: Writing, row: dict[str, object], *, year: int) -> str:
    """Keep a case and return its id; one without a number gets another.

    :raises StoreUnavailable: when no free number was found.
    """
    if row["number"]:
        # Nobody asks for an answer, so on PostgreSQL this row goes along with those of its parts.
        work.add(Case, row)
        return str(row["id"])
    for _ in range(_TRIES):
        if work.add_if_new(Case, {**row, "number": new_number(year)}, "number"):
            return str(row["id"])
    raise StoreUnavailable("no free case number")
