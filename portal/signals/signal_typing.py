"""What somebody told out loud without a name: typed out by a person who listened, and checked by the teller.

The same steps as for a recording in a case (``portal.understanding.typing_out``), with the key of the signal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from portal.errors import Conflict, NotFound, Refused
from portal.signals import following
from portal.signals.models import SignalFile
from portal.store import Work, Writing
from portal.store.work import AnyRow
from portal.understanding.rules import Typing
from portal.words import N_

TABLE = SignalFile.__tablename__

_TYPED = (
    select(
        SignalFile.id,
        SignalFile.typing,
        SignalFile.typed_sealed,
        SignalFile.wrong_sealed,
        SignalFile.typed_by,
        SignalFile.typed_at,
        SignalFile.answered_at,
    )
    .where(SignalFile.signal_id == bindparam("signal"), SignalFile.typing != "")
    .order_by(SignalFile.id)
)
_IS_TOLD = select(SignalFile.id).where(
    SignalFile.id == bindparam("file"), SignalFile.signal_id == bindparam("signal"), SignalFile.language != ""
)
_TYPE = (
    update(SignalFile)
    .where(SignalFile.id == bindparam("which"), SignalFile.typing != Typing.AGREED.value)
    .values(
        typing=Typing.TYPED.value,
        typed_sealed=bindparam("typed"),
        wrong_sealed=None,
        typed_by=bindparam("who"),
        typed_at=bindparam("moment"),
        answered_at=None,
    )
)
_ANSWER = (
    update(SignalFile)
    .where(
        SignalFile.id == bindparam("which"),
        SignalFile.typing == Typing.TYPED.value,
        SignalFile.typed_at == bindparam("shown_at"),
    )
    .values(typing=bindparam("becomes"), wrong_sealed=bindparam("wrong"), answered_at=bindparam("moment"))
)


@dataclass(frozen=True)
class Heard:
    """What was said in one recording, as it reads now."""

    state: Typing
    text: str
    wrong: str
    """What its teller says is not right in it."""
    typed_by: str
    typed_at: datetime
    answered_at: datetime | None


def heard(work: Work, *, signal: str) -> Mapping[str, Heard]:
    """Return what was typed out, by file."""
    return {row.id: _heard(work, signal, row) for row in work.rows(_TYPED, signal=signal)}


def _heard(work: Work, signal: str, row: AnyRow) -> Heard:
    return Heard(
        state=Typing(row.typing),
        text=work.open(signal, TABLE, row.id, "typed", row.typed_sealed),
        wrong=work.open(signal, TABLE, row.id, "wrong", row.wrong_sealed),
        typed_by=row.typed_by,
        typed_at=row.typed_at,
        answered_at=row.answered_at,
    )


def type_out(work: Writing, *, signal: str, file: str, account: str, text: str, at: datetime) -> None:
    """Keep what an official typed while listening; its teller then says whether it is right.

    :raises NotFound: when there is no such recording, or it is over its time.
    :raises Refused: when nothing was typed, or the teller said that it is right.
    """
    if following.show(work, signal=signal).is_gone or work.row(_IS_TOLD, signal=signal, file=file) is None:
        raise NotFound(TABLE)
    words = text.strip()
    if not words:
        raise Refused(N_("Type what you hear."))
    typed = {"which": file, "typed": work.seal(signal, TABLE, file, "typed", words)}
    if not work.run(_TYPE, {**typed, "who": account, "moment": at}):
        raise Refused(N_("The person said that this text is right. It stays as it is."))


def say_right(work: Writing, *, signal: str, file: str, shown: str, wrong: str = "", at: datetime) -> None:
    """Keep whether the teller finds that the text is what was said.

    :param shown: the moment of the text that was read: a newer one is not answered by accident.
    :param wrong: what is not right; empty when all is.
    :raises NotFound: when nothing was typed out.
    :raises Conflict: when it was typed anew, or answered, in between.
    """
    found = heard(work, signal=signal).get(file)
    if found is None:
        raise NotFound(TABLE)
    becomes = Typing.WRONG if wrong else Typing.AGREED
    if found.typed_at.isoformat() == shown and found.state == becomes:
        return
    sealed = work.seal(signal, TABLE, file, "wrong", wrong) if wrong else None
    values = {"which": file, "shown_at": found.typed_at, "becomes": becomes.value, "moment": at}
    if found.typed_at.isoformat() != shown or not work.run(_ANSWER, {**values, "wrong": sealed}):
        raise Conflict(N_("The text has changed. Read it again first."))
