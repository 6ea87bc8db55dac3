"""The store keeps what it was given, sealed, and loses nothing by half."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import bindparam, event, select, text
from sqlalchemy.exc import DBAPIError

from portal.people.models import Person
from portal.store import Keyring, Store, new_id
from portal.store.keys import CannotOpen
from portal.store.models import PersonKey, Text
from portal.store.texts import keep, read_all
from tests.clocks import MONDAY
from tests.people_of_tests import Somebody

Someone = Callable[..., Somebody]


def test_a_text_reads_back_for_its_own_place_only(store: Store, someone: Someone) -> None:
    jip = someone()
    with store.writing() as work:
        sealed = work.seal(jip.id, "messages", "a" * 26, "text", "Ik wil weten wie dit zei. ✓")
    with store.reading() as work:
        assert work.open(jip.id, "messages", "a" * 26, "text", sealed) == "Ik wil weten wie dit zei. ✓"
        for place in (
            ("cases", "a" * 26, "text"),
            ("messages", "b" * 26, "text"),
            ("messages", "a" * 26, "name"),
        ):
            with pytest.raises(CannotOpen):
                work.open(jip.id, *place, sealed)


def test_nobody_elses_key_opens_a_text(store: Store, someone: Someone) -> None:
    jip, other = someone(), someone()
    with store.reading() as work:
        sealed = work.seal(jip.id, "messages", "a" * 26, "text", "van mij")
        with pytest.raises(CannotOpen):
            work.open(other.id, "messages", "a" * 26, "text", sealed)


@pytest.mark.requirement("T-48")
def test_a_destroyed_key_takes_the_texts_along(store: Store, someone: Someone) -> None:
    jip = someone()
    with store.writing() as work:
        keep(work, person=jip.id, about_table="cases", about_id="c" * 26, field="text", text="weg", at=MONDAY)
        work.destroy_key(jip.id)
    with store.reading() as work, pytest.raises(CannotOpen):
        read_all(work, person=jip.id, about_id="c" * 26)


@pytest.mark.requirement("T-30")
def test_a_corrected_text_keeps_the_older_ones(store: Store, someone: Someone) -> None:
    jip = someone()
    for words in ("eerst", "toen", "nu"):
        with store.writing() as work:
            keep(
                work,
                person=jip.id,
                about_table="cases",
                about_id="c" * 26,
                field="text",
                text=words,
                at=MONDAY,
            )
    with store.reading() as work:
        assert read_all(work, person=jip.id, about_id="c" * 26) == {"text": "nu"}
        rows = work.rows(select(Text.version, Text.sealed).order_by(Text.version))
        opened = [work.open(jip.id, "cases", "c" * 26, "text", row.sealed) for row in rows]
    assert opened == ["nu", "eerst", "toen"]


def test_raising_keeps_nothing(store: Store, someone: Someone) -> None:
    jip = someone()
    with pytest.raises(RuntimeError), store.writing() as work:
        keep(
            work, person=jip.id, about_table="cases", about_id="c" * 26, field="text", text="half", at=MONDAY
        )
        raise RuntimeError("the line was lost")
    with store.reading() as work:
        assert read_all(work, person=jip.id, about_id="c" * 26) == {}


def test_rotation_wraps_the_key_anew_and_rewrites_no_text(store: Store, someone: Someone) -> None:
    jip = someone()
    with store.writing() as work:
        sealed = work.seal(jip.id, "messages", "a" * 26, "text", "blijft leesbaar")
    newer = Keyring(b"n" * 32, lookup=b"l" * 32, older=[b"d" * 32])
    address = store.engine.url.render_as_string(hide_password=False)
    with closing(Store(address, newer)) as rotated:
        assert rotated.rewrap_keys() == 1
        assert rotated.rewrap_keys() == 0, "a second run has nothing left to do"
    alone = Keyring(b"n" * 32, lookup=b"l" * 32)
    with closing(Store(address, alone)) as without_the_old_key, without_the_old_key.reading() as work:
        assert work.open(jip.id, "messages", "a" * 26, "text", sealed) == "blijft leesbaar"
        assert work.value(select(PersonKey.person_id)) == jip.id


@pytest.mark.requirement("T-73")
def test_what_is_written_cannot_be_read_in_the_files(tmp_path: Path, someone: Someone, store: Store) -> None:
    jip = someone()
    with store.writing() as work:
        keep(
            work,
            person=jip.id,
            about_table="cases",
            about_id="c" * 26,
            field="text",
            text="geheim adres",
            at=MONDAY,
        )
    for file in tmp_path.iterdir():
        assert b"geheim adres" not in file.read_bytes()


def test_moments_come_back_in_utc(store: Store) -> None:
    person = new_id()
    with store.writing() as work:
        work.add(Person, {"id": person, "language": "nl", "made_at": MONDAY})
    with store.reading() as work:
        moment = work.value(select(Person.made_at).where(Person.id == person))
    assert moment == MONDAY
    assert moment.utcoffset().total_seconds() == 0


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="time zone"), store.writing() as work:
        work.add(Person, {"id": new_id(), "language": "nl", "made_at": MONDAY.replace(tzinfo=None)})


def test_ids_are_random_and_of_one_shape() -> None:
    made = {new_id() for _ in range(500)}
    assert len(made) == 500
    assert all(len(one) == 26 and one == one.lower() for one in made)


def test_a_mistake_of_ours_is_not_called_a_store_that_is_down(store: Store) -> None:
    with pytest.raises(DBAPIError), store.reading() as work:
        work.rows(text("SELECT nothing_like_it FROM persons"))


LANGUAGES = select(Person.language).where(Person.id.in_(bindparam("some", expanding=True)))
NO_NAMES = ["x" * 26] * 600
"""So many that the statement goes SQLAlchemy's own way."""


@pytest.mark.parametrize("goes_well", [True, False])
def test_what_goes_sqlalchemys_own_way_is_in_the_same_transaction(store: Store, goes_well: bool) -> None:
    person = new_id()
    with suppress(ZeroDivisionError), store.writing() as work:
        work.add(Person, {"id": person, "language": "ar", "made_at": MONDAY})
        assert [row.language for row in work.rows(LANGUAGES, some=[person, *NO_NAMES])] == ["ar"]
        work.add(Person, {"id": new_id(), "language": "ar", "made_at": MONDAY})
        _ = 1 / goes_well
    with store.reading() as work:
        assert len(work.rows(select(Person.id))) == 2 * goes_well


def test_one_writer_after_another_needs_one_connection(store: Store) -> None:
    # Of those that tests before this one used at once none is left.
    store.close()
    for number in range(6):
        with suppress(ZeroDivisionError), store.writing() as work:
            work.add(Person, {"id": new_id(), "made_at": MONDAY})
            _ = 1 / (number % 3)
    with store.reading() as work:
        assert len(work.rows(select(Person.id))) == 4
    assert store.engine.pool.checkedout() == 1  # type: ignore[attr-defined]  # SQLite's and PostgreSQL's pools count.
    store.close()
    with store.writing() as work:
        work.add(Person, {"id": new_id(), "made_at": MONDAY})


def test_whoever_listens_hears_how_a_transaction_ended(store: Store) -> None:
    heard: list[str] = []
    for name in ("commit", "rollback"):
        event.listen(store.engine, name, lambda _connection, name=name: heard.append(name))
    for number in (1, 0):
        with suppress(ZeroDivisionError), store.writing() as work:
            work.add(Person, {"id": new_id(), "made_at": MONDAY})
            _ = 1 / number
    assert heard == ["commit", "rollback"]
