"""A server for a measurement: gunicorn with the portal's own settings, and what its workers use."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PORTAL = "wsgi:app"
HELLO = "bench.hello:app"

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A running gunicorn."""

    address: str
    pid: int

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def cpu_seconds(self) -> float:
        """Return the processor time that all workers used so far."""
        total = 0
        for pid in self.workers():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / _TICKS

    def memory_mb(self) -> float:
        """Return the resident memory of the largest worker, in MB of a million bytes."""
        return max(_resident(pid) for pid in self.workers()) / 1e6


def _resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


OWN_LINES = "--worker-class sync --threads 1"
"""gunicorn's way with a line for each request: then both workers have as much to do.

Of lines that stay open all often land on one worker while the other does nothing, and a speed falls to a
third by chance (measured: 495 pages a second or 1,570).
"""


@contextmanager
def serving(
    target: str, environ: Mapping[str, str], *, workers: int = 2, options: str = ""
) -> Iterator[Server]:
    """Serve ``target`` with the portal's gunicorn settings until the block ends.

    :param options: for gunicorn, before those settings.
    """
    place = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", target]
    given = {**environ, "PORTAL_BIND": place, "PORTAL_WORKERS": str(workers)}
    if options:
        given["GUNICORN_CMD_ARGS"] = options
    process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=subprocess.DEVNULL)
    try:
        _wait_until_up(f"http://{place}/")
        yield Server(f"http://{place}", process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
        assert isinstance(port, int)
        return port


def _wait_until_up(address: str) -> None:
    for _attempt in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no server answers at {address}")
