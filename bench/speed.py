"""Speed: the signed-in consultations page and a whole durable send, as a part of bare Flask "hello".

Both run on the same server: gunicorn with two workers and a line for each request, unless lines are kept.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial

from bench.ground import Ground, citizen, ground
from bench.loading import HEAD, Pairs, in_pairs, wrk
from bench.sending import durability, send
from bench.serving import HELLO, OWN_LINES, PORTAL, Server, serving

ENTRIES = 45
"""Entries of the measured citizen: the first page holds 20 of them."""

PAGE = "/nl/consultations"

GOALS = {"sqlite": 0.30, "postgresql": 0.20}
"""Least parts of bare Flask for the page."""

SEND_GOAL = 0.15
"""Least part of bare Flask for a whole durable send, on both."""

MEMORY_LIMIT = 120
"""MB that a server process may use."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--seconds", type=int, default=5, help="how long one run lasts")
    parser.add_argument("--rounds", type=int, default=5, help="how many runs the median is of")
    parser.add_argument("--workers", type=int, default=2, help="processes of both servers")
    parser.add_argument("--keep-lines", action="store_true", help="keep lines open, as the portal does")
    parser.add_argument("--only", choices=list(GOALS), help="measure one database")


def run(options: argparse.Namespace) -> bool:
    """Measure, print the table, and tell whether every goal was reached."""
    databases = [options.only] if options.only else list(GOALS)
    print(HEAD, flush=True)
    reached = [_on(database, options) for database in databases]
    return all(reached)


def _on(database: str, options: argparse.Namespace) -> bool:
    serve = partial(serving, workers=options.workers, options="" if options.keep_lines else OWN_LINES)
    with (
        ground(database) as made,
        serve(HELLO, made.environ) as hello,
        serve(PORTAL, made.environ) as server,
    ):
        found = []
        for pairs in _measured(made, server, hello, options):
            print(pairs.line(), flush=True)
            found.append(pairs)
        memory = server.memory_mb()
        print(f"{database}: {memory:.0f} MB a server process (limit {MEMORY_LIMIT}); {durability(made)}")
    return all(pairs.is_reached for pairs in found) and memory <= MEMORY_LIMIT


def _measured(made: Ground, server: Server, hello: Server, options: argparse.Namespace) -> Iterator[Pairs]:
    """Measure the page as the load tool asks for it, as browsers do, and the send."""
    viewer, seconds = citizen(made, entries=ENTRIES), options.seconds
    database = made.store.engine.dialect.name
    page = partial(wrk, server, PAGE, seconds=seconds, cookie=viewer.cookie)
    greet = partial(wrk, hello, "/", seconds=seconds)
    for name, work, goal in (
        ("page, 20 entries", page, GOALS[database]),
        ("the same, compressed", partial(page, packed=True), GOALS[database]),
        ("durable send", partial(send, made, server, viewer, seconds=seconds), SEND_GOAL),
    ):
        yield in_pairs(f"{database}: {name}", work, greet, rounds=options.rounds, goal=goal)
