"""Alembic's part of the migrations; loaded only by who runs them."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

FOLDER = Path(__file__).resolve().parent


def config(engine: Engine) -> Config:
    """Return Alembic's settings for one store."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    settings.attributes["engine"] = engine
    return settings


def upgrade(engine: Engine, revision: str) -> None:
    """Bring the tables to a revision."""
    command.upgrade(config(engine), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to a revision."""
    command.downgrade(config(engine), revision)
