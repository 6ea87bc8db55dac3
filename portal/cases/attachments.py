"""Attachments of drafts and cases: content and name sealed, download only; some go to be kept apart."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete

from portal.access import Viewer, visible
from portal.cases.claiming import hold_for_file
from portal.cases.files import CleanFile, clean, safe_name
from portal.cases.models import Attachment, Case, CaseMessage
from portal.cases.rules import Step, may
from portal.cases.shown import FileLine
from portal.cases.timeline import write_event
from portal.errors import NotFound, Refused
from portal.medical import service as medical
from portal.store import Work, Writing, new_id
from portal.store.models import Text
from portal.store.texts import text_row
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.words import N_, Said

MOST_FILES = {"draft_id": 10, "case_id": 50}

_HAS_NAME = and_(Text.about_id == Attachment.id, Text.field == "name", Text.version == 0)
_LINE = (
    Attachment.id,
    Attachment.person_id,
    Attachment.media_type,
    Attachment.size,
    Attachment.sha256,
    Attachment.added_at,
    Attachment.message_id,
    Attachment.language,
    Text.sealed.label("name_sealed"),
)


# Any: a select of these columns; SQLAlchemy types what a select of many columns gives as Any.
def _lines() -> Select[Any]:
    return visible(Attachment, *_LINE).join_from(Attachment, Text, _HAS_NAME).order_by(Attachment.added_at)


_OF_DRAFT = _lines().where(Attachment.draft_id == bindparam("target"))
_OF_CASE = _lines().where(Attachment.case_id == bindparam("target"))
_ONE = (
    visible(Attachment, *_LINE, Attachment.sealed.label("content_sealed"))
    .join_from(Attachment, Text, _HAS_NAME)
    .where(Attachment.id == bindparam("attachment"))
)
_CASE_STATE = visible(Case, Case.state).where(Case.id == bindparam("target"))
_MESSAGE_IS_THERE = visible(CaseMessage, CaseMessage.id).where(
    CaseMessage.id == bindparam("message"), CaseMessage.case_id == bindparam("target")
)
_DETACH = delete(Attachment).where(
    Attachment.id == bindparam("attachment"),
    Attachment.person_id == bindparam("principal"),
    # What was sent stays as it was sent.
    Attachment.draft_id.is_not(None),
)
_FORGET_NAME = delete(Text).where(
    Text.about_id == bindparam("attachment"), Text.person_id == bindparam("principal")
)


@dataclass(frozen=True)
class OpenedFile:
    """A file to download."""

    name: str
    media_type: str
    content: bytes


def attach(
    work: Writing,
    *,
    viewer: Viewer,
    draft: str = "",
    case: str = "",
    message: str = "",
    name: str,
    content: bytes | CleanFile,
    apart: medical.Kind | None = None,
    language: str = "",
    at: datetime,
) -> str:
    """Keep a file with a draft, or with a case (perhaps with one of its messages); return its id.

    What is about health, or records others, never stands among the files: it is kept apart (R-093, R-210).
    The same file twice is one file. Give a ``CleanFile`` where you can: cleaning a picture takes time, and
    nobody else can write meanwhile.

    :param language: what is spoken in it, for a story told in somebody's own voice.
    :raises NotFound: when draft, case or message is not there.
    :raises Refused: with plain words when the file cannot be kept.
    """
    file = content if isinstance(content, CleanFile) else clean(content)
    target, column = (draft, "draft_id") if draft else (case, "case_id")
    held = _held(work, draft, case, message)
    if apart is not None:
        return _keep_apart(work, viewer, file, held, case, apart, name, at)
    digest = hashlib.sha256(file.content).hexdigest()
    there = work.rows(_OF_DRAFT if draft else _OF_CASE, target=target)
    if same := next((row for row in there if row.sha256 == digest), None):
        return str(same.id)
    if len(there) >= MOST_FILES[column]:
        raise Refused(Said(N_("You can add %(most)s files here at most."), most=MOST_FILES[column]))
    place = {column: target, "message_id": message or None, "language": language}
    found = _insert(work, viewer, file, digest, place, name, at)
    if case:
        write_event(work, viewer, case=case, what="file_added", at=at, text=digest, details={"file": found})
    return found


def detach(work: Writing, *, attachment: str) -> None:
    """Take a file away from a draft. One that was sent stays.

    :raises NotFound: when it is not there, or was sent.
    """
    if not work.run(_DETACH, {"attachment": attachment}):
        raise NotFound("attachments")
    work.run(_FORGET_NAME, {"attachment": attachment})


def draft_files(work: Work, *, draft: str) -> tuple[FileLine, ...]:
    """Return the files of a draft, what is kept apart last."""
    apart = [
        FileLine(
            *(one.id, one.name, one.media_type, one.size, one.offered_at),
            is_apart=True,
            is_needed=one.is_needed,
        )
        for one in medical.of_draft(work, draft)
        if one.state is medical.State.WAITING
    ]
    return (*(_line(work, row) for row in work.rows(_OF_DRAFT, target=draft)), *apart)


def case_files(work: Work, *, case: str) -> tuple[FileLine, ...]:
    """Return the files of a case, those of its messages too."""
    return tuple(_line(work, row) for row in work.rows(_OF_CASE, target=case))


def read_file(look: Work, attachment: str) -> OpenedFile:
    """Return one file to download.

    :raises NotFound: when it is not there.
    """
    row = look.row(_ONE, attachment=attachment)
    if row is None:
        raise NotFound("attachments")
    content = look.open_bytes(row.person_id, "attachments", row.id, "content", row.content_sealed)
    return OpenedFile(_name(look, row), row.media_type, content)


def _held(work: Writing, draft: str, case: str, message: str) -> medical.HeldDraft | None:
    """Hold a draft for the file, or make sure that the case takes it."""
    if draft:
        return hold_for_file(work, draft)
    state = work.value(_CASE_STATE, target=case)
    if state is None:
        raise NotFound("cases")
    if not may(state, Step.ADD):
        raise Refused(Said(N_("You stopped this case. Undo that first, then you can add to it.")))
    if message and work.value(_MESSAGE_IS_THERE, target=case, message=message) is None:
        raise NotFound("case_messages")
    return None


def _keep_apart(
    work: Writing,
    viewer: Viewer,
    file: CleanFile,
    draft: medical.HeldDraft | None,
    case: str,
    kind: medical.Kind,
    name: str,
    at: datetime,
) -> str:
    """Hand a file over to be kept apart; the timeline of the case says so, and never what it is called."""
    item = medical.set_aside(
        work,
        viewer=viewer,
        kind=kind,
        name=safe_name(name, file.media_type),
        media_type=file.media_type,
        content=file.content,
        draft=draft,
        case=case,
        at=at,
        today=amsterdam_day(at),
    )
    if case:
        write_event(work, viewer, case=case, what="file_apart", at=at, details={"file": item})
    return item


def _insert(
    work: Writing,
    viewer: Viewer,
    file: CleanFile,
    digest: str,
    place: dict[str, str | None],
    name: str,
    at: datetime,
) -> str:
    row = new_id()
    work.add(
        Attachment,
        {
            "id": row,
            "person_id": viewer.person,
            **place,
            "media_type": file.media_type,
            "size": len(file.content),
            "sha256": digest,
            "sealed": work.seal_bytes(viewer.person, "attachments", row, "content", file.content),
            "added_at": at,
        },
    )
    words = {"field": "name", "text": safe_name(name, file.media_type)}
    work.add(
        Text, text_row(work, person=viewer.person, about_table="attachments", about_id=row, **words, at=at)
    )
    return row


def _name(work: Work, row: AnyRow) -> str:
    return work.open(row.person_id, "attachments", row.id, "name", row.name_sealed)


def _line(work: Work, row: AnyRow) -> FileLine:
    return FileLine(
        id=row.id,
        name=_name(work, row),
        media_type=row.media_type,
        size=row.size,
        added_at=row.added_at,
        message=row.message_id or "",
        language=row.language,
        sha256=row.sha256,
    )
