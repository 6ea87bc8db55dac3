"""``flask import-records``: reads the chain's records from files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.errors import StoreUnavailable
from portal.partners.service import (
    BATCH_SIZE,
    SHOWN_PROBLEMS,
    Outcome,
    PortalParts,
    Tell,
    UnfinishedImport,
    load,
)

EVERY = 10
"""Percent between two lines, where there is no terminal to draw a bar on."""


@click.command("import-records")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--dry-run", is_flag=True, help="Only look for problems; write nothing.")
@click.option(
    "--batch-size", default=BATCH_SIZE, type=click.IntRange(1, 10_000), help="Records in one transaction."
)
@click.option("--drop-unfinished", is_flag=True, help="First take away an import that was stopped half way.")
@with_appcontext
def import_records(files: Sequence[Path], *, dry_run: bool, batch_size: int, drop_unfinished: bool) -> None:
    """Read records from FILES (.jsonl or .csv), all of them or none.

    Files are read in the order given: what a record names comes before it. A run that was stopped goes on
    where it was when the same command is given again.
    """
    parts: PortalParts = current_app.extensions["inzage"]
    try:
        with _progress() as tell:
            outcome = load(
                parts,
                files,
                dry_run=dry_run,
                batch_size=batch_size,
                drop_unfinished=drop_unfinished,
                tell=tell,
            )
    except UnfinishedImport as error:
        raise click.ClickException(
            f"{error}. Give that command again, or add --drop-unfinished to take it away."
        ) from error
    except StoreUnavailable as error:
        raise click.ClickException("The store does not answer. Give the same command again later.") from error
    _report(outcome, dry_run=dry_run)


def _report(outcome: Outcome, *, dry_run: bool) -> None:
    for problem in outcome.problems:
        click.echo(str(problem), err=True)
    if outcome.problems:
        more = " or more" if len(outcome.problems) == SHOWN_PROBLEMS else ""
        click.echo(f"Problems found: {len(outcome.problems)}{more}. Nothing was published.", err=True)
        sys.exit(1)
    for note in outcome.notes:
        click.echo(str(note), err=True)
    if outcome.notes:
        more = " or more" if len(outcome.notes) == SHOWN_PROBLEMS else ""
        click.echo(f"Kept, but look at it: {len(outcome.notes)}{more}.", err=True)
    if dry_run:
        click.echo("No problems found. Nothing was written.")
        return
    count = outcome.count
    resumed = " after going on where it was stopped" if outcome.is_resumed else ""
    click.echo(f"{count.new} new, {count.changed} changed, {count.same} the same as before{resumed}.")
    click.echo("Published." if outcome.is_published else "There was nothing to publish.")


@contextmanager
def _progress() -> Iterator[Tell]:
    """Draw a bar on a terminal; elsewhere say a line for each tenth."""
    if not sys.stderr.isatty():
        yield _Tenths().tell
        return
    with click.progressbar(length=100, label="Reading records", file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            percent = _percent(done, total)
            if percent > bar.pos:
                bar.update(percent - bar.pos)

        yield tell


class _Tenths:
    """Says how far it is, at most ten times."""

    def __init__(self) -> None:
        self.said = 0

    def tell(self, done: int, total: int) -> None:
        """Say a line when another tenth is done."""
        percent = _percent(done, total) // EVERY * EVERY
        if percent > self.said:
            self.said = percent
            click.echo(f"Reading records: {percent} %", err=True)


def _percent(done: int, total: int) -> int:
    return 100 if not total else done * 100 // total
