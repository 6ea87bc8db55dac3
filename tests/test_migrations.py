"""The tables come and go by migrations alone, on both databases, and equal what the code says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from portal import migrations
from portal.migrations import tables
from portal.migrations.running import config
from portal.store import Store
from tests.stores import KEYRING, postgres_database


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store without any table."""
    if request.param == "sqlite":
        store = Store(f"sqlite:///{tmp_path / 'bare.sqlite3'}", KEYRING)
        yield store
        store.close()
        return
    with postgres_database() as url:
        store = Store(url, KEYRING)
        yield store
        store.close()


def test_the_newest_migration_equals_the_code(bare_store: Store) -> None:
    migrations.upgrade(bare_store.engine)
    with bare_store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_every_step_goes_down_and_up_again(bare_store: Store) -> None:
    migrations.upgrade(bare_store.engine)
    migrations.downgrade(bare_store.engine)
    assert set(inspect(bare_store.engine).get_table_names()) == {"alembic_version"}
    migrations.upgrade(bare_store.engine)
    assert set(inspect(bare_store.engine).get_table_names()) == {*tables.metadata.tables, "alembic_version"}


def test_a_start_knows_by_itself_whether_the_tables_are_up_to_date(bare_store: Store) -> None:
    known = ScriptDirectory.from_config(config(bare_store.engine))
    assert known.get_heads() == [migrations.newest()]
    assert not migrations.is_newest(bare_store.engine)
    migrations.upgrade(bare_store.engine)
    assert migrations.is_newest(bare_store.engine)
    migrations.downgrade(bare_store.engine)
    assert not migrations.is_newest(bare_store.engine)


def test_no_room_with_tables_is_forgotten() -> None:
    named = {room.__name__ for room in tables.ROOMS}
    found = {
        ".".join(file.with_suffix("").parts[-3:])
        for file in (Path(__file__).parent.parent / "portal").glob("*/models*.py")
    }
    assert found == named
