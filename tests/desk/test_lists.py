"""Lists of the desk cost the store as little when the town is busy, and never read all cases."""

from __future__ import annotations

import pytest
from flask import Flask

from bench.crowd import grow
from bench.ground import Ground
from bench.lists import addresses, officials
from tests.test_queries import Said, heard, whole_reads

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
Asked = dict[tuple[str, str], Said]


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
            said: Said = []
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
    assert whole_reads(town, {path: said for (_who, path), said in after.items()}) == {}
