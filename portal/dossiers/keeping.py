"""What officials keep in a file of their own organisation: items, parts of life, what was told, the check.

Source: R-054, R-055, R-059, R-060, R-061, R-088, R-089; only the own organisation's file: R-115.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam

from portal.access import Viewer, turn_to, visible
from portal.dossiers import reading, rules
from portal.dossiers.models import FileItem, FileTold
from portal.dossiers.models_refusals import FileRefusal
from portal.dossiers.refusals import waits
from portal.dossiers.rules import ItemDraft, Problem, refuse_incomplete
from portal.dossiers.shown import FileLine
from portal.errors import NotFound
from portal.notices.service import tell
from portal.store import Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.terms import amsterdam_day
from portal.words import N_

_THINKING = (
    visible(FileRefusal, FileRefusal.think_until)
    .where(FileRefusal.item_id == bindparam("file"), FileRefusal.taken_back_at.is_(None))
    .order_by(FileRefusal.at.desc(), FileRefusal.id)
    .limit(1)
)


def own_file(work: Writing, viewer: Viewer, file: str) -> FileLine:
    """Return a file that the official's own organisation keeps.

    :raises NotFound: when it is another organisation's, not there, or hidden.
    """
    found = reading.file(work, file)
    if found.agency != viewer.agency:
        raise NotFound("files")
    return found


def check_agreed(work: Writing, file: str, agreed: str, today: date) -> None:
    """Pass when nothing keeps the official from writing something new in a file.

    :param agreed: how the person agreed after all; the person reads it.
    :raises ItemIncomplete: in the week in which the person thinks, without their yes.
    """
    row = work.row(_THINKING, file=file)
    if row is None or not waits(think_until=row.think_until, today=today):
        return
    if len(agreed.split()) < rules.SHORTEST_PURPOSE:
        text = N_("This person thinks about it first. Wait, or write down how they agreed.")
        refuse_incomplete(iter([Problem("agreed", text)]))


def record_items(
    work: Writing,
    drafts: Sequence[tuple[Viewer, ItemDraft]],
    *,
    exception: str,
    agreed: str = "",
    once: str,
    at: datetime,
) -> None:
    """Keep one item for each person, all of them or none; a second press keeps nothing twice.

    :param exception: why a kind of data is kept that this help never needs; the person hears of it.
    :param agreed: how the person agreed while they think about giving data; the person reads it.
    :raises ItemIncomplete: with every problem; nothing is kept then.
    :raises NotFound: when a file is not the own organisation's.
    """
    texts = [draft.text.strip() for _viewer, draft in drafts]
    if len(drafts) > 1 and (len(set(texts)) < len(texts) or not all(texts)):
        refuse_incomplete(iter([Problem("other_text", N_("Each person gets a text of their own."))]))
    for place, (viewer, draft) in enumerate(drafts):
        turn_to(work, viewer)
        file = own_file(work, viewer, draft.file)
        refuse_incomplete(rules.item_problems(draft))
        check_agreed(work, draft.file, agreed, amsterdam_day(at))
        is_blocked = rules.is_kind_blocked(file.service, draft.data_kind)
        if is_blocked and not exception.strip():
            text = N_("This help never needs it. Leave it, or write down the exception.")
            refuse_incomplete(iter([Problem("exception", text)]))
        _check_fact(work, draft)
        id = once if place == 0 else new_id()
        if not _add_item(work, viewer, draft, id, at):
            return
        texts_kept = {"text": draft.text, "purpose": draft.purpose, "exception": exception, "agreed": agreed}
        keep_texts(work, viewer, FileItem.__tablename__, id, texts_kept, at)
        if is_blocked:
            tell_of_file(work, viewer, draft.file, "file_exception", at)


def _check_fact(work: Writing, draft: ItemDraft) -> None:
    if draft.fact is None:
        return
    facts = {one.id for one in reading.items(work, draft.file, today=date.min) if one.what == "fact"}
    if draft.fact not in facts:
        refuse_incomplete(
            iter([Problem("fact", N_("An explanation needs a fact. Choose the fact it rests on."))])
        )


def _add_item(work: Writing, viewer: Viewer, draft: ItemDraft, id: str, at: datetime) -> bool:
    row = {
        "id": id,
        "person_id": viewer.person,
        "item_id": draft.file,
        "data_kind": draft.data_kind,
        "what": draft.what,
        "fact_id": draft.fact,
        "goal_id": None,
        "written_on": at.date(),
        "came_from": draft.came_from,
        "came_on": draft.came_on,
        "came_from_agency": draft.came_from_agency,
        "needed_until": draft.needed_until,
    }
    return work.add_if_new(FileItem, row, "id")


def record_told(
    work: Writing,
    *,
    viewer: Viewer,
    file: str,
    how: str,
    told_on: date | None,
    language: str,
    has_told_rights: bool,
    reaction: str,
    once: str,
    today: date,
    at: datetime,
) -> None:
    """Keep that the person was told about a file, and what they said to it in their own words.

    :raises ItemIncomplete: when it does not say how, on which day, or in which language.
    :raises NotFound: when the file is not the own organisation's.
    """
    own_file(work, viewer, file)
    problems = []
    if how not in ("oral", "writing"):
        problems.append(Problem("how", N_("Say how the person was told.")))
    if told_on is None or told_on > today:
        problems.append(Problem("told_on", N_("Say on which day it was: today or earlier.")))
    if not language:
        problems.append(Problem("language", N_("Say in which language it was.")))
    refuse_incomplete(iter(problems))
    row: dict[str, object] = {
        "id": once,
        "person_id": viewer.person,
        "item_id": file,
        "how": how,
        "told_on": told_on,
    }
    row |= {"language": language, "role": viewer.role, "has_told_rights": has_told_rights}
    if work.add_if_new(FileTold, row, "id"):
        keep_texts(work, viewer, FileTold.__tablename__, once, {"reaction": reaction}, at)


def keep_texts(
    work: Writing, viewer: Viewer, table: str, id: str, texts: dict[str, str], at: datetime
) -> None:
    for field, text in texts.items():
        if text.strip():
            row = text_row(
                work, person=viewer.person, about_table=table, about_id=id, field=field, text=text, at=at
            )
            work.add(Text, row)


def tell_of_file(work: Writing, viewer: Viewer, file: str, kind: str, at: datetime) -> None:
    tell(work, person=viewer.person, kind=kind, about_table="files", about_id=file, at=at)
