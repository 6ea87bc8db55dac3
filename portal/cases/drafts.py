"""Drafts: what somebody is writing, sealed, kept on the server for 30 days after the last change."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, delete, exists, update

from portal.access import Viewer, pointers, stand_for, visible
from portal.access.handlers import for_worker
from portal.cases import kinds
from portal.cases.answering import Kept, carried, tidied
from portal.cases.attachments import draft_files
from portal.cases.kind import Answers
from portal.cases.models import Attachment, Draft
from portal.cases.old_enough import check_age
from portal.cases.shown import DraftLine, DraftView
from portal.errors import NotFound
from portal.medical import service as medical
from portal.people.models import Person
from portal.store import Work, Writing, new_id
from portal.store.texts import destroy
from portal.store.work import AnyRow
from portal.terms import amsterdam_day, count, term

_DRAFT = visible(Draft, *Draft.__table__.columns).where(Draft.id == bindparam("draft"))
_DRAFTS = visible(Draft, Draft.id, Draft.kind, Draft.changed_at, Draft.ends_on).order_by(
    Draft.changed_at.desc(), Draft.id.desc()
)
_OWN = (Draft.id == bindparam("draft"), Draft.person_id == bindparam("principal"))
_SAVE = (
    update(Draft)
    .where(*_OWN)
    .values(
        answers_sealed=bindparam("sealed"),
        kind=bindparam("its_kind"),
        changed_at=bindparam("changed"),
        ends_on=bindparam("ends"),
    )
)
_ITS_FILES = (Attachment.draft_id == bindparam("draft"), Attachment.person_id == bindparam("principal"))
_FILES = for_worker(Attachment.id).where(*_ITS_FILES)
_DROP = (delete(Attachment).where(*_ITS_FILES), delete(Draft).where(*_OWN))
KEPT_AFTER_DEATH = timedelta(days=365)
"""How long what somebody began stays after a death, for the heirs. Source: BW art. 4:182 lid 1."""

_OLD = and_(
    Draft.ends_on < bindparam("today"),
    ~exists().where(Person.id == Draft.person_id, Person.died_on > bindparam("heirs_from")),
)
# Read from the first to the last: once a day, of what is being written at this moment.
_OLD_DRAFTS = for_worker(Draft.id, Draft.person_id).where(_OLD)


def start_draft(
    work: Writing,
    *,
    viewer: Viewer,
    kind: str,
    about_table: str = "",
    about_id: str = "",
    answers: Answers | None = None,
    at: datetime,
    today: date,
    once: str = "",
) -> str:
    """Start writing a case of a kind, perhaps about an entry the viewer may see; return the draft's id.

    :param once: an id for the draft that was made when a form was shown (``store.new_id``).
    :raises NotFound: when there is no such kind, or what it is about is not theirs or hidden.
    :raises AnswerRefused: when an answer is too long.
    :raises Refused: when the person is too young to ask it alone.
    """
    found = kinds.find(kind)
    check_age(work, viewer, found, today)
    if about_table:
        pointers.describe(work, about_table, about_id)
    draft = once or new_id()
    row: dict[str, object] = {"id": draft, "person_id": viewer.person, "account_id": viewer.account}
    row |= {"kind": kind, "about_table": about_table, "about_id": about_id, "has_files": False}
    row |= {"made_at": at, "changed_at": at, "ends_on": _ends(today)}
    row["answers_sealed"] = _sealed(work, viewer.person, draft, tidied(found, answers or {}))
    if once:
        # Of two presses at the same moment the second finds what the first made.
        work.add_if_new(Draft, row, "id")
    else:
        work.add(Draft, row)
    return draft


def read_draft(work: Work, draft: str) -> DraftView:
    """Return a draft to go on with.

    :raises NotFound: when it is not theirs, too old, or was sent.
    """
    row = _found(work, draft)
    return DraftView(
        id=row.id,
        kind=kinds.find(row.kind),
        answers=opened_answers(work, row),
        about_table=row.about_table,
        about_id=row.about_id,
        attachments=draft_files(work, draft=draft),
        changed_at=row.changed_at,
        ends_on=row.ends_on,
    )


def list_drafts(look: Work) -> tuple[DraftLine, ...]:
    """Return what this person is writing, last changed first."""
    return tuple(
        DraftLine(row.id, kinds.find(row.kind), row.changed_at, row.ends_on) for row in look.rows(_DRAFTS)
    )


def save_answers(
    work: Writing, *, viewer: Viewer, draft: str, answers: Answers, at: datetime, today: date
) -> None:
    """Keep these answers with the ones that were there; an empty one takes its answer away.

    :raises NotFound: when the draft is not there.
    :raises AnswerRefused: when one is too long.
    """
    row = _found(work, draft)
    kept = {**opened_answers(work, row), **tidied(kinds.find(row.kind), answers)}
    _save(work, viewer.person, draft, row.kind, kept, at, today)


def retype_draft(
    work: Writing, *, viewer: Viewer, draft: str, kind: str, at: datetime, today: date | None = None
) -> None:
    """Make a draft another kind of case; what was told stays, so a wrong choice costs nothing.

    :raises NotFound: when the draft or the kind is not there.
    :raises Refused: when the person is too young to ask it alone.
    """
    row = _found(work, draft)
    new, today = kinds.find(kind), today or amsterdam_day(at)
    check_age(work, viewer, new, today)
    kept = carried(kinds.find(row.kind), new, opened_answers(work, row))
    _save(work, row.person_id, draft, new.code, kept, at, today)


def drop_draft(work: Writing, *, draft: str) -> None:
    """Throw a draft away, with its files.

    :raises NotFound: when it is not there.
    """
    _found(work, draft)
    _drop(work, draft)


def drop_old(work: Writing, today: date) -> int:
    """Throw away all drafts that were not changed for 30 days; return how many. For the worker.

    What somebody who died had begun stays a year longer, for the heirs.

    Source: AVG art. 5 lid 1 onder e: no longer than necessary.
    """
    days = {"today": today, "heirs_from": today - KEPT_AFTER_DEATH}
    old = work.rows(_OLD_DRAFTS, **days)
    for row in old:
        stand_for(work, row.person_id)
        _drop(work, row.id)
    return len(old)


def _drop(work: Writing, draft: str) -> None:
    """Throw a draft of the person who looks away: texts of files, then files, then the draft itself."""
    medical.drop_of_draft(work, draft=draft)
    destroy(work, about_ids=[row.id for row in work.rows(_FILES, draft=draft)])
    for statement in _DROP:
        work.run(statement, {"draft": draft})


def opened_answers(work: Work, row: AnyRow) -> Kept:
    """Return the answers of a row of drafts."""
    kept: Kept = json.loads(work.open(row.person_id, "drafts", row.id, "answers", row.answers_sealed))
    return kept


def _found(work: Work, draft: str) -> AnyRow:
    row = work.row(_DRAFT, draft=draft)
    if row is None:
        raise NotFound("drafts")
    return row


def _save(
    work: Writing, person: str, draft: str, kind: str, answers: Kept, at: datetime, today: date
) -> None:
    kept = {name: answer for name, answer in answers.items() if answer}
    sealed = _sealed(work, person, draft, kept)
    changed = {"draft": draft, "sealed": sealed, "its_kind": kind, "changed": at, "ends": _ends(today)}
    if not work.run(_SAVE, changed):
        raise NotFound("drafts")


def _sealed(work: Work, person: str, draft: str, answers: Kept) -> bytes:
    return work.seal(person, "drafts", draft, "answers", json.dumps(answers))


def _ends(today: date) -> date:
    return count(term("draft_kept", today), today).last_day
