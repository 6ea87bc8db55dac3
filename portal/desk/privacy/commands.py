"""``flask look-back YEAR``: the yearly figures on privacy, as CSV."""

from __future__ import annotations

import csv
import sys

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.desk.privacy.yearly import look_back

FIRST_YEAR = 2000


@click.command("look-back")
@click.argument("year", type=click.IntRange(FIRST_YEAR, 9998))
@with_appcontext
def look_back_on(year: int) -> None:
    """Write the fixed figures of YEAR as CSV; asked again, they are the same."""
    parts = current_app.extensions["inzage"]
    if year >= parts.clock.today().year:
        raise click.ClickException("That year is not over yet. Ask a year that has passed.")
    with parts.store.reading() as work:
        found = look_back(work, year)
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(("year", "norm", "what", "number"))
    lines.writerows((year, one.norm, one.what, one.told) for one in found)
