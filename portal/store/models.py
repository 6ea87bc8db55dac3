"""Tables of the store itself: wrapped keys, texts, marks, and batches of imported records."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String

from portal.store.columns import Base, Id, Mapped, Moment, mapped_column


class PersonKey(Base):
    """The wrapped data key of one person; without it that person's texts are gone for good."""

    __tablename__ = "person_keys"

    person_id: Mapped[str] = mapped_column(Id, primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime] = mapped_column(Moment)


class Text(Base):
    """What is said about, or by, a person: one version of one field of one row of another table."""

    __tablename__ = "texts"
    __table_args__ = (
        # One current version a field; an older one stands under its own number.
        Index("ix_texts_about", "about_id", "field", "version", unique=True),
        Index("ix_texts_person", "person_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    about_table: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str] = mapped_column(Id)
    field: Mapped[str] = mapped_column(String(40))
    # 0 is the text as it reads now; replaced ones count 1, 2, 3 upwards in the order they were written.
    version: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Moment)


class Mark(Base):
    """A counter that tells processes that something they keep in memory has changed."""

    __tablename__ = "marks"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[int]


class Batch(Base):
    """One import. Its rows count only from the moment it is published: a file is seen whole or not at all."""

    __tablename__ = "batches"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    file_hash: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[datetime] = mapped_column(Moment)
    lines_done: Mapped[int] = mapped_column(default=0)
    published_at: Mapped[datetime | None] = mapped_column(Moment)
