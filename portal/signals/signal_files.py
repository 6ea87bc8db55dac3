"""Files of what was told without a name: cleaned before they come here, sealed, and gone with the signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from portal.errors import NotFound, Refused
from portal.signals import following
from portal.signals.models import SignalFile
from portal.signals.rules import State
from portal.signals.signal_typing import Heard, heard
from portal.store import Work, Writing, new_id
from portal.words import N_, Said

TABLE = SignalFile.__tablename__
MOST = 5

_LIST = (
    select(SignalFile.id, SignalFile.media_type, SignalFile.added_at, SignalFile.language)
    .where(SignalFile.signal_id == bindparam("signal"))
    .order_by(SignalFile.added_at, SignalFile.id)
)
_ONE = select(SignalFile.media_type, SignalFile.sealed).where(
    SignalFile.signal_id == bindparam("signal"), SignalFile.id == bindparam("file")
)
_DROP = delete(SignalFile).where(SignalFile.signal_id == bindparam("of_signal"))


@dataclass(frozen=True)
class Added:
    """One file, without its content and without a name: that could say who it is."""

    id: str
    media_type: str
    added_at: datetime
    language: str
    """What is spoken in it; empty when it is no story told out loud."""


def files(work: Work, *, signal: str) -> Sequence[Added]:
    """Return the files of a signal."""
    return [
        Added(row.id, row.media_type, row.added_at, row.language) for row in work.rows(_LIST, signal=signal)
    ]


def add(
    work: Writing, *, signal: str, media_type: str, content: bytes, language: str = "", at: datetime
) -> None:
    """Keep a file; the signal waits to be read again.

    :param language: what is spoken in it, for a story told in somebody's own voice.
    :raises Refused: when it became a case or is over its time, or there are many files.
    """
    told = following.show(work, signal=signal)
    if told.is_gone or told.case is not None:
        raise Refused(Said(N_("You cannot write here any more.")))
    if len(files(work, signal=signal)) >= MOST:
        raise Refused(Said(N_("You can add %(most)s files here at most."), most=MOST))
    id = new_id()
    sealed = work.seal_bytes(signal, TABLE, id, "content", content)
    row = {"id": id, "signal_id": signal, "added_at": at, "media_type": media_type, "sealed": sealed}
    work.add(SignalFile, {**row, "language": language})
    following.move(work, signal=signal, state=State.NEW, at=at)


def content(work: Work, *, signal: str, file: str) -> tuple[str, bytes]:
    """Return the type and the content of a file.

    :raises NotFound: when it is not there, or its key is gone.
    """
    if following.show(work, signal=signal).is_gone:
        raise NotFound(TABLE)
    row = work.row(_ONE, signal=signal, file=file)
    if row is None:
        raise NotFound(TABLE)
    return row.media_type, work.open_bytes(signal, TABLE, file, "content", row.sealed)


@dataclass(frozen=True)
class Taken:
    """One file that goes along into a case."""

    media_type: str
    content: bytes
    language: str
    heard: Heard | None


def take_all(work: Writing, *, signal: str) -> list[Taken]:
    """Return all files with what was typed out of them, and take them out: they stand in the case now."""
    typed = heard(work, signal=signal)
    found = [
        Taken(*content(work, signal=signal, file=one.id), one.language, typed.get(one.id))
        for one in files(work, signal=signal)
    ]
    work.run(_DROP, {"of_signal": signal})
    return found
