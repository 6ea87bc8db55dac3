"""Load from wrk, always beside bare Flask: a speed is a part of what "hello" reaches at that very moment."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.serving import Server

CONNECTIONS = 16
"""Requests under way at one time, all from one thread."""


class LoadFailed(RuntimeError):
    """A measurement counts for nothing: some answers were wrong."""


@dataclass(frozen=True)
class Load:
    """What one run reached."""

    per_second: float
    cpu_microseconds: float
    """Processor time of the workers for one request."""
    requests: int = 0


@dataclass(frozen=True)
class Pairs:
    """Several runs, each between two runs of bare Flask."""

    name: str
    runs: Sequence[Load]
    hellos: Sequence[Load]
    goal: float

    @property
    def ratios(self) -> list[float]:
        """Return for each run its part of bare Flask just before and just after."""
        return [
            2 * run.per_second / (before.per_second + after.per_second)
            for run, before, after in zip(self.runs, self.hellos, self.hellos[1:], strict=False)
        ]

    @property
    def cpu_ratio(self) -> float:
        """Return the same by processor time, which other work on the machine disturbs less."""
        return median(hello.cpu_microseconds for hello in self.hellos) / median(
            run.cpu_microseconds for run in self.runs
        )

    @property
    def is_reached(self) -> bool:
        """Tell whether the goal was reached."""
        return median(self.ratios) >= self.goal

    def line(self) -> str:
        """Return the result as a line of the table."""
        ratios = self.ratios
        return (
            f"{self.name:34} {median(ratios):6.3f}  {min(ratios):.3f}-{max(ratios):.3f}"
            f"  {self.cpu_ratio:8.3f}  {self.goal:5.2f}  {median(run.per_second for run in self.runs):7.0f}/s"
            f"  {median(hello.per_second for hello in self.hellos):7.0f}/s"
            f"  {median(run.cpu_microseconds for run in self.runs):6.0f} us"
            f"  {'ok' if self.is_reached else 'BELOW'}"
        )


HEAD = (
    f"{'':34} {'ratio':>6}  {'spread':11}  {'by cpu':>8}  {'goal':>5}  {'portal':>9}"
    f"  {'hello':>9}  {'cpu':>9}"
)


def wrk(
    server: Server, path: str, *, seconds: int, cookie: str = "", script: str = "", packed: bool = False
) -> Load:
    """Load one address for some seconds.

    :param packed: ask for a compressed answer, as browsers do.
    :raises LoadFailed: when an answer was an error, or none came.
    """
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    if packed:
        command += ["-H", "Accept-Encoding: br, gzip"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    if script:
        command += ["-s", script]
    before = server.cpu_seconds()
    told = subprocess.run(
        [*command, server.address + path], capture_output=True, text=True, check=True
    ).stdout
    used = server.cpu_seconds() - before
    return _read(told, used)


def _read(told: str, cpu_seconds: float) -> Load:
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    number = re.search(r"(\d+) requests in", told)
    if rate is None or number is None or not int(number[1]) or "Non-2xx" in told:
        raise LoadFailed(told)
    requests = int(number[1])
    return Load(float(rate[1]), cpu_seconds / requests * 1e6, requests)


def in_pairs(
    name: str, run: Callable[[], Load], hello: Callable[[], Load], *, rounds: int, goal: float
) -> Pairs:
    """Measure in turn: hello, portal, hello, portal, and so on, with hello first and last."""
    hellos, runs = [hello()], []
    for _round in range(rounds):
        runs.append(run())
        hellos.append(hello())
    return Pairs(name, runs, hellos, goal)
