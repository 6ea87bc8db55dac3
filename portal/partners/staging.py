"""Staging: rows of a delivery are written in short transactions, and are invisible until it is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from portal.access import Hold, proposals
from portal.agencies.models import File
from portal.agencies.models_texts import TextWording
from portal.consultations.models import Consultation, ConsultationSubject, SubjectParty
from portal.declarations.models import DeclarationBody
from portal.notices.models import Notice
from portal.partners import (
    answers,
    changes,
    known,
    rows_agencies,
    rows_events,
    rows_files,
    rows_people,
    rows_rules,
    rows_signals,
)
from portal.partners.checking import Record
from portal.partners.models import StagedChange
from portal.partners.recognising import recognise
from portal.partners.rows import TABLES, Builder, Making, Rows
from portal.partners.stopped import without_stopped
from portal.partners.telling import notices
from portal.store import Base, Writing, new_id
from portal.store.models import Text
from portal.terms import amsterdam_day

BUILDERS: dict[str, Builder] = {
    "person": rows_people.person,
    "custody": rows_people.custody,
    "organisation": rows_agencies.organisation,
    "contact_point": rows_agencies.contact_point,
    "counter": rows_agencies.counter,
    "system": rows_agencies.system,
    "official": rows_people.official,
    "tie": rows_people.tie,
    "assignment": rows_people.assignment,
    "training": rows_people.training,
    "policy": rows_rules.policy,
    "recommendation": rows_rules.recommendation,
    "asking": rows_rules.asking,
    "file": rows_agencies.file,
    "declaration_text": rows_agencies.declaration_text,
    "file_goal": rows_files.goal,
    "file_item": rows_files.item,
    "file_domain": rows_files.domain,
    "file_exemption": rows_files.exemption,
    "file_carer": rows_files.carer,
    "file_told": rows_files.told,
    "declaration": rows_events.declaration,
    "consultation": rows_events.consultation,
    "index_signal": rows_signals.index_signal,
    answers.KIND: answers.staged,
    "plan": rows_events.plan,
    "promise": rows_events.promise,
}

# The order in which rows are inserted: what others point to comes first.
_ORDER: tuple[type[Base], ...] = (
    *TABLES.values(),
    TextWording,
    DeclarationBody,
    ConsultationSubject,
    SubjectParty,
    Text,
    Hold,
    Notice,
    StagedChange,
)

_CURRENT_ENTRIES = select(
    ConsultationSubject.id, ConsultationSubject.person_id, ConsultationSubject.consultation_id
).where(
    ConsultationSubject.consultation_id.in_(bindparam("consultations", expanding=True)),
    ConsultationSubject.replaced_at.is_(None),
)
_NOTED = select(StagedChange.item_id).where(
    StagedChange.batch_id == bindparam("batch"), StagedChange.item_table == changes.DELIVERIES
)
_JOINT_TOLD = select(File.joint_told_on).where(File.id == bindparam("file"))
_HIDDEN = select(Hold.hidden_from).where(Hold.item_id == bindparam("item"), Hold.ended_at.is_(None))

Entries = Mapping[str, Mapping[str, str]]


@dataclass
class Count:
    """How many records were new, changed, or the same as before."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def add(self, other: Count) -> None:
        """Count those of another as well."""
        self.new += other.new
        self.changed += other.changed
        self.same += other.same


def stage(work: Writing, records: Sequence[Record], *, batch: str, at: datetime) -> Count:
    """Write all rows of these records; nothing of them can be seen yet."""
    staging, delivered = _Staging(work, batch, at), len(records)
    records = without_stopped(work, records, amsterdam_day(at))
    had = recognise(work, records)
    fresh = [record for record in records if (record.kind, record.name) not in had]
    newer = [
        record
        for record in records
        if (record.kind, record.name) in had
        and had[record.kind, record.name].fingerprint != record.fingerprint
    ]
    staging.ids.update({name: found.id for name, found in had.items()})
    staging.find_named((*fresh, *newer))
    staging.prepare_keys(fresh)
    staging.learn_asked((*fresh, *newer))
    for record in fresh:
        staging.add(BUILDERS[record.kind](staging.making(record)))
    entries = staging.entries_of(newer)
    for record in newer:
        staging.change(record, entries)
    staging.note_deliveries((*fresh, *newer))
    staging.write()
    return Count(len(fresh), len(newer), delivered - len(fresh) - len(newer))


