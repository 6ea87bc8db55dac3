"""``flask worker`` and ``flask outage``: commands for who runs the portal."""

from __future__ import annotations

import signal
import sys
import threading
from datetime import datetime
from types import FrameType

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from portal.clock import AMSTERDAM
from portal.errors import Refused
from portal.notices.outages import note_outage
from portal.notices.returns import bounced, note_returned
from portal.worker.running import bench_of, run_due

REST = 5.0
"""Seconds between two rounds."""

_MOMENT = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what is due and stop: for cron.")
@with_appcontext
def worker(once: bool) -> None:
    """Send notices and do all that time does, until it is told to stop."""
    bench = bench_of(current_app.extensions["inzage"])
    if once:
        if run_due(bench):
            raise click.ClickException("Some duties went wrong; /desk/duties says which.")
        return
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    while not stop.is_set():
        run_due(bench)
        stop.wait(REST)


@click.command("returned")
@click.option("--letter", default="", help="The name of a letter that came back by post, without .pdf.")
@with_appcontext
def returned(letter: str) -> None:
    """Write down what came back: a mail on standard input, or a letter by its name."""
    parts = current_app.extensions["inzage"]
    names = [letter] if letter else bounced(sys.stdin.buffer.read())
    with parts.store.writing() as work:
        number = sum(note_returned(work, delivery=name, at=parts.clock.now()) for name in names)
    click.echo(f"Written down: {number}.")


outage = AppGroup("outage", help="The register of outages.")


@outage.command("add")
@click.argument("from_at", type=_MOMENT)
@click.argument("until_at", type=_MOMENT, required=False)
@click.argument("what", default="")
def add_outage(from_at: datetime, until_at: datetime | None, what: str) -> None:
    """Write down from when until when, in Dutch time, the portal could not be used."""
    parts = current_app.extensions["inzage"]
    try:
        with parts.store.writing() as work:
            note_outage(
                work,
                from_at=from_at.replace(tzinfo=AMSTERDAM),
                until_at=until_at.replace(tzinfo=AMSTERDAM) if until_at else None,
                what=what,
                at=parts.clock.now(),
            )
    except Refused as refused:
        raise click.ClickException(str(refused.reason)) from refused
    click.echo("Written down.")
