"""Examining a whole delivery before anything is written: each record, and each record it names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from portal.access import proposals
from portal.agencies.role_words import role_of
from portal.agencies.roles import ROLES, fits_body
from portal.partners import answers, coherence
from portal.partners.checking import Record, Reference, check, line_of
from portal.partners.drafting import draft_of
from portal.partners.known import (
    MARKED_BY,
    bodies,
    find,
    find_marked,
    mark_of,
    not_safe,
    published_talks,
)
from portal.partners.lines import Line, Problem
from portal.partners.shapes import Limits
from portal.store import Store

AT_ONCE = 500
"""Records that are looked up together."""

TWICE = "stands twice in this delivery"
NOT_KNOWN = "is not known; the record it names must come earlier in the delivery, or be published already"
ANOTHER_HAS_IT = "belongs to another record already"
NOT_SAFE = "is missing, and who told it is not safe; ask that person what is safe, and hide it"
NO_SUCH_ROLE = "does not belong to this kind of organisation"

Note = Callable[[Problem], None]
"""Hears of each field that is kept, and that somebody should look at."""


def problems(
    store: Store, lines: Iterable[Line], limits: Limits, note: Note = lambda _note: None
) -> Iterator[Problem]:
    """Give every problem of a delivery, line by line."""
    examining = _Examining(store, limits, note)
    chunk: list[Line] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) == AT_ONCE:
            yield from examining.chunk(chunk)
            chunk = []
    yield from examining.chunk(chunk)


class _Examining:
    def __init__(self, store: Store, limits: Limits, note: Note) -> None:
        self.store = store
        self.limits = limits
        self.note = note
        self.kinds: dict[str, str] = {}
        self.at_risk: set[str] = set()
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
        found += self._roles(records)
        found += self._sources(records)
        found += [_problem(one, "case", answers.NOT_ASKED) for one in answers.not_asked(self.store, records)]
        talks = self._not_yet_told([record for record in records if record.kind == "consultation"])
        for record in talks:
            for place, text in coherence.notes(record.values):
                self.note(_problem(record, place, text))
        self._not_agreed(talks)
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

    def _roles(self, records: Sequence[Record]) -> Iterator[Problem]:
        """Give each role that cannot exist at its organisation: no landlord has a nurse. Source: R-198."""
        talks = [record for record in records if record.kind == "consultation"]
        self.kinds.update(
            (record.name, record.values.text("what")) for record in records if record.kind == "organisation"
        )
        named = {one.name for record in talks for one in record.references if one.kind == "organisation"}
        with self.store.reading() as work:
            self.kinds.update(bodies(work, named - self.kinds.keys()))
        for record in talks:
            for place, subject in enumerate(record.values.parts("subjects")):
                for number, party in enumerate(subject.parts("parties")):
                    role, kind = role_of(party.text("role")), self.kinds.get(party.text("organisation"))
                    if kind and role in ROLES and not fits_body(role, kind):
                        yield _problem(record, f"subjects[{place}].parties[{number}].role", NO_SUCH_ROLE)

    def _sources(self, records: Sequence[Record]) -> Iterator[Problem]:
        """Give each entry that its person would read while whoever told it is not safe. Source: R-191."""
        self.at_risk |= {
            one.name for one in records if one.kind == "person" and one.values.flag("is_at_risk")
        }
        told = [
            (record, place, subject.text("source_person"))
            for record in records
            if record.kind == "consultation"
            for place, subject in enumerate(record.values.parts("subjects"))
            if subject.text("source_person") and subject.part("hold") is None
        ]
        with self.store.reading() as work:
            at_risk = self.at_risk | not_safe(work, {source for _record, _place, source in told})
        for record, place, source in told:
            if source in at_risk:
                yield _problem(record, f"subjects[{place}].hold", NOT_SAFE)

    def _not_yet_told(self, talks: Sequence[Record]) -> list[Record]:
        """Return the talks of which something is kept now: the same of before was noted then."""
        with self.store.reading() as work:
            known = find(work, ((record.kind, record.name) for record in talks))
            # What an earlier try staged and did not publish was told to nobody yet.
            there = published_talks(work, {found.id for found in known.values()})
        had = {name: found.fingerprint for (_kind, name), found in known.items() if found.id in there}
        return [record for record in talks if had.get(record.name) != record.fingerprint]

    def _not_agreed(self, talks: Sequence[Record]) -> None:
        """Note each talk about what its person was asked first, and had not said yes to (R-075).

        Only somebody who is in the store already can have been asked.
        """
        kinds = ("person", "organisation")
        named = {(one.kind, one.name) for record in talks for one in record.references if one.kind in kinds}
        with self.store.reading() as work:
            known = find(work, named)
            persons = {found.id for (kind, _name), found in known.items() if kind == "person"}
            asked = proposals.standing(work, persons)

        def resolve(kind: str, name: str) -> str:
            return known[kind, name].id if (kind, name) in known else name

        for record in talks:
            for place, text in coherence.not_agreed(draft_of(record.values, resolve), asked):
                self.note(_problem(record, place, text))

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
