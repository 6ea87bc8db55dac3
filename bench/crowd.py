"""A busy portal: a hundred thousand open cases, of people and officials who do everything else as well."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import text

from bench import crowd_cases, crowd_lives
from bench.ground import Ground
from portal.agencies.service import say_changed
from portal.store import Writing, metadata, new_id

SEED = 4
CHUNK = 2000
"""Cases kept in one transaction."""

PEOPLE_FOR_100 = 40
"""People who sent a hundred cases together."""

CASELOAD = 70
"""People for whom one official works."""

STAFF = {
    "caseworker": 0,  # as many as the people need
    "complaint_handler": 300,
    "privacy_officer": 200,
    "safety_officer": 40,
    "medical_adviser": 20,
    "team_leader": 100,
    "manager": 40,
    "helpdesk": 100,
}
"""Officials beside those of the demo town, for 100,000 cases."""

BODIES = 40
"""Organisations beside those of the demo town."""


@dataclass(frozen=True)
class Clerk:
    """An official."""

    id: str
    role: str
    agency: str
    team: str
    demo_name: str | None = None


@dataclass
class Crowd:
    """Who lives and works there."""

    ground: Ground
    number: int
    at: datetime
    today: date
    dice: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - rows, not secrets
    agencies: list[str] = field(default_factory=list)
    people: list[tuple[str, bytes]] = field(default_factory=list)
    """Ids, each with the key."""
    clerks: dict[str, list[Clerk]] = field(default_factory=lambda: defaultdict(list))

    def clerk(self, role: str) -> Clerk:
        """Return some official of a role."""
        return self.dice.choice(self.clerks[role])

    def agency(self) -> str:
        """Return some organisation."""
        return self.dice.choice(self.agencies)

    def ago(self, most: int) -> datetime:
        """Return a moment in the last so many days."""
        return self.at - timedelta(minutes=self.dice.randrange(most * 1440))

    def day(self, first: int, last: int) -> date:
        """Return a day between two, counted from today."""
        return self.today + timedelta(days=self.dice.randrange(first, last))

    def happens(self, part: float) -> bool:
        """Tell whether something happens that happens to a part of all."""
        return self.dice.random() < part


Row = tuple[str, dict[str, object]]
"""The name of a table, and what stands in the row."""


def grow(ground: Ground, *, number: int, say: bool = True) -> Crowd:
    """Fill a demo town until it holds this many open cases, and let the database count what it has."""
    portal = ground.portal
    crowd = Crowd(ground, number, portal.clock.now(), portal.clock.today())
    started = time.perf_counter()
    ground.hurry()
    with ground.store.writing() as work:
        keep(work, crowd, _bodies(crowd))
        say_changed(work)
    with ground.store.writing() as work:
        keep(work, crowd, _staff(crowd, work))
    for first in range(0, number, CHUNK):
        with ground.store.writing() as work:
            keep(work, crowd, _some(crowd, min(CHUNK, number - first)))
        if say and first % (10 * CHUNK) == 0:
            print(f"  {first:9,} cases  {time.perf_counter() - started:5.0f} s", flush=True)
    with ground.store.writing() as work:
        keep(work, crowd, crowd_lives.shared(crowd))
    analyze(ground)
    return crowd


def keep(work: Writing, crowd: Crowd, rows: Iterable[Row]) -> None:
    """Keep rows, the tables in the order in which they lean on each other."""
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for table, row in rows:
        found[table].append({**_neutral(table, crowd), **row})
    for table in metadata.sorted_tables:
        if table.name in found:
            # Any: the models say no more than their table does.
            model: Any = table
            work.add(model, *found[table.name])


def analyze(ground: Ground) -> None:
    """Let the database count its rows, as it does by itself in a store that grew slowly.

    SQLite is never told to in real life, so it is not told here.
    """
    if ground.store.engine.dialect.name != "sqlite":
        with ground.store.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))


_NEUTRAL: dict[str, dict[str, object]] = {}


def _neutral(table: str, crowd: Crowd) -> dict[str, object]:
    """Return a value for each column that must have one."""
    if table not in _NEUTRAL:
        _NEUTRAL[table] = {column.name: _value(column, crowd) for column in metadata.tables[table].columns}
    return _NEUTRAL[table]


def _value(column: Any, crowd: Crowd) -> object:
    if column.nullable:
        return None
    if column.default is not None and column.default.is_scalar:
        return column.default.arg
    by_type = {str: "", int: 0, bool: False, date: crowd.today, datetime: crowd.at, bytes: bytes(60)}
    return by_type[getattr(column.type, "impl", column.type).python_type]


def _bodies(crowd: Crowd) -> Iterator[Row]:
    crowd.agencies = list(crowd.ground.portal.directory().agencies)
    for number in range(BODIES):
        crowd.agencies.append(new_id())
        name = f"Hulp in wijk {number}"
        yield "agencies", {"id": crowd.agencies[-1], "name": name, "kind": "government"}


def _staff(crowd: Crowd, work: Writing) -> Iterator[Row]:
    """Make officials; those of the demo town get as much work as all others, and colleagues in their team."""
    town = work.rows(
        text(
            "SELECT id, role, agency_id, team, demo_name FROM accounts"
            " WHERE demo_name IS NOT NULL AND kind = 'official'"
        )
    )
    for row in town:
        clerk = Clerk(row.id, row.role, row.agency_id or "", row.team, row.demo_name)
        crowd.clerks[row.role].append(clerk)
    places = [(one.agency, one.team) for one in crowd.clerks["team_leader"]]
    places += [(agency, f"Team {number}") for agency in crowd.agencies for number in range(20)]
    part = crowd.number / 100_000
    helpers = int(crowd.number * PEOPLE_FOR_100 / 100 * 1.5 / CASELOAD)
    for role, usual in STAFF.items():
        for number in range(max(2, int(usual * part)) if usual else max(4, helpers)):
            agency, team = places[number % len(places)] if number >= 2 else places[0]
            clerk = Clerk(new_id(), role, agency, team)
            crowd.clerks[role].append(clerk)
            yield (
                "accounts",
                {
                    "id": clerk.id,
                    "issuer": "https://bench.example",
                    "subject_hash": crowd.ground.store.keyring.lookup("subject", clerk.id),
                    "kind": "official",
                    "role": role,
                    "agency_id": agency,
                    "team": team,
                },
            )
            training = {"id": new_id(), "account_id": clerk.id, "on_day": crowd.day(-300, -1)}
            yield "trainings", training


def _some(crowd: Crowd, number: int) -> Iterator[Row]:
    people = [crowd_lives.person(crowd) for _ in range(max(1, number * PEOPLE_FOR_100 // 100))]
    for one in people:
        yield from one.rows
        yield from crowd_lives.life(crowd, one)
    for count in range(number):
        yield from crowd_cases.case(crowd, people[count % len(people)])
