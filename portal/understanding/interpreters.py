"""An interpreter: asked for by the person, answered by the official. Never somebody of the family.

Source: Awb art. 2:6 and 9:10; L-11: "with interpreter/companion fields".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update

from portal.access import Viewer, visible
from portal.errors import Conflict, NotFound
from portal.notices.service import tell
from portal.store import Work, Writing, given_id
from portal.store.texts import keep, read_many
from portal.understanding.models import Interpreter
from portal.understanding.rules import Asking
from portal.words import N_

TABLE = Interpreter.__tablename__
CASES, MEETINGS = "cases", "meeting_persons"

_COLUMNS = tuple(Interpreter.__table__.columns)
_OF = {
    CASES: visible(Interpreter, *_COLUMNS)
    .where(Interpreter.case_id == bindparam("about"))
    .order_by(Interpreter.asked_at, Interpreter.id),
    MEETINGS: visible(Interpreter, *_COLUMNS)
    .where(Interpreter.meeting_id == bindparam("about"))
    .order_by(Interpreter.asked_at, Interpreter.id),
}
_MOVE = (
    update(Interpreter)
    .where(
        Interpreter.id == bindparam("which"),
        Interpreter.person_id == bindparam("principal"),
        Interpreter.state == bindparam("was"),
    )
    .values(state=bindparam("becomes"), answered_by=bindparam("who"), answered_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Wanted:
    """An interpreter that somebody asked for."""

    id: str
    language: str
    state: Asking
    asked_at: datetime
    wish: str
    answer: str

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.state is Asking.ASKED


def wanted(work: Work, *, table: str, about: str) -> Sequence[Wanted]:
    """Return the interpreters that were asked for in a case or at a meeting, what was taken back left out."""
    rows = [row for row in work.rows(_OF[table], about=about) if row.state != Asking.TAKEN_BACK]
    words: Mapping[str, Mapping[str, str]] = {}
    if rows:
        words = read_many(work, person=rows[0].person_id, about_ids=[row.id for row in rows])
    return [
        Wanted(
            row.id,
            row.language,
            Asking(row.state),
            row.asked_at,
            words[row.id].get("wish", ""),
            words[row.id].get("answer", ""),
        )
        for row in rows
    ]


def ask(
    work: Writing,
    *,
    viewer: Viewer,
    table: str,
    about: str,
    language: str,
    wish: str,
    once: str,
    at: datetime,
) -> None:
    """Ask for an interpreter; a second press, or a second question for one language, asks nothing more."""
    if any(one.language == language and one.is_open for one in wanted(work, table=table, about=about)):
        return
    id = given_id(once)
    place = {"case_id": about if table == CASES else None, "meeting_id": about if table == MEETINGS else None}
    row: dict[str, object] = {"id": id, "person_id": viewer.person, **place, "language": language}
    row |= {"state": Asking.ASKED.value, "account_id": viewer.account, "asked_at": at}
    if not work.add_if_new(Interpreter, {**row, "answered_by": None, "answered_at": None}, "id"):
        return
    if wish:
        keep(work, person=viewer.person, about_table=TABLE, about_id=id, field="wish", text=wish, at=at)


def take_back(
    work: Writing, *, viewer: Viewer, table: str, about: str, interpreter: str, at: datetime
) -> None:
    """Ask for it no more.

    :raises NotFound: when it was not asked there.
    """
    one = _one(work, table, about, interpreter)
    _move(work, viewer, one, Asking.TAKEN_BACK, at)


def answer(
    work: Writing,
    *,
    viewer: Viewer,
    table: str,
    about: str,
    interpreter: str,
    comes: bool,
    text: str,
    at: datetime,
) -> None:
    """Say that an interpreter comes, or why not; the person is told in the same breath.

    :raises NotFound: when it was not asked there.
    :raises Conflict: when it was answered or taken back in between.
    """
    one = _one(work, table, about, interpreter)
    if one.state is not Asking.ASKED:
        raise Conflict(N_("Somebody else has just decided about this."))
    _move(work, viewer, one, Asking.COMES if comes else Asking.NOT, at)
    if text:
        keep(work, person=viewer.person, about_table=TABLE, about_id=one.id, field="answer", text=text, at=at)
    kind = "case_interpreter" if table == CASES else "meeting_interpreter"
    tell(work, person=viewer.person, kind=kind, about_table=table, about_id=about, at=at)


def _one(work: Work, table: str, about: str, interpreter: str) -> Wanted:
    for one in wanted(work, table=table, about=about):
        if one.id == interpreter:
            return one
    raise NotFound(TABLE)


def _move(work: Writing, viewer: Viewer, one: Wanted, becomes: Asking, at: datetime) -> None:
    values = {"which": one.id, "was": one.state.value, "becomes": becomes.value}
    if not work.run(_MOVE, {**values, "who": viewer.account, "moment": at}):
        raise Conflict(N_("Somebody else has just decided about this."))
