"""Tables of what stands in files: items, own words beside them, and the check whether they are still needed.

In all tables ``item_id`` is what a row belongs to: while that is on hold for safety, so is the row.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class FileItem(Base):
    """One thing that is written about one person, never about a household. Texts: "text", "purpose".

    Without a purpose it is shown as something that can go (R-054).
    """

    __tablename__ = "file_items"
    __table_args__ = (
        Index("ix_file_items_file", "item_id", "person_id"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file it stands in
    data_kind: Mapped[str] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(16))  # "fact" or "interpretation"
    fact_id: Mapped[str | None] = mapped_column(Id)  # the fact that an interpretation rests on
    goal_id: Mapped[str | None] = mapped_column(Id)  # the goal of the plan it was written down for
    written_on: Mapped[date]
    came_from: Mapped[str] = mapped_column(String(16))  # "person", "partner_body", ... or "unknown"
    came_on: Mapped[date | None]
    came_from_agency: Mapped[str | None] = mapped_column(Id)
    # An article of law that protects the source; the person then does not read where it comes from.
    protected_by: Mapped[str] = mapped_column(String(60), default="")
    needed_until: Mapped[date | None]
    # Set when it was taken away; its texts are destroyed then.
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileStatement(Base):
    """Own words of a person beside an item; they travel with it. Text: "words". Source: AVG art. 16."""

    __tablename__ = "file_statements"
    __table_args__ = (Index("ix_file_statements_item", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the item
    account_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)


class FileReview(Base):
    """Somebody looked whether an item is still needed: kept with a reason, or taken away. Text: "reason"."""

    __tablename__ = "file_reviews"
    __table_args__ = (Index("ix_file_reviews_item", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the item
    account_id: Mapped[str] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(40))
    decision: Mapped[str] = mapped_column(String(8))  # "kept" or "removed"
    needed_until: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(Moment)


class FileTold(Base):
    """Somebody told a person about a file, once by mouth and once in writing (R-047). Text: "reaction"."""

    __tablename__ = "file_told"
    __table_args__ = (Index("ix_file_told_file", "item_id", "how"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    how: Mapped[str] = mapped_column(String(8))  # "oral" or "writing"
    told_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(8))
    role: Mapped[str] = mapped_column(String(40))
    has_told_rights: Mapped[bool] = mapped_column(default=False)
    # Set when the person says that this did not happen; it then does not count any more.
    denied_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class FileTalk(Base):
    """Two answers of a person after a contact: were you told, and could you say no? (R-072, R-126)."""

    __tablename__ = "file_talks"
    __table_args__ = (Index("ix_file_talks_file", "item_id", "at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)  # the file
    agency_id: Mapped[str] = mapped_column(Id)  # the team that keeps it
    account_id: Mapped[str] = mapped_column(Id)
    was_told: Mapped[str] = mapped_column(String(8))  # "yes", "partly" or "no"
    could_say_no: Mapped[str] = mapped_column(String(8))  # "yes", "partly" or "no"
    at: Mapped[datetime] = mapped_column(Moment)
