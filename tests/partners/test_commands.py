"""The command tells what it did, and what to repair where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from portal.partners.commands import import_records
from portal.store import Store
from tests.partners.deliveries import BASE, Parts, exchange, rows_in, subject, write


@pytest.fixture
def small_app(store: Store) -> Flask:
    """A Flask application with nothing but a store and the command."""
    app = Flask("small")
    app.extensions["inzage"] = Parts(store)
    app.cli.add_command(import_records)
    return app


def run(app: Flask, *args: object) -> Result:
    """Run the command."""
    return app.test_cli_runner().invoke(args=["import-records", *map(str, args)])


def test_a_good_file_is_published(small_app: Flask, tmp_path: Path) -> None:
    file = write(tmp_path / "x.jsonl", [*BASE, exchange("k-1")])
    first, again = run(small_app, file), run(small_app, file)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert f"{len(BASE) + 1} new, 0 changed, 0 the same" in first.output
    assert "Reading records: 100 %" in first.output
    assert "There was nothing to publish." in again.output


def test_a_bad_file_ends_with_one_and_says_where(small_app: Flask, store: Store, tmp_path: Path) -> None:
    file = write(tmp_path / "x.jsonl", [*BASE, exchange("k-1", subject("p-1", basis="Geheimenis"))])
    result = run(small_app, file)
    assert result.exit_code == 1
    assert f"x.jsonl, line {len(BASE) + 1}, field subjects[0].basis: needs one of" in result.output
    assert "Problems found: 1. Nothing was published." in result.output
    assert "Geheimenis" not in result.output
    assert rows_in(store) == 0


def test_a_dry_run_says_so(small_app: Flask, store: Store, tmp_path: Path) -> None:
    result = run(small_app, "--dry-run", write(tmp_path / "x.jsonl", BASE))
    assert (result.exit_code, rows_in(store)) == (0, 0)
    assert "Nothing was written." in result.output
