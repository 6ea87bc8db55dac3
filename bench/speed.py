"""Speed: the signed-in consultations page and a whole durable send, as a part of bare Flask "hello"."""

from __future__ import annotations

import argparse
from functools import partial

from bench.ground import Ground, citizen, ground
from bench.loading import HEAD, Pairs, in_pairs, wrk
from bench.serving import HELLO, PORTAL, Server, serving

ENTRIES = 45
"""Entries of the measured citizen: the first page holds 20 of them."""

PAGE = "/nl/consultations"

GOALS = {"sqlite": 0.30, "postgresql": 0.20}
"""Least parts of bare Flask for the page."""

MEMORY_LIMIT = 120
"""MB that a server process may use."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--seconds", type=int, default=5, help="how long one run lasts")
    parser.add_argument("--rounds", type=int, default=5, help="how many runs the median is of")
    parser.add_argument("--workers", type=int, default=2, help="processes of both servers")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="measure one database")


def run(options: argparse.Namespace) -> bool:
    """Measure, print the table, and tell whether every goal was reached."""
    databases = [options.only] if options.only else list(GOALS)
    print(HEAD, flush=True)
    reached = [_on(database, options) for database in databases]
    return all(reached)


def _on(database: str, options: argparse.Namespace) -> bool:
    with (
        ground(database) as made,
        serving(HELLO, made.environ, workers=options.workers) as hello,
        serving(PORTAL, made.environ, workers=options.workers) as server,
    ):
        found = _page(made, server, hello, database, options)
        print(found.line(), flush=True)
        memory = server.memory_mb()
        print(f"{'memory of a server process, ' + database:34} {memory:.0f} MB (limit {MEMORY_LIMIT})")
    return found.is_reached and memory <= MEMORY_LIMIT


def _page(made: Ground, server: Server, hello: Server, database: str, options: argparse.Namespace) -> Pairs:
    viewer = citizen(made, entries=ENTRIES)
    return in_pairs(
        f"page with 20 entries, {database}",
        partial(wrk, server, PAGE, seconds=options.seconds, cookie=viewer.cookie),
        partial(wrk, hello, "/", seconds=options.seconds),
        rounds=options.rounds,
        goal=GOALS[database],
    )
