"""Tables beside the items of a file: parts of life, goals, exemptions, carers, and what is kept for later."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class FileDomain(Base):
    """Whether a part of life was asked about. No score is kept here, ever. Text: "necessity".

    Source: R-086, R-087, R-220: "not asked" is a word of its own, and no number says it.
    """

    __tablename__ = "file_domains"
    __table_args__ = (
        Index("ix_file_domains_file", "item_id", "domain"),
        UniqueConstraint("source", "source_id"),
        CheckConstraint("asked in ('not_asked', 'asked', 'agreed')", name="asked"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    domain: Mapped[str] = mapped_column(String(16))
    asked: Mapped[str] = mapped_column(String(10))
    has_number: Mapped[bool] = mapped_column(default=False)  # whether the source has a number for it
    asked_on: Mapped[date | None]
    asked_by: Mapped[str] = mapped_column(String(40), default="")  # a role, never a name
    asked_where: Mapped[str] = mapped_column(String(60), default="")
    reused_on: Mapped[date | None]  # when an older answer was used again
    # "yes" or "no" once the person was asked "is this still right?"; empty before that.
    is_still_right: Mapped[str] = mapped_column(String(3), default="")
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileAsk(Base):
    """May I ask about this part of life? The answer, each time it was asked (R-089)."""

    __tablename__ = "file_asks"
    __table_args__ = (Index("ix_file_asks_file", "item_id", "domain", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    domain: Mapped[str] = mapped_column(String(16))
    answer: Mapped[str] = mapped_column(String(4))  # "yes", "no" or "skip"
    role: Mapped[str] = mapped_column(String(40))  # who asked; empty when the person answered alone
    at: Mapped[datetime] = mapped_column(Moment)


class FileGoal(Base):
    """A goal of the plan: worked on, deliberately not, or later. Texts: "text", "when", "why" (R-129)."""

    __tablename__ = "file_goals"
    __table_args__ = (Index("ix_file_goals_file", "item_id"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    choice: Mapped[str] = mapped_column(String(12))  # "chosen", "not_chosen" or "later"
    chosen_on: Mapped[date]
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileExemption(Base):
    """An exemption: from what, when, why, and what then. Texts: "text", "reason", "then" (R-242)."""

    __tablename__ = "file_exemptions"
    __table_args__ = (Index("ix_file_exemptions_file", "item_id"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    begins_on: Mapped[date]
    ends_on: Mapped[date | None]
    letter_on: Mapped[date]  # of the decision's own letter, which says how to object
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileCarer(Base):
    """Somebody who helps a person: name, contact, relation and help, and nothing more (R-056, R-091).

    The row is of whom may read it. A carer has a row of their own, sealed with their own key.
    """

    __tablename__ = "file_carers"
    __table_args__ = (Index("ix_file_carers_person", "person_id"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id, default="")  # the file; empty in the carer's own row
    agency_id: Mapped[str] = mapped_column(Id)
    is_own_entry: Mapped[bool] = mapped_column(default=False)  # whether the person is the carer
    # Of an own entry made here: the file it was made for, with which it goes after a stop. One that
    # an organisation delivers stands by itself: that body takes it out, and the carer can ask for that.
    came_with: Mapped[str | None] = mapped_column(Id)
    name_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    contact_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    relation: Mapped[str] = mapped_column(String(12))
    gives_help: Mapped[str] = mapped_column(String(80), default="")  # words of a list
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileKeep(Base):
    """A person chose that a file is kept for a next question. Without a row it is not (R-099)."""

    __tablename__ = "file_keeps"
    __table_args__ = (Index("ix_file_keeps_file", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    account_id: Mapped[str] = mapped_column(Id)
    keep_until: Mapped[date | None]  # empty when the person took it back
    at: Mapped[datetime] = mapped_column(Moment)
