"""The quick way to read gives exactly what SQLAlchemy gives, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Select, bindparam, delete, event, func, select, update
from sqlalchemy.exc import IntegrityError, MultipleResultsFound

from portal.access.models import Hold
from portal.people.models import Account, Person
from portal.people.sessions import _FIND as FIND
from portal.store import Store, new_id
from portal.store.models import PersonKey
from portal.store.preparing import of_its_kind, prepared
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

EVERYTHING = select(*Hold.__table__.columns).where(Hold.hidden_from == bindparam("whom"))
DERIVED = (
    select(func.max(Hold.made_at).label("latest"), func.count().label("number"))
    .where(Hold.hidden_from == bindparam("whom"), Hold.article == "AVG art. 23")
    .limit(bindparam("most"))
)
TWICE_ID = select(Person.id, Account.id).join(Account, Account.person_id == Person.id)


def hold(store: Store, whom: str) -> None:
    """Keep a row with a moment, a day and empty columns."""
    with store.writing() as work:
        work.add(
            Hold,
            {
                "id": new_id(),
                "item_table": "cases",
                "item_id": new_id(),
                "hidden_from": whom,
                "article": "AVG art. 23",
                "review_on": date(2026, 12, 1),
                "asked_by": new_id(),
                "made_at": datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC),
            },
        )


@pytest.mark.parametrize(
    ("statement", "binds"), [(EVERYTHING, ()), (DERIVED, ("most",)), (TWICE_ID, None), (FIND, None)]
)
def test_rows_are_those_of_sqlalchemy(
    store: Store,
    someone: Callable[..., Somebody],
    statement: Select[tuple[object, ...]],
    binds: tuple[str, ...],
) -> None:
    whom = someone().id
    hold(store, whom)
    given: dict[str, object] = {"token_hash": b"none"} if binds is None else {"whom": whom}
    given |= dict.fromkeys(binds or (), 5)
    assert prepared(statement, of_its_kind(store.engine.dialect)) is not None
    with store.reading() as work:
        quick = work.rows(statement, **given)
    with store.engine.connect() as connection:
        whole = connection.execute(statement, given).all()
    assert [dict(row._mapping) for row in quick] == [dict(row._mapping) for row in whole]
    assert [tuple(row) for row in quick] == [tuple(row) for row in whole]


IN_A_LIST = select(PersonKey.person_id, PersonKey.made_at).where(
    PersonKey.person_id.in_(bindparam("some", expanding=True)),
    PersonKey.made_at.in_(bindparam("moments", expanding=True)),
    PersonKey.person_id.not_in(["nobody", "n" * 26]),
    PersonKey.wrapped != bindparam("key"),
)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_a_list_of_values_gives_the_rows_of_sqlalchemy(
    store: Store, someone: Callable[..., Somebody], number: int
) -> None:
    people = [someone().id for _ in range(9)]
    with store.reading() as work:
        moments = {row.made_at for row in work.rows(select(PersonKey.made_at))}
        given = {"some": people[:number], "moments": moments, "key": b"none"}
        quick = {tuple(row) for row in work.rows(IN_A_LIST, **given)}
    with store.engine.connect() as connection:
        whole = {tuple(row) for row in connection.execute(IN_A_LIST, given)}
    assert quick == whole
    assert {row[0] for row in quick} == set(people[:number])


def test_lists_of_many_lengths_are_few_statements(store: Store, someone: Callable[..., Somebody]) -> None:
    heard: set[str] = set()

    def hear(*said: object) -> None:
        heard.add(str(said[2]))

    event.listen(store.engine, "before_cursor_execute", hear)
    with store.reading() as work:
        for number in range(1, 33):
            work.rows(IN_A_LIST, some=["x"] * number, moments=[MONDAY], key=b"none")
    event.remove(store.engine, "before_cursor_execute", hear)
    assert len(heard) == 6


def test_a_very_long_list_still_works(store: Store, someone: Callable[..., Somebody]) -> None:
    who = someone().id
    with store.reading() as work:
        moments = [row.made_at for row in work.rows(select(PersonKey.made_at))]
        rows = work.rows(IN_A_LIST, some=[who, *("x" * 26 for _ in range(600))], moments=moments, key=b"none")
    assert [row.person_id for row in rows] == [who]


def test_a_change_with_a_list_is_counted(store: Store, someone: Callable[..., Somebody]) -> None:
    people = [someone().id for _ in range(3)]
    change = update(Person).where(Person.id.in_(bindparam("some", expanding=True))).values(language="en")
    with store.writing() as work:
        assert work.run(change, {"some": people[:2]}) == 2
        assert work.run(change, {"some": []}) == 0
        assert work.run(change, {"some": people}) == 3


def test_who_reads_cannot_change_anything(store: Store) -> None:
    with store.reading() as work:
        driver = work._line._cursors.driver
        if store.engine.dialect.name == "sqlite":
            with pytest.raises(store.engine.dialect.loaded_dbapi.OperationalError):
                driver.execute("DELETE FROM persons")
        else:
            assert driver.autocommit


def test_a_second_row_is_a_mistake(store: Store, someone: Callable[..., Somebody]) -> None:
    whom = someone().id
    hold(store, whom)
    hold(store, whom)
    with store.reading() as work, pytest.raises(MultipleResultsFound):
        work.row(EVERYTHING, whom=whom)


def test_a_transaction_reads_what_it_wrote(store: Store, someone: Callable[..., Somebody]) -> None:
    whom = someone().id
    with store.writing() as work:
        work.add(PersonKey, {"person_id": "x" * 26, "wrapped": b"k", "made_at": MONDAY})
        found = work.rows(
            select(PersonKey.wrapped).where(PersonKey.person_id == bindparam("who")), who="x" * 26
        )
        assert [row.wrapped for row in found] == [b"k"]
        assert work.rows(EVERYTHING, whom=whom) == []


def test_listeners_hear_of_quick_statements(store: Store) -> None:
    heard: list[str] = []

    def hear(*said: object) -> None:
        heard.append(str(said[2]))

    event.listen(store.engine, "before_cursor_execute", hear)
    with store.reading() as work:
        work.rows(EVERYTHING, whom="nobody")
    event.remove(store.engine, "before_cursor_execute", hear)
    assert len(heard) == 1
    assert "holds" in heard[0]


def test_what_is_left_out_gets_its_default(store: Store) -> None:
    with store.writing() as work:
        work.add(Person, {"id": "p" * 26, "made_at": MONDAY})
        row = work.row(
            select(Person.language, Person.is_at_risk).where(Person.id == bindparam("who")), who="p" * 26
        )
    assert row is not None
    assert tuple(row) == ("nl", False)


def test_a_broken_constraint_is_told_as_sqlalchemy_tells_it(store: Store) -> None:
    with pytest.raises(IntegrityError) as broken, store.writing() as work:
        work.add(Person, {"id": "p" * 26, "made_at": MONDAY, "language": "secret"})
        work.add(Person, {"id": "p" * 26, "made_at": MONDAY, "language": "secret"})
    assert "secret" not in str(broken.value)


def test_changes_are_counted(store: Store) -> None:
    change = update(Person).where(Person.language == bindparam("old")).values(language=bindparam("new"))
    with store.writing() as work:
        work.add(Person, *({"id": new_id(), "made_at": MONDAY} for _ in range(3)))
        assert work.run(change, {"old": "nl", "new": "ar"}) == 3
        assert work.run(change, [{"old": "ar", "new": "en"}, {"old": "en", "new": "nl"}]) == 6
        assert work.run(delete(Person).where(Person.language == bindparam("old")), {"old": "ar"}) == 0
