"""Rows that nobody asks about wait for each other on PostgreSQL; what is seen and kept is the same."""

from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import bindparam, func, select, update
from sqlalchemy.exc import IntegrityError

from portal.errors import StoreUnavailable
from portal.people.models import Account, Person
from portal.store import Store, new_id
from portal.store.gathering import MOST, together
from tests.clocks import MONDAY
from tests.stores import on_server
from tests.test_queries import heard

NUMBER = select(func.count()).select_from(Person)
SPEAK = update(Person).where(Person.language == bindparam("old")).values(language=bindparam("new"))
CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}' AND pid <> pg_backend_pid()"
)


def person(id: str = "") -> dict[str, object]:
    return {"id": id or new_id(), "made_at": MONDAY}


def account(person: object) -> dict[str, object]:
    return {
        "id": new_id(),
        "person_id": person,
        "kind": "citizen",
        "issuer": "here",
        "subject_hash": new_id().encode(),
        "made_at": MONDAY,
    }


def number(store: Store) -> int:
    with store.reading() as work:
        return int(work.value(NUMBER))


def test_rows_that_refer_to_each_other_go_together(store: Store) -> None:
    people = [person() for _ in range(3)]
    with heard(store) as found, store.writing() as work:
        work.add(Person, *people[:2])
        work.add(Person, people[2])
        work.add(Account, *(account(one["id"]) for one in people))
    assert len(found) == (1 if store.engine.dialect.name == "postgresql" else 3)
    with store.reading() as work:
        assert {row.person_id for row in work.rows(select(Account.person_id))} == {
            one["id"] for one in people
        }


def test_what_reads_or_changes_sees_the_rows_that_waited(store: Store) -> None:
    with store.writing() as work:
        work.add(Person, person())
        assert work.value(NUMBER) == 1
        work.add(Person, person())
        assert work.run(SPEAK, {"old": "nl", "new": "ar"}) == 2
        work.add(Person, person())
        assert work.add_if_new(Person, person(), "id")
    assert number(store) == 4


@pytest.mark.parametrize("how_many", [MOST - 1, MOST, MOST + 1, 3 * MOST])
def test_every_row_arrives_once(store: Store, how_many: int) -> None:
    with store.writing() as work:
        for _ in range(how_many):
            work.add(Person, person())
        work.add(Person, *(person() for _ in range(how_many)))
        work.add(Person)
    assert number(store) == 2 * how_many


def test_a_row_that_cannot_be_there_takes_the_transaction_with_it(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing() as work:
        work.add(Person, person("p" * 26))
        work.add(Account, account("q" * 26))
    assert number(store) == 0
    # The connection is as good as new.
    with store.writing() as work:
        work.add(Person, person("p" * 26))
    assert number(store) == 1


def test_rows_that_waited_are_gone_when_the_transaction_is_given_up(store: Store) -> None:
    with pytest.raises(LookupError), store.writing() as work:
        work.add(Person, person())
        raise LookupError
    assert number(store) == 0


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_at_the_end_keeps_nothing_and_says_so(store: Store) -> None:
    with pytest.raises(StoreUnavailable), store.writing() as work:
        assert work.value(NUMBER) == 0
        work.add(Person, person())
        on_server(CUT.format(store.engine.url.database))
    with suppress(StoreUnavailable):
        number(store)
    # That found the connection for reading cut off as well, and the next one is new.
    assert number(store) == 0


def test_places_are_counted_on() -> None:
    assert together((("INSERT a ($1, $2)", 2),)) == "INSERT a ($1, $2)"
    assert together((("INSERT a ($1, $2)", 2), ("INSERT b ($1::INT)", 1), ("INSERT c ($1)", 1))) == (
        "WITH row_0 AS (INSERT a ($1, $2)), row_1 AS (INSERT b ($3::INT)) INSERT c ($4)"
    )
