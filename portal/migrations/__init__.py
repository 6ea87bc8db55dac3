"""Migrations: how the store's tables came to be, up and down, on SQLite and PostgreSQL."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine, inspect, text

VERSIONS = Path(__file__).resolve().parent / "versions"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to a revision; the newest when none is named."""
    if revision != "head" or not is_newest(engine):
        _running().upgrade(engine, revision)


def newest() -> str:
    """Return the newest revision: each file is named after its own, and they are numbered."""
    return max(file.name.partition("_")[0] for file in VERSIONS.glob("[0-9]*.py"))


def is_newest(engine: Engine) -> bool:
    """Tell whether the tables are up to date, without Alembic: most starts find them so."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return found == [newest()]


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Take the tables back to a revision; to nothing when none is named."""
    _running().downgrade(engine, revision)


def _running() -> ModuleType:
    """Load Alembic now: it takes 8 MB, which no server process needs."""
    return import_module("portal.migrations.running")


@click.command("migrate")
@with_appcontext
def migrate() -> None:
    """Bring the store's tables up to date."""
    upgrade(current_app.extensions["inzage"].store.engine)
    click.echo("The store is up to date.")


@click.command("rotate-keys")
@with_appcontext
def rotate_keys() -> None:
    """Wrap every person's key with the current key of the environment."""
    number = current_app.extensions["inzage"].store.rewrap_keys()
    click.echo(f"{number} keys wrapped anew.")
