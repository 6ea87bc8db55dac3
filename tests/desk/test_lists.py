"""Lists of the desk cost the store as little when the town is busy, and never read all cases."""

from __future__ import annotations

import pytest
from flask import Flask

from bench.crowd import grow
from bench.ground import Ground
from bench.lists import addresses, officials
from tests.test_queries import heard

ONE_OF_EACH = frozenset(
    (
        "caseworker",
        "complaint-handler",
        "helpdesk",
        "manager",
        "medical-adviser",
        "privacy-officer",
        "safety-officer",
        "team-leader",
    )
)
FEW, MORE = 400, 600
WHOLE = ("SCAN cases", "SCAN case_parts")
"""How SQLite says that it reads a table, or an index of it, from the first row to the last."""

Asked = dict[tuple[str, str], list[tuple[str, object]]]


@pytest.fixture
def town(app: Flask) -> Ground:
    """The demo town, with some cases of everything."""
    made = Ground(app, {})
    grow(made, number=FEW, say=False)
    return made


def asked(town: Ground) -> Asked:
    """Return what each list asks of the store, for every official who may open it."""
    # What every process keeps in memory is read first.
    town.portal.directory()
    found: Asked = {}
    for who, client in officials(town):
        for path in addresses(town) if who in ONE_OF_EACH else ():
            said: list[tuple[str, object]] = []
            with heard(town.store, said):
                is_there = client.get(path).status_code == 200
            if is_there:
                found[who, path] = said
    return found


@pytest.mark.timeout(240)
def test_a_list_of_the_desk_takes_no_more_queries_when_it_grows_and_never_reads_all_cases(
    town: Ground,
) -> None:
    before = {one: len(said) for one, said in asked(town).items()}
    grow(town, number=MORE, say=False)
    after = asked(town)
    assert {one: len(said) for one, said in after.items()} == before
    assert {who for who, _path in before} == ONE_OF_EACH
    assert whole_reads(town, after) == {}


def whole_reads(town: Ground, found: Asked) -> dict[str, str]:
    """Return the lists for which SQLite reads all cases, with the statement."""
    read: dict[str, str] = {}
    connection = town.store.engine.raw_connection()
    try:
        for (_who, path), said in found.items():
            for statement, values in said:
                if not statement.startswith("SELECT"):
                    continue
                plan = connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
                if any(str(row[3]).startswith(WHOLE) for row in plan):
                    read[path] = statement
    finally:
        connection.close()
    return read
