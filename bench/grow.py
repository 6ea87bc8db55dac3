"""Growth: a page in a store of a million consultations beside the same page in the demo town."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from flask.testing import FlaskClient

from bench.ground import Citizen, Ground, add_person, citizen, entry, ground, sign_in
from portal.consultations.recording import rows_for
from portal.store import Base, Writing

MILLION = 1_000_000
HEAVY = 10_000
"""Entries of the one citizen who has very many."""

EACH = 50
"""Entries of every other citizen of the grown store."""

OFTEN = 200
"""Times that each page is opened; the median counts."""

LIMIT = 1.2
"""How much longer a page may take in the grown store."""

PAGES = {"first page": "/nl/consultations"}

CHUNK = 1000
"""Consultations kept in one transaction."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--number", type=int, default=MILLION, help="consultations to make")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")


@dataclass(frozen=True)
class Reader:
    """A citizen who opens a page again and again."""

    name: str
    client: FlaskClient
    times: list[float]

    def open(self, path: str) -> None:
        """Open the page once and keep how long it took.

        :raises RuntimeError: when the page is not there.
        """
        started = time.perf_counter()
        answer = self.client.get(path, headers={"Accept-Encoding": "br"})
        self.times.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")


def run(options: argparse.Namespace) -> bool:
    """Grow a store, print the table, and tell whether no page became slower than allowed."""
    database = "postgresql" if options.postgres else "sqlite"
    with ExitStack() as stack:
        town, grown = stack.enter_context(ground(database)), stack.enter_context(ground(database))
        town.prepare()
        grown.prepare()
        small = citizen(town, entries=EACH)
        print(f"making {options.number:,} consultations on {database}", flush=True)
        usual = citizen(grown, entries=EACH)
        heavy = citizen(grown, entries=HEAVY)
        _grow(grown, options.number - EACH - HEAVY)
        readers = [
            _reader("demo town", town, small),
            _reader(f"grown store, {EACH} entries", grown, usual),
            _reader(f"grown store, {HEAVY:,} entries", grown, heavy),
        ]
        # A list: each table is printed, also after one that is too slow.
        reached = [_compare(name, path, readers) for name, path in PAGES.items()]
    return all(reached)


def _reader(name: str, ground: Ground, citizen: Citizen) -> Reader:
    client = ground.app.test_client()
    # Growing takes longer than a session lasts.
    client.set_cookie("inzage", sign_in(ground, citizen).token)
    return Reader(name, client, [])


def _compare(name: str, path: str, readers: list[Reader]) -> bool:
    """Open the page in turn, so that whatever else the machine does hits all readers alike."""
    for reader in readers:
        reader.open(path)
        reader.times.clear()
    for _turn in range(OFTEN):
        for reader in readers:
            reader.open(path)
    base = median(readers[0].times)
    print(f"{name} ({path}), median of {OFTEN}, limit {LIMIT}")
    worst = 0.0
    for reader in readers:
        took = median(reader.times)
        worst = max(worst, took / base)
        print(f"  {reader.name:32} {took * 1e6:7.0f} us  {took / base:5.2f}")
    return worst <= LIMIT


def _grow(ground: Ground, number: int) -> None:
    at = ground.portal.clock.now()
    agencies = list(ground.portal.directory().agencies)
    started = time.perf_counter()
    ground.hurry()
    for done in range(0, number, CHUNK):
        size = min(CHUNK, number - done)
        with ground.store.writing() as work:
            _keep(
                work, [rows for _ in range(-(-size // EACH)) for rows in _person(ground, work, agencies, at)]
            )
        if done % 100_000 < CHUNK:
            print(f"  {done + size:9,}  {time.perf_counter() - started:6.0f} s", flush=True)


def _person(
    ground: Ground, work: Writing, agencies: list[str], at: datetime
) -> Iterator[Mapping[type[Base], list[dict[str, object]]]]:
    person, _account = add_person(work, ground.store, at)
    for number in range(EACH):
        yield rows_for(work, entry(person, number, agencies, at, is_short=True), at=at)


def _keep(work: Writing, found: list[Mapping[type[Base], list[dict[str, object]]]]) -> None:
    for model in found[0]:
        work.add(model, *(row for rows in found for row in rows[model]))
