"""A class becomes the table that it describes, by the words and the type of each line."""

from __future__ import annotations

import pytest
from sqlalchemy import Boolean, ForeignKey, MetaData, String, UniqueConstraint, literal, select, true

from portal.store.described import Described, Mapped, mapped_column, once_more


class Base(metaclass=Described):
    metadata = MetaData()


class Cat(Base):
    """A table of this test only."""

    likes_fish = True
    __tablename__ = "cats"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    name: Mapped[str]
    mother: Mapped[str | None] = mapped_column(ForeignKey("cats.id"))
    legs: Mapped[int] = mapped_column(default=4)
    is_asleep: Mapped[bool | None]


def test_each_line_becomes_a_column_of_its_type() -> None:
    columns = Cat.__table__.columns
    assert [column.key for column in columns] == ["id", "name", "mother", "legs", "is_asleep"]
    assert [column.nullable for column in columns] == [False, False, True, False, True]
    assert isinstance(columns.id.type, String) and columns.id.type.length == 26
    assert isinstance(columns.is_asleep.type, Boolean)
    assert isinstance(columns.mother.type, String), "as what it points at"
    assert columns.legs.default.arg == 4
    assert any(isinstance(one, UniqueConstraint) for one in Cat.__table__.constraints)


def test_what_is_no_column_stays_what_it_is() -> None:
    assert Cat.likes_fish is True and "likes_fish" not in Cat.__table__.columns


def test_a_class_stands_for_its_table_in_a_statement() -> None:
    found = str(select(literal(1)).select_from(Cat).where(Cat.is_asleep == true()))
    assert "FROM cats" in found and "cats.is_asleep = true" in found


def test_a_table_stands_twice_in_one_statement() -> None:
    mother = once_more(Cat)
    found = str(select(Cat.name, mother.name.label("of")).join(mother, mother.id == Cat.mother))
    assert "FROM cats JOIN cats AS cats_1 ON" in found and "cats_1.name" in found
    with pytest.raises(AttributeError):
        mother.tail  # noqa: B018  # Asking is the test.


def test_a_line_of_an_unknown_type_is_refused_at_once() -> None:
    with pytest.raises(KeyError, match="complex"):
        Described("Dog", (Base,), {"__tablename__": "dogs", "__annotations__": {"bark": "Mapped[complex]"}})
