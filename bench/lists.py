"""Lists of the desk: how long the store takes for each of them with 100,000 open cases."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import text

from bench.crowd import grow
from bench.ground import Citizen, Ground, ground, sign_in
from portal.store.quick import Line

NUMBER = 100_000
OFTEN = 5
WARM = 6
"""Times before that: PostgreSQL's driver prepares a statement after it was run five times."""

LIMIT = 50.0
"""Milliseconds of store time that a list may take."""

COUNTING = frozenset(
    f"/nl/desk/{name}" for name in ("complaint-figures", "duties", "figures", "privacy", "rules/figures")
)
"""Pages that show no list but count months of everything, for managers and the privacy officer."""

COUNTING_LIMIT = 1000.0

ROWS = "|".join(
    f"//main//{one}" for one in ("li", "tbody/tr", "article", "section", "*[@class='inzage-cards']/*")
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--number", type=int, default=NUMBER, help="open cases to make")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")


@dataclass
class Heard:
    """What one page asked of the store."""

    statements: int = 0
    milliseconds: float = 0.0
    """Until all rows were there."""


@dataclass(frozen=True)
class Opened:
    """A list as the official sees it for whom it takes longest."""

    path: str
    who: str
    rows: int
    statements: int
    runs: Sequence[float]
    """Milliseconds of each time."""
    further: str | None
    """Where the list goes on."""

    @property
    def limit(self) -> float:
        """Return what it may take."""
        return COUNTING_LIMIT if self.path in COUNTING else LIMIT

    @property
    def is_reached(self) -> bool:
        """Tell whether it took no longer than it may."""
        return median(self.runs) <= self.limit

    def line(self) -> str:
        """Return the result as a line of the table."""
        name = self.path.split("=")[0] + ("=..." if "=" in self.path else "")
        return (
            f"{name:32} {self.who:22} {self.rows:4} rows {self.statements:3} statements"
            f" {median(self.runs):8.1f} ms {min(self.runs):8.1f} ms {self.limit:6.0f}"
            f"  {'ok' if self.is_reached else 'ABOVE'}"
        )


def run(options: argparse.Namespace) -> bool:
    """Grow a town, open every list, print the table, and tell whether none was too slow."""
    database = "postgresql" if options.postgres else "sqlite"
    with ground(database) as made:
        made.prepare()
        print(f"making {options.number:,} open cases on {database}", flush=True)
        grow(made, number=options.number)
        print(f"{'':92} {'median':>8}    {'best':>8}    {'limit':>6}")
        reached = []
        for one in measure(made):
            print(one.line(), flush=True)
            reached.append(one.is_reached)
    return all(reached)


def measure(made: Ground) -> Iterator[Opened]:
    """Open every list as every official that may, and then often as the one for whom it takes longest."""
    everybody = list(officials(made))
    for path in addresses(made):
        tried = [(_once(client, path), who, client) for who, client in everybody if _warm(client, path)]
        if tried:
            _took, who, client = max(tried, key=lambda one: one[0])
            opened = _open(client, who, path)
            yield opened
            if opened.further:
                yield _open(client, who, opened.further)


def _warm(client: FlaskClient, path: str) -> bool:
    """Open a list once; tell whether this official may see it."""
    return client.get(path).status_code == 200


def _once(client: FlaskClient, path: str) -> float:
    with listening() as heard:
        client.get(path)
    return heard.milliseconds


def officials(made: Ground) -> Iterator[tuple[str, FlaskClient]]:
    """Return the browser of each who works in the demo town."""
    asked = text("SELECT id, demo_name FROM accounts WHERE demo_name IS NOT NULL AND kind != 'citizen'")
    with made.store.reading() as work:
        rows = work.rows(asked)
    for row in rows:
        client = made.app.test_client()
        client.set_cookie("inzage", sign_in(made, Citizen("", row.id, "")).token)
        yield row.demo_name, client


def addresses(made: Ground) -> list[str]:
    """Return the address of each page of the desk that is about nobody in particular."""
    found = {
        rule.rule.replace("<lang>", "nl")
        for rule in made.app.url_map.iter_rules()
        if rule.rule.startswith("/<lang>/desk") and rule.arguments == {"lang"} and "GET" in rule.methods
    }
    return sorted(found)


def _open(client: FlaskClient, who: str, path: str) -> Opened:
    """Open a list often enough."""
    runs = []
    for _turn in range(WARM + OFTEN):
        with listening() as heard:
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code} to {who}")
        runs.append(heard)
    tree = html.document_fromstring(answer.text)
    goes_on = (f"{path}?after", f"{path}?page")
    further = [one for one in tree.xpath("//main//a/@href") if one.startswith(goes_on)]
    return Opened(
        path=path,
        who=who,
        rows=len(tree.xpath(ROWS)),
        statements=runs[-1].statements,
        runs=[one.milliseconds for one in runs[WARM:]],
        further=further[0] if further else None,
    )


@contextmanager
def listening() -> Iterator[Heard]:
    """Take the time of each statement, until all its rows are there."""
    heard, own = Heard(), {name: getattr(Line, name) for name in ("rows", "change")}

    # Any: whatever the two ways take.
    def timed(way: Callable[..., Any]) -> Callable[..., Any]:
        def ask(line: Line, statement: Any, binds: Any) -> Any:
            started = time.perf_counter()
            found = way(line, statement, binds)
            heard.milliseconds += (time.perf_counter() - started) * 1000
            heard.statements += 1
            return found

        return ask

    for name, way in own.items():
        setattr(Line, name, timed(way))
    try:
        yield heard
    finally:
        for name, way in own.items():
            setattr(Line, name, way)
