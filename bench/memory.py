"""Memory: what a server process uses at rest and after some thousand pages."""

from __future__ import annotations

import argparse

from bench.ground import citizen, ground
from bench.loading import wrk
from bench.serving import PORTAL, serving
from bench.speed import MEMORY_LIMIT, PAGE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be chosen."""
    parser.add_argument("--seconds", type=int, default=5, help="how long pages are asked for")


def run(options: argparse.Namespace) -> bool:
    """Measure, print, and tell whether every process stayed under the limit."""
    with ground() as made, serving(PORTAL, made.environ) as server:
        viewer = citizen(made, entries=45)
        at_rest = server.memory_mb()
        load = wrk(server, PAGE, seconds=options.seconds, cookie=viewer.cookie)
        busy = server.memory_mb()
    print(f"at rest {at_rest:.0f} MB, after {load.requests} pages {busy:.0f} MB (limit {MEMORY_LIMIT})")
    return busy <= MEMORY_LIMIT
