"""``flask prepare``: makes the store ready, and fills the demo town once."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import func, select

from portal.demo import letters, staff
from portal.demo.agreements import add_demo_agreement
from portal.migrations import upgrade
from portal.partners import service as partners
from portal.people.models import Account

TOWN = Path(__file__).resolve().parent / "town"

_DEMO_ACCOUNTS = select(func.count()).where(Account.demo_name.is_not(None))


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the store up to date; with the demo on, load the demo town if it is not there yet."""
    parts = current_app.extensions["inzage"]
    upgrade(parts.store.engine)
    if not parts.settings.demo:
        return
    with parts.store.reading() as work:
        is_there = bool(work.value(_DEMO_ACCOUNTS))
    if not is_there:
        outcome = partners.load(parts, sorted(TOWN.iterdir()))
        if outcome.problems:
            raise click.ClickException("\n".join(str(problem) for problem in outcome.problems))
        with parts.store.writing() as writing:
            staff.ready(writing, today=parts.clock.today(), at=parts.clock.now())
            add_demo_agreement(writing, at=parts.clock.now())
            if parts.settings.own_accounts:
                letters.post_first(writing, at=parts.clock.now())
        click.echo("The demo town is ready.")
