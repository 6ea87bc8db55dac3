"""Examining a whole delivery before anything is written: each record, and each record it names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from portal.partners.checking import Record, Reference, check, line_of
from portal.partners.known import MARKED_BY, find, find_marked, mark_of
from portal.partners.lines import Line, Problem
from portal.partners.shapes import Limits
from portal.store import Store

AT_ONCE = 500
"""Records that are looked up together."""

TWICE = "stands twice in this delivery"
NOT_KNOWN = "is not known; the record it names must come earlier in the delivery, or be published already"
ANOTHER_HAS_IT = "belongs to another record already"


def problems(store: Store, lines: Iterable[Line], limits: Limits) -> Iterator[Problem]:
    """Give every problem of a delivery, line by line."""
    examining = _Examining(store, limits)
    chunk: list[Line] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) == AT_ONCE:
            yield from examining.chunk(chunk)
            chunk = []
    yield from examining.chunk(chunk)


class _Examining:
    def __init__(self, store: Store, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        # A short digest of each name: a delivery may have millions, and they are only compared.
        self.seen: set[bytes] = set()
        self.marks: dict[bytes, str] = {}

    def chunk(self, lines: Sequence[Line]) -> Iterator[Problem]:
        records: list[Record] = []
        found: list[Problem] = []
        missing: list[tuple[Record, Reference]] = []
        for line in lines:
            record, faults = check(line, self.limits)
            found += faults
            if record is None:
                self._remember_broken(line)
                continue
            records.append(record)
            missing += [(record, named) for named in record.references if not self._has(named)]
            if not self._add(record.kind, record.name):
                found.append(_problem(record, "id", TWICE))
        found += self._not_in_store(missing)
        for kind in MARKED_BY:
            found += self._marks(kind, [record for record in records if record.kind == kind])
        yield from sorted(found, key=lambda problem: (problem.line, problem.field))

    def _has(self, named: Reference) -> bool:
        return _digest(named.kind, named.name) in self.seen

    def _add(self, kind: str, name: str) -> bool:
        digest = _digest(kind, name)
        is_new = digest not in self.seen
        self.seen.add(digest)
        return is_new

    def _remember_broken(self, line: Line) -> None:
        """Count a broken record as delivered, so that one fault is not told again by each that names it."""
        content = line.content
        self._add(str(content.get("kind")), f"{content.get('source')}/{content.get('id')}")

    def _not_in_store(self, missing: Sequence[tuple[Record, Reference]]) -> Iterator[Problem]:
        with self.store.reading() as work:
            known = find(work, ((named.kind, named.name) for _record, named in missing))
        for record, named in missing:
            if (named.kind, named.name) not in known:
                yield _problem(record, named.place, NOT_KNOWN)

    def _marks(self, kind: str, records: Sequence[Record]) -> Iterator[Problem]:
        """Give each record whose number, or subject, another record has already."""
        marked = [(mark_of(self.store.keyring, kind, record.values), record) for record in records]
        with self.store.reading() as work:
            in_store = find_marked(work, kind, (mark for mark, _record in marked if mark is not None))
        for mark, record in marked:
            if mark is None:
                continue
            others = {in_store[mark].name} if mark in in_store else set()
            others.add(self.marks.get(mark, ""))
            if others - {"", record.name}:
                yield _problem(record, MARKED_BY[kind], ANOTHER_HAS_IT)
            self.marks[mark] = record.name


def _digest(kind: str, name: str) -> bytes:
    return hashlib.blake2b(f"{kind} {name}".encode(), digest_size=12).digest()


def _problem(record: Record, place: str, text: str) -> Problem:
    return Problem(record.line.file, line_of(record.line, place), place, text)
