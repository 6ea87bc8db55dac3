"""Small deliveries for tests: invented records, and the parts of a portal that loading needs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from portal.migrations.tables import metadata
from portal.partners import schema
from portal.partners.checking import check
from portal.partners.fields import Shape
from portal.partners.lines import Line, Problem
from portal.partners.shapes import Limits
from portal.store import Store
from tests.clocks import MONDAY, FakeClock

TOWN = Path(__file__).resolve().parents[2] / "portal" / "demo" / "town"

Record = dict[str, Any]

LIMITS = Limits(MONDAY, MONDAY.date(), True)


def town() -> list[Path]:
    """The files of the demo town, in order."""
    return sorted(TOWN.iterdir())


@dataclass
class Settings:
    """Settings with the demo on or off."""

    demo: bool = False


@dataclass
class Parts:
    """As much of a portal as loading needs."""

    store: Store
    clock: FakeClock = field(default_factory=FakeClock)
    settings: Settings = field(default_factory=Settings)


def record(kind: str, id: str, **values: object) -> Record:
    """One record of the test source."""
    return {"schema": "inzage-records/1", "kind": kind, "source": "proef", "id": id, **values}


def subject(person: str, **values: object) -> Record:
    """What is said to one person about an exchange."""
    return {
        "person": person,
        "parties": [
            {"organisation": "o-1", "part": "asked", "role": "werkcoach"},
            {"organisation": "o-2", "part": "answered", "role": "mentor"},
        ],
        "data_kinds": ["work"],
        "basis": "public_task",
        "article": "Participatiewet art. 7",
        "in_file": "no",
        "asked_first": "not_in_time",
        "not_asked_because": "Het moest die dag.",
        "summary": f"Een vraag voor {person}",
        "question": "Komt het uit?",
        "answer": "Ja.",
        "why": "Om een afspraak te maken.",
        **values,
    }


def exchange(id: str, *subjects: Record, **values: object) -> Record:
    """An exchange of last week, written down at once."""
    said: Record = {
        "what": "exchange",
        "channel": "phone",
        "happened_at": "2026-11-16T10:00:00+01:00",
        "recorded_at": "2026-11-16T10:20:00+01:00",
        "subjects": list(subjects or [subject("p-1")]),
    }
    return record("consultation", id, **{**said, **values})


BASE = (
    record("organisation", "o-1", name="Werkplein", what="government", plain={"nl": "Werk.", "en": "Work."}),
    record("organisation", "o-2", name="School Noord", what="education"),
    record("person", "p-1", name="Jip de Boer", number="999990019", born_on="1990-02-03"),
    record("person", "p-2", name="Suryati", language="ar"),
    record(
        "official",
        "u-1",
        issuer="https://work.example",
        subject="een",
        account_kind="official",
        role="safety_officer",
        organisation="o-1",
    ),
    record(
        "official",
        "u-2",
        issuer="https://work.example",
        subject="twee",
        account_kind="official",
        role="safety_officer",
        organisation="o-2",
    ),
    record("system", "s-1", organisation="o-1", name="Werkspoor", delivers=["exchange"]),
)
"""Two organisations, two persons, two officials and a system."""

HOLD = {
    "article": "UAVG art. 41 lid 1 onder i",
    "review_on": "2026-12-20",
    "asked_by": "u-1",
    "approved_by": "u-2",
}


def write(path: Path, records: Iterable[Mapping[str, object]]) -> Path:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
    return path


def problems(one: Mapping[str, object]) -> list[Problem]:
    """What is wrong with one record on line 7."""
    return list(check(Line("x.jsonl", 7, 7, 0, dict(one)), LIMITS)[1])


def rows_in(store: Store) -> int:
    """Count every row of every table."""
    with store.reading() as work:
        return sum(
            int(work.value(select(func.count()).select_from(table))) for table in metadata.sorted_tables
        )


def as_csv(path: Path, records: Iterable[Record]) -> Path:
    """Write records of one kind as CSV, the way the document describes."""
    rows = [row for one in records for row in _rows(one)]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _rows(one: Record) -> list[dict[str, str]]:
    shared = dict(pair for name, value in one.items() if name != "subjects" for pair in _cells(name, value))
    if "subjects" not in one:
        return [shared]
    return [
        shared | {f"subject.{name}": cell for key, value in part.items() for name, cell in _cells(key, value)}
        for part in one["subjects"]
    ]


_BY_LANGUAGE = {
    field.name for kind in schema.KINDS.values() for field in kind.fields if field.shape is Shape.BY_LANGUAGE
}


def _cells(name: str, value: object) -> list[tuple[str, str]]:
    if name in _BY_LANGUAGE and isinstance(value, dict):
        return [(f"{name}.{language}", text) for language, text in value.items()]
    if isinstance(value, dict):
        return [(name, ";".join(str(piece) for piece in value.values()))]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [(name, "|".join(";".join(part.values()) for part in value))]
    if isinstance(value, list):
        return [(name, " ".join(value))]
    if isinstance(value, bool):
        return [(name, "yes" if value else "no")]
    return [(name, str(value))]
