"""What officials keep about parts of life, and the check whether an item is still needed.

Source: R-061, R-088, R-089, R-220.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, delete, update

from portal.access import Viewer
from portal.dossiers import reading, reading_plan, rules
from portal.dossiers.keeping import check_agreed, keep_texts, own_file, tell_of_file
from portal.dossiers.models import FileItem, FileReview
from portal.dossiers.models_plan import FileAsk, FileDomain
from portal.dossiers.rules import PartDraft, Problem, refuse_incomplete
from portal.store import Writing, new_id
from portal.store.models import Text
from portal.terms import amsterdam_day
from portal.words import N_

_KEEP = (
    update(FileItem)
    .where(FileItem.id == bindparam("which"), FileItem.person_id == bindparam("principal"))
    .values(needed_until=bindparam("day"))
)
_REMOVE = (
    update(FileItem)
    .where(FileItem.id == bindparam("which"), FileItem.person_id == bindparam("principal"))
    .values(replaced_at=bindparam("moment"))
)
_NO_TEXT = delete(Text).where(Text.about_id == bindparam("about"), Text.person_id == bindparam("principal"))


@dataclass(frozen=True)
class ReviewDraft:
    """What an official decides about an item."""

    decision: str
    """"kept" or "removed"."""
    reason: str = ""
    needed_until: date | None = None


def record_domain(
    work: Writing,
    *,
    viewer: Viewer,
    file: str,
    draft: PartDraft,
    at: datetime,
) -> None:
    """Keep whether a part of life was asked about, and what the person said to "may I ask?".

    The person's no is kept too. There is no score to keep.

    :raises ItemIncomplete: when the person said no, or this help never needs it, and there is no exception.
    :raises NotFound: when the file is not the own organisation's.
    """
    found = own_file(work, viewer, file)
    lines = {line.domain: line for line in reading_plan.domains(work, file)}
    last = draft.answer or (lines[draft.domain].answer if draft.domain in lines else "")
    refuse_incomplete(rules.domain_problems(draft, last_answer=last, service=found.service))
    if draft.asked != rules.Asked.NOT_ASKED:
        check_agreed(work, file, draft.agreed, amsterdam_day(at))
    own = {"person_id": viewer.person, "item_id": file, "domain": draft.domain}
    if draft.answer:
        ask = {"id": new_id(), **own, "answer": draft.answer, "role": viewer.role, "at": at}
        work.add(FileAsk, ask)
    is_asked, id = draft.asked != rules.Asked.NOT_ASKED, new_id()
    when = {"asked_on": at.date() if is_asked else None, "asked_by": viewer.role if is_asked else ""}
    work.add(FileDomain, {"id": id, **own, "asked": draft.asked, **when})
    texts = {"necessity": draft.necessity if is_asked else "", "exception": draft.exception}
    texts |= {"agreed": draft.agreed if is_asked else ""}
    keep_texts(work, viewer, FileDomain.__tablename__, id, texts, at)
    if draft.exception.strip() and is_asked:
        tell_of_file(work, viewer, file, "file_exception", at)


def review_item(
    work: Writing,
    *,
    viewer: Viewer,
    item: str,
    draft: ReviewDraft,
    today: date,
    at: datetime,
) -> str:
    """Keep an item with a reason and a new day, or take it away for good; return the file. Source: R-061.

    :raises ItemIncomplete: when it is kept without a reason or a day to come.
    :raises NotFound: when the item is not in a file of the own organisation.
    """
    found = reading.item(work, item, today=today)
    own_file(work, viewer, found.file)
    refuse_incomplete(_review_problems(draft, today))
    id = new_id()
    row: dict[str, object] = {"id": id, "person_id": viewer.person, "item_id": item, "at": at}
    row |= {"account_id": viewer.account, "role": viewer.role}
    row |= {"decision": draft.decision, "needed_until": draft.needed_until}
    work.add(FileReview, row)
    keep_texts(work, viewer, FileReview.__tablename__, id, {"reason": draft.reason}, at)
    if draft.decision == "kept":
        work.run(_KEEP, {"which": item, "day": draft.needed_until})
        return found.file
    beside = [row.id for row in work.rows(reading.STATEMENTS_OF_ITEM, item=item)]
    for about in (item, *beside):
        work.run(_NO_TEXT, {"about": about})
    work.run(_REMOVE, {"which": item, "moment": at})
    tell_of_file(work, viewer, found.file, "file_changed", at)
    return found.file


def _review_problems(draft: ReviewDraft, today: date) -> Iterator[Problem]:
    if draft.decision not in ("kept", "removed"):
        yield Problem("decision", N_("Choose: keep it, or take it away."))
    if draft.decision != "kept":
        return
    if len(draft.reason.split()) < rules.SHORTEST_PURPOSE:
        yield Problem("reason", N_("Say in a whole sentence why it stays."))
    if draft.needed_until is None or draft.needed_until <= today:
        yield Problem("needed_until", N_("Choose a day after today."))
