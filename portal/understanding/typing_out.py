"""Typing out what somebody said, and the word of that person about it. A person listens; no machine does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.errors import Conflict, NotFound, Refused
from portal.store import Work, Writing, new_id
from portal.store.texts import keep, read_many
from portal.understanding.models import TypedOut
from portal.understanding.rules import Typing
from portal.words import N_

TABLE = TypedOut.__tablename__

_OF_CASE = visible(TypedOut, *TypedOut.__table__.columns).where(TypedOut.case_id == bindparam("case"))
_ONE = visible(TypedOut, *TypedOut.__table__.columns).where(TypedOut.attachment_id == bindparam("attachment"))
_AGAIN = (
    update(TypedOut)
    .where(
        TypedOut.id == bindparam("which"),
        TypedOut.person_id == bindparam("principal"),
        TypedOut.state != Typing.AGREED.value,
    )
    .values(
        state=Typing.TYPED.value,
        typed_by=bindparam("who"),
        typed_at=bindparam("moment"),
        answered_at=None,
    )
)
_ANSWER = (
    update(TypedOut)
    .where(
        TypedOut.id == bindparam("which"),
        TypedOut.person_id == bindparam("principal"),
        TypedOut.state == Typing.TYPED.value,
        TypedOut.typed_at == bindparam("shown_at"),
    )
    .values(state=bindparam("becomes"), answered_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Spoken:
    """What was said in one recording, as it reads now."""

    id: str
    attachment: str
    state: Typing
    typed_at: datetime
    text: str
    wrong: str
    """What its person says is not right in it."""


def typed_out(work: Work, *, case: str) -> Mapping[str, Spoken]:
    """Return what was typed out in a case, by recording."""
    rows = work.rows(_OF_CASE, case=case)
    if not rows:
        return {}
    words = read_many(work, person=rows[0].person_id, about_ids=[row.id for row in rows])
    return {
        row.attachment_id: Spoken(
            row.id,
            row.attachment_id,
            Typing(row.state),
            row.typed_at,
            words[row.id].get("text", ""),
            words[row.id].get("wrong", ""),
        )
        for row in rows
    }


def type_out(work: Writing, *, viewer: Viewer, case: str, attachment: str, text: str, at: datetime) -> str:
    """Keep what an official typed while listening; its person then says whether it is right.

    An earlier text steps aside and stays. What the person agreed with is typed anew no more.

    :raises Refused: when nothing was typed, or the person said that it is right.
    """
    words = text.strip()
    if not words:
        raise Refused(N_("Type what you hear."))
    row = work.row(_ONE, attachment=attachment)
    id = row.id if row is not None else new_id()
    if row is None:
        new = {"id": id, "attachment_id": attachment, "case_id": case, "person_id": viewer.person}
        new |= {"state": Typing.TYPED.value, "typed_by": viewer.account, "typed_at": at}
        if not work.add_if_new(TypedOut, {**new, "answered_at": None}, "attachment_id"):
            raise Conflict(N_("Somebody else has just typed this out."))
    elif not work.run(_AGAIN, {"which": id, "who": viewer.account, "moment": at}):
        raise Refused(N_("The person said that this text is right. It stays as it is."))
    keep(work, person=viewer.person, about_table=TABLE, about_id=id, field="text", text=words, at=at)
    return id


def bring_along(
    work: Writing,
    *,
    viewer: Viewer,
    case: str,
    attachment: str,
    state: Typing,
    text: str,
    wrong: str,
    typed_by: str,
    typed_at: datetime,
    answered_at: datetime | None,
) -> None:
    """Keep what was typed out, and checked, before there was a case."""
    id, whose = new_id(), viewer.person
    row: dict[str, object] = {"id": id, "attachment_id": attachment, "case_id": case, "person_id": whose}
    row |= {"state": state.value, "typed_by": typed_by, "typed_at": typed_at, "answered_at": answered_at}
    work.add(TypedOut, row)
    for field, words in (("text", text), ("wrong", wrong)):
        if words:
            keep(work, person=whose, about_table=TABLE, about_id=id, field=field, text=words, at=typed_at)


def say_right(
    work: Writing, *, viewer: Viewer, attachment: str, shown: str, wrong: str = "", at: datetime
) -> None:
    """Keep whether the person finds that the text is what they said.

    :param shown: the moment of the text that was read: a newer one is not answered by accident.
    :param wrong: what is not right; empty when all is.
    :raises NotFound: when nothing was typed out.
    :raises Conflict: when it was typed anew, or answered, in between.
    """
    row = work.row(_ONE, attachment=attachment)
    if row is None:
        raise NotFound(TABLE)
    becomes = Typing.WRONG if wrong else Typing.AGREED
    if row.state == becomes and row.typed_at.isoformat() == shown:
        return
    values = {"which": row.id, "shown_at": row.typed_at, "becomes": becomes.value, "moment": at}
    if row.typed_at.isoformat() != shown or not work.run(_ANSWER, values):
        raise Conflict(N_("The text has changed. Read it again first."))
    if wrong:
        keep(work, person=viewer.person, about_table=TABLE, about_id=row.id, field="wrong", text=wrong, at=at)
