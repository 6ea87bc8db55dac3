"""Lists of the desk: how long the store takes for each of them with 100,000 open cases."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
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
"""PostgreSQL's driver prepares a statement after it was run five times."""

LIMIT = 50.0
"""Milliseconds of store time that a list may take."""

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

    statements: list[tuple[float, Any, dict[str, object]]] = field(default_factory=list)
    """Milliseconds, the statement and its values."""

    @property
    def milliseconds(self) -> float:
        """Return the time until all rows were there."""
        return sum(one[0] for one in self.statements)


@dataclass(frozen=True)
class Opened:
    """A list as one official sees it."""

    path: str
    who: str
    rows: int
    statements: int
    milliseconds: float
    slowest: Sequence[tuple[float, Any, dict[str, object]]]
    further: str | None


def run(options: argparse.Namespace) -> bool:
    """Grow a town, open every list, print the table, and tell whether none was too slow."""
    database = "postgresql" if options.postgres else "sqlite"
    with ground(database) as made:
        made.prepare()
        print(f"making {options.number:,} open cases on {database}", flush=True)
        grow(made, number=options.number)
        lists = measure(made)
        for one in lists:
            mark = "ok" if one.milliseconds <= LIMIT else "ABOVE"
            print(
                f"{one.path:44} {one.who:22} {one.rows:5} rows {one.statements:3} statements"
                f" {one.milliseconds:8.1f} ms  {mark}"
            )
    print(f"{len(lists)} lists, limit {LIMIT:.0f} ms")
    return all(one.milliseconds <= LIMIT for one in lists)


def measure(made: Ground) -> list[Opened]:
    """Open every list as every official that may; return the slowest of each list."""
    slowest: dict[str, Opened] = {}
    for who, client in officials(made):
        paths = list(addresses(made))
        while paths:
            opened = _open(client, who, paths.pop(0))
            if opened is None:
                continue
            name = opened.path.split("=")[0]
            if name not in slowest or slowest[name].milliseconds < opened.milliseconds:
                slowest[name] = opened
            if opened.further and "=" not in opened.path:
                paths.append(opened.further)
    return [slowest[name] for name in sorted(slowest)]


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


def _open(client: FlaskClient, who: str, path: str) -> Opened | None:
    """Open a list often enough; nothing when this official may not see it."""
    answer = client.get(path)
    if answer.status_code in (403, 404):
        return None
    runs = []
    for _turn in range(WARM + OFTEN):
        with listening() as heard:
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code} to {who}")
        runs.append(heard)
    runs = runs[WARM:]
    tree = html.document_fromstring(answer.text)
    further = [
        one for one in tree.xpath("//main//a/@href") if one.startswith((f"{path}?after", f"{path}?page"))
    ]
    return Opened(
        path=path,
        who=who,
        rows=len(tree.xpath(ROWS)),
        statements=len(runs[0].statements),
        milliseconds=median(run.milliseconds for run in runs),
        slowest=sorted(runs[-1].statements, key=lambda one: -one[0])[:3],
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
            heard.statements.append(((time.perf_counter() - started) * 1000, statement, binds))
            return found

        return ask

    for name, way in own.items():
        setattr(Line, name, timed(way))
    try:
        yield heard
    finally:
        for name, way in own.items():
            setattr(Line, name, way)