class _Staging:
    """The records of one short transaction."""

    def __init__(self, work: Writing, batch: str, at: datetime) -> None:
        self.work = work
        self.batch = batch
        self.at = at
        self.ids: dict[tuple[str, str], str] = {}
        self.rows: Rows = {}
        self.asked = proposals.Standing()

    def resolve(self, kind: str, name: str) -> str:
        return self.ids[kind, name]

    def making(self, record: Record) -> Making:
        id = self.resolve(record.kind, record.name)
        return Making(self.work, record, id, self.batch, self.at, self.resolve, self.asked)

    def find_named(self, records: Iterable[Record]) -> None:
        """Give ids to new records, and find those of the records they name."""
        for record in records:
            self.ids.setdefault((record.kind, record.name), new_id())
        named = {(one.kind, one.name) for record in records for one in record.references}
        found = known.find(self.work, named - self.ids.keys())
        self.ids.update({name: row.id for name, row in found.items()})

    def prepare_keys(self, fresh: Iterable[Record]) -> None:
        known.learn_keys(self.work, (id for (kind, _name), id in self.ids.items() if kind == "person"))
        for record in fresh:
            if record.kind == "person":
                self.work.make_key(self.resolve("person", record.name), at=self.at)

    def learn_asked(self, records: Iterable[Record]) -> None:
        """Find what the persons of these talks were asked first, in one query for all of them."""
        talks = [record for record in records if record.kind == "consultation"]
        named = {one.name for record in talks for one in record.references if one.kind == "person"}
        self.asked = proposals.standing(self.work, {self.resolve("person", name) for name in named})

    def add(self, rows: Rows) -> None:
        for model, found in rows.items():
            self.rows.setdefault(model, []).extend(found)

    def entries_of(self, newer: Iterable[Record]) -> Entries:
        """Return, for each consultation with a newer version, its present entries by person."""
        ids = [self.resolve(record.kind, record.name) for record in newer if record.kind == "consultation"]
        found: dict[str, dict[str, str]] = {id: {} for id in ids}
        for row in self.work.rows(_CURRENT_ENTRIES, consultations=ids) if ids else ():
            found[row.consultation_id][row.person_id] = row.id
        return found

    def change(self, record: Record, entries: Entries) -> None:
        """Write down a newer version of a record that the store has."""
        making, model = self.making(record), TABLES[record.kind]
        staged = self.rows.setdefault(StagedChange, [])
        if model is Consultation:
            rows = rows_events.consultation(making, is_newer_version=True, corrected=entries[making.id])
            self.add(rows)
            entry = rows[ConsultationSubject][0]
            staged.append(
                changes.newer_consultation(
                    batch=self.batch, id=making.id, entry=entry, fingerprint=record.fingerprint
                )
            )
            return
        rows = BUILDERS[record.kind](making)
        hidden = {row.hidden_from for row in self.work.rows(_HIDDEN, item=making.id)}
        if model is File:
            self._tell_of_joint(rows, making.id, is_hidden=bool(hidden))
        staged.append(changes.change(batch=self.batch, model=model, id=making.id, rows=rows))
        # Hiding does not wait for the publication; an item that is hidden already needs no second hold.
        self.add({Hold: [row for row in rows.get(Hold, []) if row["hidden_from"] not in hidden]})

    def _tell_of_joint(self, rows: Rows, id: str, *, is_hidden: bool) -> None:
        """Tell of a file that became joint, once: a later delivery of the same changes nothing about that."""
        told = self.work.row(_JOINT_TOLD, file=id)
        if is_hidden or not rows.get(Notice) or (told is not None and told.joint_told_on is not None):
            del rows[File][0]["joint_told_on"]
        else:
            self.add({Notice: rows[Notice]})

    def note_deliveries(self, records: Iterable[Record]) -> None:
        """Note once for each system that it delivers with this batch."""
        names = {record.values.text("system") for record in records if record.kind == "consultation"} - {""}
        noted = {row.item_id for row in self.work.rows(_NOTED, batch=self.batch)}
        for system in sorted({self.resolve("system", name) for name in names} - noted):
            row = changes.delivery(batch=self.batch, system=system, at=self.at)
            self.rows.setdefault(StagedChange, []).append(row)

    def write(self) -> None:
        self.rows[Notice] = notices(self.work, self.rows, batch=self.batch, at=self.at)
        for model in _ORDER:
            self.work.add(model, *self.rows.get(model, []))
