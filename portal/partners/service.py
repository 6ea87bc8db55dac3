"""Partners' one door: load a delivery of records, as a whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import bindparam, delete, select, update

from portal.partners.checking import Record, check
from portal.partners.examining import Note, problems
from portal.partners.lines import Line, Problem
from portal.partners.publishing import discard, publish
from portal.partners.reading import fingerprint, read
from portal.partners.shapes import Limits
from portal.partners.staging import Count, stage
from portal.store import Store, new_id
from portal.store.models import Batch

BATCH_SIZE = 200
"""Records in one short transaction."""

SHOWN_PROBLEMS = 1000
"""Problems that are kept; a file that is wrong from top to bottom is not told line by line."""

BREATH = 0.005
"""Seconds between two transactions. A person who sends something waits for one of them, never for two."""

Tell = Callable[[int, int], None]
"""Told how many bytes are done, of how many."""


class _Clock(Protocol):
    def now(self) -> datetime: ...
    def today(self) -> date: ...


class _Settings(Protocol):
    @property
    def demo(self) -> bool: ...


class PortalParts(Protocol):
    """What loading needs of the portal."""

    @property
    def store(self) -> Store:
        """Where everything is kept."""

    @property
    def clock(self) -> _Clock:
        """What time it is."""

    @property
    def settings(self) -> _Settings:
        """Whether the demo is on: only then may a delivery bring demo people."""


@dataclass(frozen=True)
class Outcome:
    """What became of a delivery."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What is kept, and marked as not allowed, or of which nobody can say whether it was."""
    count: Count = field(default_factory=Count)
    is_published: bool = False
    is_resumed: bool = False


class UnfinishedImport(Exception):
    """Another delivery was stopped half way; run it again, or have it taken away first."""


_UNFINISHED = select(Batch.id, Batch.file_hash, Batch.lines_done).where(Batch.published_at.is_(None))
_GO_ON = (
    update(Batch)
    .where(Batch.id == bindparam("batch"), Batch.lines_done == bindparam("before"))
    .values(lines_done=bindparam("now_done"))
)
_FORGET = delete(Batch).where(Batch.id == bindparam("batch"))


def load(
    parts: PortalParts,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    batch_size: int = BATCH_SIZE,
    drop_unfinished: bool = False,
    tell: Tell = lambda _done, _total: None,
) -> Outcome:
    """Load files of records: examine all, write in short transactions, publish in one short step.

    :raises UnfinishedImport: when another delivery was stopped half way.
    """
    limits = Limits(parts.clock.now(), parts.clock.today(), parts.settings.demo)
    total = sum(path.stat().st_size for path in paths) * (1 if dry_run else 2)
    notes: list[Problem] = []
    found = _first(problems(parts.store, _lines(paths, tell, 0, total), limits, _keeping(notes)))
    if found or dry_run:
        return Outcome(found, tuple(notes))
    batch, done = _open_batch(parts.store, fingerprint(paths), limits.now, drop_unfinished)
    count = Count()
    lines = _lines(paths, tell, total // 2, total)
    for before, now_done, records in _chunks(lines, limits, batch_size, done):
        with parts.store.writing() as work:
            if not work.run(_GO_ON, {"batch": batch, "before": before, "now_done": now_done}):
                raise UnfinishedImport("another import of the same files is running")
            count.add(stage(work, records, batch=batch, at=limits.now))
        time.sleep(BREATH)
    return replace(_finish(parts, batch, count, is_resumed=bool(done)), notes=tuple(notes))


def _finish(parts: PortalParts, batch: str, count: Count, *, is_resumed: bool) -> Outcome:
    if not is_resumed and not count.new and not count.changed:
        with parts.store.writing() as work:
            work.run(_FORGET, {"batch": batch})
        return Outcome(count=count)
    publish(parts.store, batch=batch, at=parts.clock.now())
    return Outcome(count=count, is_published=True, is_resumed=is_resumed)


def _keeping(notes: list[Problem]) -> Note:
    def keep(note: Problem) -> None:
        if len(notes) < SHOWN_PROBLEMS:
            notes.append(note)

    return keep


def _first(found: Iterable[Problem]) -> tuple[Problem, ...]:
    kept: list[Problem] = []
    for problem in found:
        kept.append(problem)
        if len(kept) == SHOWN_PROBLEMS:
            break
    return tuple(kept)


def _lines(paths: Sequence[Path], tell: Tell, done: int, total: int) -> Iterator[Line]:
    for path in paths:
        for line in read(path):
            tell(min(done + line.bytes_read, total), total)
            yield line
        done += path.stat().st_size


def _open_batch(store: Store, file_hash: str, at: datetime, drop_unfinished: bool) -> tuple[str, int]:
    """Return a batch and how many records of it are staged: one that was stopped goes on where it was."""
    with store.reading() as work:
        unfinished = work.rows(_UNFINISHED)
    others = [row.id for row in unfinished if row.file_hash != file_hash]
    if others and not drop_unfinished:
        raise UnfinishedImport("an import of other files was stopped half way")
    for other in others:
        discard(store, batch=other)
    for row in unfinished:
        if row.file_hash == file_hash:
            return str(row.id), int(row.lines_done)
    batch = new_id()
    with store.writing() as work:
        work.add(Batch, {"id": batch, "file_hash": file_hash, "started_at": at, "lines_done": 0})
    return batch, 0


def _chunks(
    lines: Iterable[Line], limits: Limits, size: int, done: int
) -> Iterator[tuple[int, int, list[Record]]]:
    """Give records by the chunk, with how many were done before it and will be after it."""
    chunk: list[Record] = []
    for position, line in enumerate(lines, start=1):
        if position <= done:
            continue
        record, _problems = check(line, limits, is_examined=True)
        assert record is not None  # The whole delivery was examined a moment ago.
        chunk.append(record)
        if len(chunk) == size:
            yield position - size, position, chunk
            chunk = []
    if chunk:
        yield position - len(chunk), position, chunk
